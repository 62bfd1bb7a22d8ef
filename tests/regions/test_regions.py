"""The shipped pack, its look-ups, and what is wrong with a pack that cannot be used."""

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.regions import Region, RegionError, fold, load_region
from publisher.regions.pack import SHIPPED
from publisher.regions.region import _look_up
from publisher.vocabulary import CallKind, PublicClass, Status

BARAT, TIMUR, UTARA, SELATAN = "33.75.01", "33.75.02", "33.75.03", "33.75.04"
KELURAHAN = {
    BARAT: "Medono, Podosugih, Sapuro Kebulen, Bendan Kergon, Pasirkratonkramat, Tirto, Pringrejo",
    TIMUR: "Noyontaansari, Kauman, Poncol, Klego, Gamer, Setono, Kali Baros",
    UTARA: "Krapyak, Kandang Panjang, Panjang Wetan, Padukuhan Kraton, Degayu, Bandengan, Panjang Baru",
    SELATAN: "Banyurip, Buaran Kradenan, Jenggot, Kuripan Kertoharjo, Kuripan Yosorejo, Sokoduwet",
}
ALL_KELURAHAN = [(name, code) for code, names in KELURAHAN.items() for name in names.split(", ")]


@pytest.fixture(scope="module")
def region() -> Region:
    return load_region("kota-pekalongan")


def area_of(region: Region, district: str | None, sub_district: str | None = None) -> str | None:
    area = region.find_area(district, sub_district)
    return area.code if area else None


def test_the_shipped_pack_has_the_27_kelurahan_of_the_4_kecamatan(region: Region) -> None:
    assert {area.code: ", ".join(area.sub_areas) for area in region.areas} == KELURAHAN
    assert len(ALL_KELURAHAN) == 27


@pytest.mark.parametrize(
    ("code", "public_class"),
    [
        *((code, PublicClass.OPEN) for code in ("HWN", "PHN", "UTL", "FSU", "BNC", "PNY", "KEB")),
        *((code, PublicClass.GUARDED) for code in ("MED", "LAK", "KAM", "SAR")),
        *((code, PublicClass.SENSITIVE) for code in ("SOS", "PPA", "JNZ")),
        *((code, PublicClass.NOT_INCIDENT) for code in ("INF", "TDV")),
    ],
)
def test_every_category_has_the_class_that_was_decided(region: Region, code: str, public_class: PublicClass) -> None:
    category = region.category(code)
    assert category is not None
    assert category.public_class is public_class


def test_agencies_that_mainly_serve_guarded_cases_are_marked(region: Region) -> None:
    marked = {agency.code for agency in region.agencies if agency.serves_guarded}
    assert {"PSC119", "POLRES", "DINSOS", "DPMPPA", "BASARNAS"} <= marked
    assert not marked & {"DAMKAR", "BPBD", "PLN", "DLH", "DISHUB", "DINPERKIM", "DPUPR"}


def test_every_open_subcategory_has_the_words_of_a_story(region: Region) -> None:
    for category in region.open_categories:
        for item in category.subcategories:
            assert item.noun, item.code
            assert item.event, item.code
            assert item.complaint.endswith("."), item.code


def test_guarded_and_sensitive_subcategories_have_no_words_of_a_story(region: Region) -> None:
    for category in region.categories:
        if category.public_class is not PublicClass.OPEN:
            assert all(not (item.noun or item.event or item.complaint) for item in category.subcategories)


def test_the_three_shifts_cover_the_day(region: Region) -> None:
    assert [(item.code, item.start.isoformat("minutes"), item.end.isoformat("minutes")) for item in region.shifts] == [
        ("pagi", "07:30", "16:00"),
        ("sore", "16:00", "23:30"),
        ("malam", "23:30", "07:30"),
    ]


def test_a_label_is_folded_to_what_means_something() -> None:
    assert fold("  Kel.  PANJANG-Wetan \r\n") == "kel panjang wetan"
    assert fold("Café ＡＢＣ") == "cafe abc"
    assert fold("— / —") == ""


@pytest.mark.parametrize(("name", "code"), ALL_KELURAHAN)
def test_every_kelurahan_is_found_however_it_is_spaced_and_cased(region: Region, name: str, code: str) -> None:
    for label in (name, name.upper(), f"  {name.lower()} ", name.replace(" ", "  "), name.replace(" ", ""), f"Kel. {name}"):
        assert area_of(region, None, label) == code, label


def test_no_two_kelurahan_are_taken_for_one_another() -> None:
    for (one, code), (other, other_code) in itertools.permutations(ALL_KELURAHAN, 2):
        assert _look_up(one, {fold(other): other_code}) is None, (one, other, code)


def test_a_kelurahan_that_a_pack_forgot_is_a_stranger_and_falls_to_no_other(region: Region) -> None:
    for name, code in ALL_KELURAHAN:
        others = {label: area for label, area in region._sub_area_labels.items() if area.code != code}
        assert _look_up(name, others) is None, name


@pytest.mark.parametrize(("name", "code"), ALL_KELURAHAN)
def test_a_missing_or_doubled_letter_never_leads_to_another_kecamatan(region: Region, name: str, code: str) -> None:
    for place in range(len(name)):
        for label in (name[:place] + name[place + 1 :], name[:place] + name[place] + name[place:]):
            assert area_of(region, None, label) in (code, None), label
    if len(name) >= 7:
        assert area_of(region, None, name[:3] + name[3] + name[3:]) == code


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Pasir Kraton Kramat", BARAT),
        ("Pasir Kramat Kraton", BARAT),
        ("Nayontaansari", TIMUR),
        ("Noyontaan", TIMUR),
        ("Noyontan Sari", TIMUR),
        ("Kalibaros", TIMUR),
        ("Padukuhankraton", UTARA),
        ("Sapuro", BARAT),
        ("Kebulen", BARAT),
        ("Bugisan", UTARA),  # today in Panjang Wetan
        ("Sampangan", TIMUR),
        ("Keputran", TIMUR),
        ("Landungsari", TIMUR),
        ("Sugihwaras", TIMUR),
    ],
)
def test_spellings_and_older_names_seen_in_print_are_found(region: Region, label: str, code: str) -> None:
    assert area_of(region, None, label) == code


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Pekalongan Barat", BARAT),
        ("PEKALONGAN  TIMUR ", TIMUR),
        ("Utara", UTARA),
        ("33.75.04", SELATAN),
        ("337504", SELATAN),
        ("Kec. Pekalongan Selatan", SELATAN),
        ("Kecamatan Pekalongan Utara", UTARA),
        ("Pekalongan Utarra", UTARA),
        ("PekalonganBarat", BARAT),
    ],
)
def test_a_kecamatan_is_found_by_name_short_name_or_code(region: Region, label: str, code: str) -> None:
    assert area_of(region, label) == code


@pytest.mark.parametrize(
    "label",
    [
        "33.76.01",
        "33.75.05",
        "33.26.01",
        "Pekalongan",
        "Kota Pekalongan",
        "Kab. Pekalongan",
        "Kabupaten Pekalongan",
        "Pekalongan Tenggara",
        "Pekalongan Barat Daya",
        "Pekalongan Timurlaut",
        "Batang",
        "Kajen",
        "Tirta",  # in a short word one other letter is another word
        "Klega",
        "???",
        "",
        None,
    ],
)
def test_a_strange_district_is_unknown_and_never_the_nearest_one(region: Region, label: str | None) -> None:
    assert area_of(region, label) is None
    assert area_of(region, None, label) is None


def test_the_district_is_asked_before_the_sub_district(region: Region) -> None:
    assert area_of(region, "Pekalongan Timur", "Medono") == TIMUR
    assert area_of(region, "Tidak tercatat", "Medono") == BARAT


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("damkar", "DAMKAR"),
        ("Pemadam Kebakran", "DAMKAR"),
        ("PLN ULP Pekalongan Kota", "PLN"),
        ("P.L.N.", "PLN"),
        ("PSC 119", "PSC119"),
        ("psc119", "PSC119"),
        ("Polres Pekalongan Kota", "POLRES"),
        ("Dinas Perhubungn", "DISHUB"),
        ("dinas perumahan & kawasan permukiman", "DINPERKIM"),
        ("BPBD kota pekalongan", "BPBD"),
    ],
)
def test_an_agency_is_found_by_its_spellings(region: Region, label: str, code: str | None) -> None:
    agency = region.find_agency(label)
    assert (agency.code if agency else None) == code


@pytest.mark.parametrize(
    "label",
    [
        "Kota Pekalongan",  # not "BPBD Kota Pekalongan" with four letters lost
        "PSC 118",
        "Polres Pekalongan",  # the regency's police, not the city's
        "Polres Batang",
        "PLN Batang",
        "Warung Bu Siti",
        "",
        None,
    ],
)
def test_a_strange_agency_is_unknown(region: Region, label: str | None) -> None:
    assert region.find_agency(label) is None


def test_no_two_agencies_are_taken_for_one_another(region: Region) -> None:
    for agency in region.agencies:
        others = {label: item for label, item in region._agency_labels.items() if item is not agency}
        for label in (agency.code, agency.name, *agency.aliases):
            assert region.find_agency(label) is agency
            assert _look_up(label, others) is None, label


def test_a_digit_is_never_a_typing_error() -> None:
    assert _look_up("kodewilayah12346", {"kodewilayah12345": 1}) is None
    assert _look_up("kodewilaya12345", {"kodewilayah12345": 1}) == 1


def test_a_spelling_as_near_to_two_as_to_one_is_unknown() -> None:
    assert _look_up("sukamaju a", {"sukamaju b": 1, "sukamaju c": 2}) is None
    assert _look_up("kampungdalem", {"kampungdalam": 1, "kampungdalum": 2}) is None
    assert _look_up("kampungdalem", {"kampungdalam": 1, "kampung dalam": 1}) == 1


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("HWN", "HWN"),
        (" hwn ", "HWN"),
        ("EVAKUASI   HEWAN", "HWN"),
        ("Banjir, Rob & Bencana", "BNC"),
        ("banjir/rob", "BNC"),
        ("odgj", "SOS"),
        ("Laka Lantas", "LAK"),
        ("uji coba", "TDV"),
        ("Evakuasi hewa", None),  # a class is never guessed
        ("kategori lama", None),
        ("—", None),
        ("", None),
        (None, None),
    ],
)
def test_a_category_is_found_by_code_name_or_alias_and_never_nearly(
    region: Region, label: str | None, code: str | None
) -> None:
    category = region.find_category(label)
    assert (category.code if category else None) == code


def test_a_subcategory_is_looked_for_in_its_category_only(region: Region) -> None:
    animals, fire = region.category("HWN"), region.category("KEB")
    assert animals is not None
    assert fire is not None
    wasps = region.find_subcategory(animals, "Tawon Vespa")
    assert wasps is not None
    assert wasps.code == "TAWON"
    assert region.find_subcategory(fire, "tawon") is None
    assert region.find_subcategory(animals, None) is None


def test_statuses_call_kinds_and_reasons_are_read_in_the_sources_words(region: Region) -> None:
    assert {region.status(word) for word in ("SELESAI", "tertangani", " Ditutup ")} == {Status.CLOSED}
    assert {region.status(word) for word in ("BATAL", "salah_sambung", "ARSIP")} == {Status.VOID}
    assert {region.status(word) for word in ("BARU", "Tiba", "DITINDAKLANJUTI")} == {Status.IN_PROGRESS}
    assert {region.status(word) for word in ("entah", "", None)} == {Status.UNKNOWN}
    assert region.call_kind("ghost") is CallKind.SILENT  # a silent call is never called a prank
    assert region.call_kind("iseng") is CallKind.PRANK
    assert region.call_kind("entah") is CallKind.UNKNOWN
    assert region.close_reason("Dilimpahkan") == "transferred"
    assert region.close_reason("DUPLIKAT") == "duplicate"
    assert region.close_reason("tertangani") is None


Pack = Callable[[str, str, str], Path]


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """A copy of the shipped pack in which one text of one file is replaced."""

    def make(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "kota-lain"
        shutil.copytree(SHIPPED / "kota-pekalongan", folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return make


def test_a_pack_is_loaded_from_any_folder(pack: Pack) -> None:
    folder = pack("region.toml", 'name = "Kota Pekalongan"', 'name = "Kota Lain"')
    assert load_region(folder).name == "Kota Lain"
    assert load_region("kota-lain", relative_to=folder.parent).folder == folder


def test_a_pack_that_is_nowhere_is_refused_with_those_that_ship(tmp_path: Path) -> None:
    with pytest.raises(RegionError, match=r"'kota-hilang'.*kota-pekalongan"):
        load_region("kota-hilang", tmp_path)


@pytest.mark.parametrize("file", ["region.toml", "categories.toml", "agencies.toml", "words.toml"])
def test_a_missing_or_unreadable_file_is_named(pack: Pack, file: str) -> None:
    folder = pack("region.toml", "Kota", "Kota")
    (folder / file).write_bytes(b"name = [")
    with pytest.raises(RegionError, match=rf"{file}: not readable as TOML"):
        load_region(folder)
    (folder / file).write_bytes(b"# \xff")
    with pytest.raises(RegionError, match=rf"{file}: not readable as TOML"):
        load_region(folder)
    (folder / file).unlink()
    with pytest.raises(RegionError, match=rf"{file}: this file of the region pack is missing"):
        load_region(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("region.toml", 'report_name = "Laporan Mingguan 112"', "", "the pack needs report_name"),
        ("region.toml", "Asia/Jakarta", "Asia/Pekalongan", "'Asia/Pekalongan' is not an IANA zone"),
        ("region.toml", "Asia/Jakarta", "Asia", "'Asia' is not an IANA zone"),
        ("region.toml", "start = 07:30:00", 'start = "07:30"', "pagi: write start and end as times without quotes"),
        ("region.toml", 'code = "sore"', 'code = "pagi"', "the code pagi stands twice"),
        ("region.toml", 'code = "sore"\n', "", "needs code"),
        ("region.toml", 'name = "Pekalongan Timur"', "", "33.75.02 needs name"),
        ("region.toml", 'code = "33.75.02"', 'code = "33.75.01"', "the code 33.75.01 stands twice"),
        ("region.toml", '["Padukuhankraton", "Bugisan"]', '"Bugisan"', "33.75.03: write aliases as a list of texts"),
        ("region.toml", '"Padukuhankraton"', '"Medono"', "'Medono' stands under 33.75.01 and under 33.75.03"),
        ("categories.toml", 'class = "open"', 'class = "terbuka"', "HWN: class must be one of open, guarded"),
        ("categories.toml", 'class = "open"\n', "", "HWN: class must be one of"),
        ("categories.toml", 'name = "Evakuasi hewan"', "", "HWN needs name"),
        ("categories.toml", '"animal"', '"odgj"', "'odgj' stands under HWN and under SOS"),
        ("categories.toml", '"animal"', "7", "HWN: write aliases as a list of texts"),
        ("categories.toml", "flood = true", 'flood = "no"', "BNC: flood must be true or false"),
        ("categories.toml", 'code = "ULAR"', 'code = "TAWON"', "the code TAWON stands twice"),
        ("categories.toml", 'name = "ular"', "name = 3", "ULAR needs name"),
        ("categories.toml", "subcategories = []", 'subcategories = ["a"]', "write subcategories as a list of tables"),
        ("agencies.toml", 'name = "Damkar"', "", "DAMKAR needs name"),
        (
            "agencies.toml",
            "serves_guarded = true",
            'serves_guarded = "true"',
            "PSC119: serves_guarded must be true or false",
        ),
        ("agencies.toml", 'aliases = ["SAR"]', 'aliases = ["Polisi"]', "'Polisi' stands under POLRES and under BASARNAS"),
        ("words.toml", "closed = [", "shut = [", "'shut'"),
        ("words.toml", "duplicate = [", "double = [", "not 'double'"),
        ("words.toml", "[call_kind]\nemergency", "[call_kind]\nalarm", "'alarm'"),
        ("words.toml", '["UJI", "UJI COBA", "LATIHAN", "TEST"]', '"UJI"', r"\[call_kind\]: write test as a list of texts"),
        ("words.toml", '"TERTANGANI"', '"BATAL"', "'BATAL' stands under closed and under void"),
    ],
)
def test_a_mistake_in_a_pack_names_the_file_the_entry_and_the_mend(
    pack: Pack, file: str, old: str, new: str, says: str
) -> None:
    with pytest.raises(RegionError, match=rf"{file}: .*{says}"):
        load_region(pack(file, old, new))
