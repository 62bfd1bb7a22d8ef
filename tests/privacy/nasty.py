"""Sentences as somebody would write them who means to tell who it was: Indonesian, Javanese, Krama and slang mixed.

All persons and places are invented. `kept` are sentences whose disguise the gate's contract covers: an identifier of a
listed kind, a name after an honorific or a trigger, a place phrase, an age, a school, a diagnosis. `beyond` are those that
only a neighbour understands: they are what the second person who reads a sentence is for.
"""

from __future__ import annotations

# Each with the piece that gives the person away; every letter and digit of it must lie in a finding.
KEPT = (
    ("Sing nelpon pak rete Slamet, omahe cedhak langgar.", "Slamet"),
    ("Matur nuwun dhumateng Bapak Wiryo ingkang sampun nelpon.", "Wiryo"),
    ("Korban putrane Bu Sumirah, bakul pecel.", "Sumirah"),
    ("Pelapor atas nama sdri Nurul H. sudah dihubungi.", "Nurul H"),
    ("Iku lho mbak Tini sing dodolan gorengan.", "Tini"),
    ("Yang kena musibah keluarganya mas Gepeng.", "Gepeng"),
    ("Rumah cat ijo prapatan Ponolawen terbakar.", "Rumah cat ijo"),
    ("Kobong neng omah cat biru pager wesi.", "omah cat biru"),
    ("Kejadian di kos Bu Darmi, kamar 7.", "kos Bu Darmi"),
    ("Tawon di belakang masjid Al Barokah.", "belakang masjid Al Barokah"),
    ("Ular masuk warung Mbah Karso.", "warung Mbah Karso"),
    ("Pohon roboh samping bengkel Pak Kliwon.", "bengkel Pak Kliwon"),
    ("Anak umur pitung taun kejegur sumur.", "umur pitung taun"),
    ("Bocah 7 th kelas 1 SD terjebak.", "7 th"),
    ("Siswi kelas 8 SMP Negeri 40 pingsan.", "SMP Negeri 40"),
    ("Murid TK Tunas Melati ikut dievakuasi.", "TK Tunas Melati"),
    ("Korban menderita TBC dan diabetes.", "TBC"),
    ("Ibu hamil 8 bulan dibawa ke puskesmas.", "hamil 8 bulan"),
    ("Penderita epilepsi jatuh di kamar mandi.", "epilepsi"),
    ("Hub nol wolu siji loro telu papat limo enem pitu wolu.", "nol wolu siji loro telu papat limo enem pitu wolu"),
    ("WA-ne kosong delapan satu tiga empat lima enam tujuh.", "kosong delapan satu tiga empat lima enam tujuh"),
    ("Nomere 0813 9021 77 44, tulung dibel.", "0813 9021 77 44"),
    ("Tlp 0285-421-987 saja.", "0285-421-987"),
    ("NIK-e 3375 0129 0790 0004.", "3375 0129 0790 0004"),
    ("Motor G 4827 qb ditinggal.", "G 4827 qb"),
    ("Mobile plat AA 91 XY ireng.", "AA 91 XY"),
    ("Alamate Jl Kenanga gg buntu no 9.", "Jl Kenanga gg buntu no 9"),
    ("Omahe RT loro RW telu Podosugih.", "RT loro RW telu"),
    ("Manggon ning Perum Griya Asri blok C no 12.", "Perum Griya Asri blok C no 12"),
    ("Masuk gang Melati 3 rumah pojok.", "gang Melati 3"),
    ("Shareloc -6.8957, 109.6748 ya.", "-6.8957, 109.6748"),
    ("IG-nya @tini.gorengan rame.", "@tini.gorengan"),
    ("Kirim ke tini.gorengan [at] gmail [dot] com.", "tini.gorengan [at] gmail [dot] com"),
    ("Rekening BRI 6038 0192 7745 a.n. Sumirah.", "6038 0192 7745"),
    ("Lahir 12-03-1987 di Pekalongan.", "12-03-1987"),
    ("Ketua RW Pak Haji Munawir melapor.", "Munawir"),
    ("Dilaporkan H. Mahfud bin Kasan.", "Mahfud bin Kasan"),
    ("Gus Ipul kampung sebelah datang membantu.", "Ipul"),
    ("Pelapor: Wati (0813xxxx).", "Wati"),
    ("Ceu Entin pemilik laundry pingsan.", "Entin"),
)
# The piece that gives the person away, and whether the sentence as a whole shows any finding is reported, not required.
BEYOND = (
    "Istri pertama juragan batik terbesar di Krapyak.",
    "Anak bungsu lurah Podosugih yang baru.",
    "Satu-satunya tukang tambal ban di depan stasiun.",
    "Guru ngaji langgar kulon kali sing nembe pensiun.",
    "Imam masjid agung minggu wingi.",
    "Penjual megono paling tua di Kraton.",
    "Kiper tim bola kelurahan Medono.",
    "Juara lomba burung tahun kemarin dari Tirto.",
    "Orang Jepang satu-satunya di perumahan itu.",
    "Keluarga yang bulan lalu rumahnya kebanjiran lagi.",
    "Mantan lurah yang rumahnya kejatuhan pohon.",
    "Bidan desa yang suaminya pelaut.",
    "Sing omahe ngarep pos kamling, gendheng abang.",
    "Tiyang sepuh ingkang dalemipun wetan lepen.",
    "Inisialnya S, bakul gorengan prapatan.",
    "Korban berinisial AN, siswa kelas dua.",
    "Wong sing klambine kuning ning video viral.",
    "Pemilik mobil merah yang sering parkir di alun-alun.",
    "Kembarannya yang kerja di bank.",
    "Ketua panitia sedekah laut tahun ini.",
    "Rumahnya persis pojokan, tingkat dua, ada ayunannya.",
    "Dokter gigi yang praktik sore di dekat alun-alun.",
    "Janda muda ujung gang yang jualan seblak.",
    "Pak rete wetan kali, sing brengose kandel.",
)
