"""Health: illnesses, injuries, pregnancies and states of mind, where they are somebody's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.folding import lowered
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.word_sets import word_set

_ILLNESS = (
    r"kencing manis|(?:asam lambung|maag|gerd)(?: kronis)?|serangan panik|jantung (?:koroner|bocor|bengkak|lemah)|"
    r"katarak|glaukoma|bronkitis|pneumonia|paru-paru basah|flek paru|polio|meningitis|cerebral palsy|sifilis|raja singa|"
    r"gonore|herpes|kista|miom|tiroid|gondok|rematik|skoliosis|sirosis|anemia|leptospirosis|rabies|tetanus|"
    r"preeklampsia|eklampsia|plasenta previa|(?:di)?amputasi|halusinasi|trauma(?: berat)?|cuci darah rutin|"
    r"turun peranakan|hilang ingatan|lupa ingatan|gila|edan|stres berat|kerasukan|"
    r"odgj|hiv(?:[ /]aids)?|aids|tbc|tb(?: ro| paru)?|dbd|covid(?:-19)?|"
    r"diabet(?:es|us)(?: (?:melitus|mellitus|kering|basah))?|dm|"
    r"hipertensi|stroke(?: (?:ringan|berat))?|epilepsi|ayan|asma|"
    r"skizofrenia(?: paranoid)?|bipolar|depresi(?: berat)?|demensia|pikun|autis(?:me)?|adhd|down syndrome?|lumpuh|"
    r"tuna(?:rungu|netra|wicara|grahita|daksa)|"
    r"kusta|hepatitis(?: [a-c])?|leukemia|tumor(?: \w+)?|kanker(?: \w+)?(?: stadium \w+)?|gagal ginjal|"
    r"gagal jantung|cuci darah|hemodialisa|thalasemia|"
    r"gangguan (?:jiwa|mental|kejiwaan|pendengaran|penglihatan)|sakit (?:jiwa|jantung|ginjal|paru|lever|"
    r"liver|kuning|gula|mental)|"
    r"penyakit (?:jantung|paru|ginjal|gula|dalam|kelamin|\w+)|"
    r"sesak na[fp]as|serangan jantung|jantung|kejang(?: demam)?|kejang[- ]kejang|pendarahan|perdarahan|keguguran|"
    r"patah tulang(?: \w+){0,2}|patah (?:kaki|tangan|leher)(?: \w+)?|gegar otak|darah (?:tinggi|rendah)|"
    r"gula(?: darah)?(?: kering| basah| tinggi)|gulo(?: kering| darah)?|"
    r"(?:minum|ngombe|menenggak|nenggak) (?:racun|obat \w+|baygon|potas)(?: \w+)?|overdosis|"
    r"percobaan bunuh diri|bunuh diri|gantung diri|"
    r"hamil(?: (?:\d{1,2}|\w+) (?:bulan|minggu|bln))?|mbobot|melahirkan|kontraksi|pecah ketuban|"
    r"(?:alergi)(?: obat)?(?: \w+)?|buta(?: (?:dua|dua-duanya|sebelah|total))?(?: mata)?|bisu tuli|tuli|"
    r"cacat(?: \w+)?|difabel|disabilitas|"
    r"mimisan(?: terus)?|tifus|tipes|typhus|demam berdarah|cacar(?: \w+)?|campak|malaria|maag kronis|"
    r"vertigo|usus buntu(?: pecah)?|hernia|wasir|ambeien|"
    r"keracunan makanan|kecanduan(?: \w+)?|sakaw|ambulasi|koma|kritis|kolesterol|asam urat|osteoporosis|parkinson|"
    r"alzheimer|lupus|gizi buruk|stunting|"
    r"positif \w+|putus obat|luka bakar(?: (?:derajat \w+|\d{1,3} ?(?:%|persen)))?"
)
_ABOUT = (
    r"(?:(?:riwayat|penderita|menderita|mengidap|pengidap|positif|suspek|diagnosa|diagnosis|gejala|"
    r"terkena|kena)[ \t\u00a0]+)?"
)
_AFTER = (
    r"(?:[ \t\u00a0]+(?:putus obat|dalam pengobatan|rutin \w+(?: \w+)?|kronis|akut|berat|stadium \w+|"
    r"bulan ke-?\d+|kambuh|menahun))*"
)
_HEALTH = re.compile(rf"\b{_ABOUT}(?:{_ILLNESS})\b{_AFTER}(?:\s*\+\s*(?:{_ILLNESS})\b)*")
_HISTORY = re.compile(
    r"\b(?:riwayat|mengidap|menderita|penderita|pengidap)(?: penyakit| sakit)?[ \t\u00a0]+(?!yang|di|ke|"
    r"ini|itu|dan)[a-z]{3,}(?:[ \t\u00a0]+(?:jantung|ginjal|paru|jiwa|otak))?"
)
_DIAGNOSIS = re.compile(r"\b(?:dx|diagnosa|diagnosis|keluhan medis)\s*[:=]\s*([^\n,.;]{3,40})")
# General talk of public health is nobody's illness.
_PUBLIC = re.compile(
    r"^(?:kritis|jantung|melahirkan|koma|luka bakar|kontraksi|hamil|disabilitas|difabel|dm|stunting|tb|"
    r"lumpuh|cacat|buta|keracunan makanan)$"
)
_CAMPAIGN = re.compile(
    r"(?:kelompok|ramah|pencegahan|penyandang|penanganan|edukasi|bahaya|kasus|penyebaran|bebas|"
    r"pengendalian|penanggulangan|rawan|cegah|mencegah|waspada|waspadai|terutama|terhindar dari|bebas dari|"
    r"risiko|resiko|hindari|rentan|ancaman)[ \t\u00a0]+$"
)

# Said of many at once.
_SPREADING = re.compile(r"[ \t\u00a0]+(?:meningkat|menurun|mewabah|merebak|menyebar|marak|naik|turun|musiman)\b")


# One of these stands in every text in which there is anything to find.
LEADS = word_set(
    """
    odgj hiv aids tbc tb dbd covid diabetes diabetus dm hipertensi stroke epilepsi ayan asma skizofrenia bipolar
    depresi demensia pikun autis autisme adhd down lumpuh tunarungu tunanetra tunawicara tunagrahita tunadaksa kusta
    hepatitis leukemia tumor kanker gagal cuci hemodialisa thalasemia gangguan sakit penyakit sesak serangan jantung
    kejang pendarahan perdarahan keguguran patah gegar darah gula gulo minum ngombe menenggak nenggak overdosis
    percobaan bunuh gantung hamil mbobot melahirkan kontraksi pecah alergi buta bisu tuli cacat difabel disabilitas
    mimisan tifus tipes typhus demam cacar campak malaria maag vertigo usus hernia wasir ambeien keracunan kecanduan
    sakaw koma kritis kolesterol asam osteoporosis parkinson alzheimer lupus gizi stunting positif putus luka riwayat
    mengidap menderita penderita kencing lambung katarak glaukoma bronkitis pneumonia paru flek polio meningitis
    cerebral sifilis raja gonore herpes kista miom tiroid gondok rematik skoliosis sirosis anemia leptospirosis rabies
    tetanus preeklampsia eklampsia plasenta amputasi diamputasi halusinasi trauma turun hilang lupa gila edan stres
    kerasukan gerd pengidap suspek gejala terkena kena dx diagnosa diagnosis keluhan
    """
)


def find_health(text: str) -> Iterator[Span]:
    text = lowered(text)
    for match in _HEALTH.finditer(text):
        if (
            _PUBLIC.match(match.group())
            or _CAMPAIGN.search(text[max(0, match.start() - 20) : match.start()])
            or _SPREADING.match(text, match.end())
        ):
            continue
        yield Span(match.start(), match.end(), "Q_HEALTH")
    for match in _HISTORY.finditer(text):
        if _CAMPAIGN.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        yield Span(match.start(), match.end(), "Q_HEALTH")
    for match in _DIAGNOSIS.finditer(text):
        yield Span(match.start(1), match.end(1), "Q_HEALTH")
