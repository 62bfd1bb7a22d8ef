"""Kinds: what the gate found, in the newsroom's language, and why it may not stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A label's name in plain Indonesian, and one short sentence for the person who wrote the text."""

    name: str
    why: str


KINDS: dict[str, Kind] = {
    "NAME": Kind("nama orang", "Nama menunjuk langsung kepada seseorang."),
    "PHONE": Kind("nomor telepon", "Nomor telepon membuat orang dapat dihubungi dan dikenali."),
    "ADDRESS": Kind("alamat", "Alamat menunjukkan rumah seseorang."),
    "PLATE": Kind("pelat nomor kendaraan", "Pelat nomor menunjuk kepada pemilik kendaraan."),
    "COORD": Kind("koordinat", "Koordinat menunjukkan titik rumah atau tempat kejadian."),
    "NIK": Kind("NIK", "NIK hanya dimiliki satu orang."),
    "KK": Kind("nomor kartu keluarga", "Nomor KK menunjuk kepada satu keluarga."),
    "EMAIL": Kind("alamat surel", "Alamat surel menunjuk kepada pemiliknya."),
    "HANDLE": Kind("nama akun", "Nama akun menunjuk kepada pemiliknya."),
    "URL": Kind("tautan", "Tautan dapat membuka data seseorang."),
    "BANK": Kind("nomor rekening", "Nomor rekening menunjuk kepada pemiliknya."),
    "IDNUM": Kind("nomor identitas", "Angka sepanjang ini biasanya nomor milik seseorang."),
    "DOB": Kind("tanggal lahir", "Tanggal lahir membantu orang menebak siapa yang dimaksud."),
    "WORD": Kind("kata yang belum dikenal", "Kata ini tidak ada dalam daftar kata umum; bisa jadi nama orang."),
    "Q_AGE": Kind("usia", "Usia bersama tempat atau waktu dapat mengungkap siapa orangnya."),
    "Q_SCHOOL": Kind("sekolah", "Nama sekolah atau kelas dapat mengungkap seorang anak."),
    "Q_HEALTH": Kind("penyakit atau diagnosis", "Keadaan kesehatan adalah data pribadi yang dilindungi khusus."),
    "Q_PLACE": Kind("tempat yang menunjuk rumah orang", "Petunjuk tempat ini cukup bagi tetangga untuk tahu rumah siapa."),
    "Q_PERSON": Kind("sebutan orang", "Menunjuk satu orang yang dikenal tetangganya."),
    "Q_HARM": Kind(
        "kekerasan atau perbuatan melukai diri", "Peristiwa seperti ini membuat tetangga mencari siapa orangnya."
    ),
    "Q_KIN": Kind("hubungan keluarga", "Hubungan keluarga ini memberi tahu tetangga siapa yang dimaksud."),
}
