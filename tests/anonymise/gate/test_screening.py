"""The gate as a whole: places in the original, masks, the sentences of our own pages, and the refusal to let out."""

import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.anonymise.gate import GateError, Level, Span, require_clean, screen
from publisher.regions import load_region

REGION = load_region("kota-pekalongan")

PLAIN = """
Laporan Mingguan 112
Edisi 46/2026
Kota Pekalongan · 9–15 November 2026
Kota Pekalongan · 28 Sep–4 Okt 2026
Kota Pekalongan · 28 Des 2026–3 Jan 2027
18 kejadian darurat selesai dalam seminggu
5 dari 18 kejadian darurat: sarang tawon 3, ular 2
6 dari 18 kejadian darurat: lampu jalan 4, jalan rusak 2
Delapan belas kejadian darurat, semua selesai dalam 24 jam
31 kejadian darurat, di atas kisaran biasa 12–24
Tidak ada kejadian darurat minggu ini
Belum ada kejadian yang selesai; 4 masih ditangani
kejadian darurat selesai, 16 di antaranya dalam 24 jam.
Minggu lalu 15, biasanya 12–24.
1 bintang = 1 kejadian
13 gangguan & bahaya
5 pertolongan warga
18 kejadian selesai, dalam kisaran yang biasa
18 kejadian selesai, minggu lalu 15
Petugas tiba dalam sekitar 10 menit
Separuh dari 12 kejadian gangguan & bahaya
Selesai dalam 24 jam 16 dari 18
Biasanya = rentang 8 dari 10 minggu dalam 26 minggu terakhir
Evakuasi hewan 5 dari 18, mirip pola 13 minggu terakhir
tawon 3, ular 2
lampu jalan 2, jalan/jembatan 1, sampah 1
Penyelamatan lain – tidak ada
medis, kecelakaan, ketertiban, orang hilang, dan sosial
Pertolongan warga: medis, kecelakaan, ketertiban, orang hilang, dan sosial
Sarang tawon di Pekalongan Barat, kebakaran rumah di Pekalongan Utara
Pekalongan Selatan, Selasa malam
Pekalongan Timur, minggu ini
Damkar dikirim, 3 menit
Damkar tiba di lokasi, 12 menit
PLN tiba di lokasi, sekitar 25 menit
DPUPR selesai menangani, 14 jam
Perumda Tirtayasa memperbaiki pipa
lebih dari 24 jam
Separuh dari 12 kejadian didatangi dalam sekitar 10 menit
6 ≤ 10 menit
Target kebakaran 15 menit (Permendagri 114/2018).
4 dari 13 kejadian dilaporkan pada Rabu sore
13 kejadian tersebar di 6 hari
Dibuka sebelum minggu ini: 1
12 + 1 = 13 kejadian
Barat dan Utara masing-masing 4 dari 13 kejadian
Peta skematis, letak ikon bukan lokasi
Tidak dibagi jumlah penduduk: bukan ukuran rawan.
18 kejadian: sekitar rata-rata 13 minggu terakhir
Tindak lanjut · Triwulan III 2026
Tindak lanjut · Triwulan II 2026
296 tindak lanjut selesai, Juli–September 2026
Pemadam & penyelamatan
Damkar turun tangan dalam 104 dari 296 kejadian
Dari 100 panggilan yang diangkat, 10 darurat
179 berakhir sebelum diangkat: 121 dalam 10 detik pertama, 58 setelahnya
39 informasi, 88 iseng, 70 tanpa suara
Panggilan masuk 1.398, diangkat 1.219, darurat 1.022.
Telanjur menelepon? Katakan salah tekan sebelum menutup.
21 kejadian; 4 masih ditangani
Darurat? Telepon 112
Gratis, 24 jam.
Hubungi nomor 112 dari telepon mana pun.
Data terbuka & ralat: tautan di bio
Merasa dikenali? Hubungi kami: pesan ke akun ini
Sumber: Call Center 112 Kota Pekalongan, 16 Nov 2026
Tanpa nama, alamat, jam. Sumber: Call Center 112 Kota Pekalongan
Ralat Edisi 45/2026, hal. 3
tertulis 16, seharusnya 15
Satu kejadian dicatat ulang setelah pemeriksaan.
Sampul Laporan Mingguan 112, 9–15 November 2026.
18 kejadian selesai: evakuasi hewan 5, listrik & utilitas 3, pohon 2, pertolongan warga 5.
Motif jlamprang, satu bintang satu kejadian.
Per minggu sejak 17 Agu: 16, 14, 19, 17, 13, 20, 18, 15, 22, 29, 15, 15, 18.
Per minggu: 1.204, 1.310, 1.150, 1.204, 1.310.
Kejadian menurut hari dan sif dibuka, tanpa pertolongan warga: Senin pagi evakuasi hewan;
Selasa malam rob; 1 dibuka sebelum minggu ini.
Utara 4: hewan, listrik, rob, kebakaran; Barat 4: hewan, hewan, pohon, listrik. 13 minggu: 55, 58, 33, 30.
Dua kejadian. Evakuasi sarang tawon, Pekalongan Barat, Selasa pagi.
Aduan: Ada sarang tawon yang perlu dievakuasi. Selesai 70 menit.
Jenis, minggu ini dan 13 minggu: evakuasi hewan 5 dan 61; listrik & utilitas 3 dan 31; pertolongan warga 5 dan 55.
Petugas memotong batang pohon yang menutup jalan. Lalu lintas kembali lancar dalam 2 jam.
Lampu jalan bermasalah. Petugas tiba 10 menit kemudian.
Jalan atau jembatan rusak. Petugas menutup lubang dalam 3 jam.
#Pekalongan #CallCenter112 #DataTerbuka
Edisi 2026-W47·a1b2
Minggu ini 18, biasanya 12–24 · Senin, 16 November 2026, 16.00 WIB
""".strip().split("\n")


def test_there_are_enough_plain_sentences() -> None:
    assert len(PLAIN) >= 60


@pytest.mark.parametrize("sentence", PLAIN)
def test_an_ordinary_sentence_of_our_pages_passes(sentence: str) -> None:
    assert screen(sentence).spans == ()


def test_all_words_of_the_pack_pass() -> None:
    words = [REGION.name, REGION.source_name, REGION.emergency_call, REGION.emergency_note, REGION.guarded_list]
    words += [name for area in REGION.areas for name in (area.name, *area.sub_areas)]
    words += [name for agency in REGION.agencies for name in (agency.name, agency.field)]
    for category in REGION.categories:
        words.append(category.name)
        for item in category.subcategories:
            words += [item.name, f"{item.event}. {item.complaint} Petugas tiba 12 menit.", f"{item.noun} 3, {item.short} 2"]
            words += [f"{item.event} di {area.name}" for area in REGION.areas]
    require_clean(words, "the pack")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Pak Budi di Jl. Kenari No. 5, hp 081234567890.", "Pak [NAME] di [ADDRESS], hp [PHONE]."),
        ("Ｐａｋ　Ｂｕｄｉ pulang", "Ｐａｋ　[NAME] pulang"),
        ("hp 0\u200b8\u200b1\u200b2\u200b3\u200b4\u200b5\u200b6\u200b7\u200b8 ya", "hp [PHONE] ya"),
        ("hp O8l2-3456-789O ya", "hp [PHONE] ya"),
        ("tidak ada apa-apa", "tidak ada apa-apa"),
        ("", ""),
    ],
)
def test_what_is_found_is_masked_in_the_original(text: str, masked: str) -> None:
    assert screen(text).masked == masked


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("hp ０８１２３４５６７８ ya", [Span(3, 13, "PHONE")]),
        ("hp 0\u200b812\u200b345678 ya", [Span(3, 15, "PHONE")]),
        ("\u200b\u200bPak \u200bBu\u200bdi pulang", [Span(7, 12, "NAME")]),
        ("Раk Вudі pulang", [Span(4, 8, "NAME")]),
        ("hp 0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣ ya", [Span(3, 28, "PHONE")]),
        ("hp ٠٨١٢٣٤٥٦٧٨ ya", [Span(3, 13, "PHONE")]),
        ("wa O812 3456 78l0 ya", [Span(3, 17, "PHONE")]),
        ("wa O812  3456\n7890 ya", [Span(3, 18, "PHONE")]),
    ],
)
def test_disguised_texts_are_found_at_their_places_in_the_original(text: str, spans: list[Span]) -> None:
    assert list(screen(text).spans) == spans


@given(st.text(alphabet="Pak Budi 08123 \u200b\u20e3Ａ０ﬁjl.Jn@-/'\n", max_size=60))
def test_spans_are_in_order_inside_the_text_and_the_mask_keeps_the_rest(text: str) -> None:
    screened = screen(text)
    position, rest = 0, []
    for span in screened.spans:
        assert position <= span.start < span.end <= len(text)
        rest.append(text[position : span.start])
        position = span.end
    rest.append(text[position:])
    masked = rest[0] + "".join(f"[{span.label}]{after}" for span, after in zip(screened.spans, rest[1:], strict=True))
    assert screened.masked == masked


def test_what_is_clean_may_leave() -> None:
    require_clean(PLAIN, "page k02", level=Level.EDITOR)
    require_clean([], "page k02")


def test_a_refusal_names_kind_and_place_and_never_the_text() -> None:
    with pytest.raises(GateError) as refused:
        require_clean(["18 kejadian", "Pak Budi 081234567890"], "caption")
    message = str(refused.value)
    assert "caption, text 2" in message
    assert "NAME" in message
    assert "PHONE" in message
    told = "".join(traceback.format_exception_only(refused.value)) + repr(refused.value)
    for secret in ("Budi", "081234567890", "0812"):
        assert secret not in told
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None


def test_what_the_publication_itself_puts_there_is_allowed() -> None:
    caption = "Laporan Mingguan: @lapor.pekalongankota, https://112.contoh.id/edisi"
    with pytest.raises(GateError, match="HANDLE, URL"):
        require_clean([caption], "caption")
    require_clean([caption], "caption", ["@lapor.pekalongankota", "https://112.contoh.id/edisi", ""])


def test_what_is_allowed_covers_nothing_beside_it() -> None:
    own = ["@lapor.pekalongankota", "112", "0285"]
    for text in ("@lapor.pekalongankota dan @orang_lain", "hp 0811223344112", "hp 02854212345"):
        with pytest.raises(GateError):
            require_clean([text], "caption", own)


def test_an_allowed_name_inside_another_word_does_not_take_it_apart() -> None:
    for text in ("tiket 5511299", "tiket 99112", "tiket 11299"):
        with pytest.raises(GateError, match="IDNUM"):
            require_clean([text], "caption", ["112"])


@pytest.mark.parametrize(
    ("text", "patterns", "editor"),
    [
        ("tadi sokran pulang", "tadi sokran pulang", "tadi [WORD] pulang"),
        ("pak sokran pulang", "pak [NAME] pulang", "pak [NAME] pulang"),
        ("warga umur 12 tahun", "warga umur 12 tahun", "warga [Q_AGE]"),
        ("berkas-081234567890.csv", "berkas-[PHONE].csv", "berkas-[PHONE].[WORD]"),
        ("tiket 98431", "tiket [IDNUM]", "tiket 98431"),
        ("lalu wagiyem pulang", "lalu [NAME] pulang", "lalu [NAME] pulang"),
    ],
)
def test_the_levels_differ_in_what_must_be_known(text: str, patterns: str, editor: str) -> None:
    assert screen(text, Level.PATTERNS).masked == patterns
    assert screen(text, Level.EDITOR).masked == editor
    assert screen(text).masked == editor


def test_what_the_shapes_find_a_composed_text_may_not_hold_either() -> None:
    for text in ("Petugas 081234567890", "Jalan Melati 12", "Pak Barat", "tiket 98431"):
        with pytest.raises(GateError):
            require_clean([text], "caption")
