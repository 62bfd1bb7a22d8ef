"""The words that addresses are made of, and those that only look like it."""

from __future__ import annotations

import re

from publisher.anonymise.gate.word_sets import word_set

STREETS = word_set("jalan jln jl jlan jalanan dalan dln")
SHORT_STREETS = word_set("jln jl jlan dln")
ALLEYS = word_set("gang gg lorong lrg gng lr")
ESTATES = word_set(
    """
    perum perumahan perumnas prum perm komplek kompleks kompl cluster klaster rusun rusunawa rusunami apartemen
    apartment residence ruko rukan
    """
)
# Words with which estates are named, and which stand elsewhere too: an address only with a house behind them.
ESTATE_NAMES = word_set(
    "puri griya graha taman villa vila bumi pondok permata pesona buana bukit grand green citra mutiara"
)
HAMLETS = word_set("dukuh dusun dk dsn kp kmp kpg kampung kampong jorong padukuhan")
BLOCKS = word_set("blok blk blog block kav kavling kapling kavl")
NUMBERS = word_set("no nomor nmr nomer nmor num number")
NEIGHBOURS = word_set("rt rw")
# Where somebody lives inside a house of many.
STOREYS = word_set("lantai lt kamar kmr unit tower twr")
TAILS = ALLEYS | BLOCKS | NUMBERS | NEIGHBOURS
ROMAN = re.compile(r"[ivx]{1,5}$")
TITLES_OF_STREETS = word_set(
    """
    dr kh h ra r a ki nyi jend jenderal jendral letjen mayjen brigjen kapten kolonel kol prof sultan pangeran raden
    teuku cut nyak tuanku hos wr mt mgr ir pahlawan kyai kiai sunan syekh s bung nyai dewi sri letkol mayor panglima
    """
)
DIRECTIONS = word_set("barat timur utara selatan tengah raya baru lama kulon wetan lor kidul dalam")
# What a part of a street is told by, behind a direction: "kidul rel", "lor kali".
BESIDES = word_set("rel kali sungai pasar masjid mesjid sawah jembatan lapangan makam kuburan sekolah gardu")
# What is counted or measured behind a number that is no house's.
UNITS = word_set(
    """
    cm km m mm meter mtr menit mnt jam hari unit kk orang org wib kg ton liter persen rumah ekor kali x tahun th thn
    lubang titik warga jiwa pohon kv kva watt volt lampu buah bulan minggu petugas personel personil regu armada arah
    jalur lajur motor mobil truk karung bibit tiang paket kotak lembar keluarga
    """
)
# What stands behind "jalan" in a sentence without being a street's name.
NOT_A_STREET = word_set(
    """
    rusak berlubang bermasalah licin ambles macet tergenang tertutup terhalang umum kaki keluar masuk raya utama tol
    lingkar menuju kampung desa besar kecil sempit buntu penghubung alternatif nasional provinsi kabupaten kota
    protokol aspal setapak depan belakang samping terus lewat pulang panjang putus pintas tengah bersama poros lokal
    lingkungan arteri sehat santai cepat sendiri
    """
)
SAID = word_set(
    """
    satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas siji loro telu papat limo enem pitu wolu songo
    kosong nol pertama kedua ketiga keempat kelima
    """
)
# Words with which many roads' names begin.
GENERAL = word_set("raya lingkar tol nasional provinsi umum pasar")
HOTLINES = word_set("110 112 113 115 117 118 119 123 129")
NO_HOUSE_BEFORE = word_set(
    """
    uu undang peraturan perda perwal perpres permen permendagri kepmen pp sk surat urut antrean antrian armada pos
    telepon telp tiket call center halaman lampiran pasal soal edisi
    """
)
VERB_PREFIXES = ("me", "ber", "ter", "di", "ng", "ny")
LOCATIVES = word_set(
    """
    di ke nang ning ing neng alamat almt alamate lokasi lokasine tkp dalan jl jln jalan kediaman ti ring teng dateng
    """
)
HOUSING = word_set("griya graha asri permai regency residence indah estate residen mansion garden village hills land park")
NO_LEAD = word_set("warga masuk depan belakang samping dekat mulut ujung arah sekitar area ambulans")
# Before a street's name alone, these make it somebody's.
HOMES = word_set(
    """
    rumah rmh rumahnya rumahe omah omahe griya griyo griyone alamat almt alamatnya alamate tinggal bertempat kediaman
    kediamannya domisili berdomisili warga manggon nginep kos kost ngontrak kontrakan mondok
    """
)
# Written together with the word before ("dijalan", "nangjl").
GLUED_BEFORE = ("di", "ke", "dari", "nang", "ning", "neng")
