"""Settings: every mistake names the file, the setting and the mend."""

import shutil
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from publisher import config
from publisher.clock import FileClock, SystemClock
from publisher.config import ConfigError, WeeklyTime, config_path, load
from publisher.regions.pack import SHIPPED
from publisher.templates.theme import DEFAULT

LEAST = """
[publication]
slug = "kota-pekalongan"
region = "kota-pekalongan"
account = "lapor.pekalongankota"

[intake]
url = "sqlite:///intake.sqlite3"

[intake.incidents]
view = "v_tiket"
"""

Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (config.CONFIG_VARIABLE, config.INTAKE_URL_VARIABLE, config.STORE_URL_VARIABLE):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(text: str = LEAST) -> Path:
        path = tmp_path / "publisher.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return make


def test_the_least_that_must_be_written_gives_safe_defaults(write: Write) -> None:
    path = write()
    settings = load(path)
    assert settings.file == path
    assert settings.folder == path.parent
    assert settings.backend == "rehearsal"
    assert settings.approvals == 1
    assert settings.self_approval is False
    assert settings.paused is False
    assert settings.draft_time == WeeklyTime(0, time(8, 30))
    assert settings.slot_time == WeeklyTime(0, time(16))
    assert settings.store_url == "sqlite:///store.sqlite3"
    assert settings.media == path.parent / "media"
    assert settings.key_file == path.parent / "secret.key"
    assert settings.allowed_hosts == ("127.0.0.1", "localhost")
    assert settings.behind_tls is False
    assert isinstance(settings.clock, SystemClock)
    assert settings.is_demo is False
    assert settings.zone.key == settings.intake.timezone.key == "Asia/Jakarta"
    assert settings.intake.kind == "sql"
    assert settings.intake.encoding is None
    assert set(settings.intake.sources) == {"incidents"}


def test_everything_that_can_be_written_is_read(write: Write, tmp_path: Path) -> None:
    text = """
[publication]
slug = "kota-lain"
region = "kota-pekalongan"
account = "lapor.lain"
archive_url = "https://112.contoh.id/"
hashtags = ["Pekalongan", "CallCenter112", "a", "b", "c"]
paused = true
[schedule]
draft = "Tue 09:15"
slot = "sun 23:59"
[review]
approvals = 2
self_approval = true
[store]
url = "postgresql:///lapor"
media = "gambar"
[secrets]
key_file = "kunci"
[clock]
file = "clock.txt"
[instagram]
backend = "instagrapi"
accept_unofficial_api = true
account_id = "123456"
folder = "umpan"
[web]
allowed_hosts = ["112.contoh.id"]
behind_tls = true
[intake]
kind = "table"
timezone = "UTC"
formats = ["%d/%m/%Y %H.%M"]
null_tokens = ["-", "0000-00-00"]
encoding = "cp1252"
path = "ekspor"
[intake.codes.category]
12 = "KEB"
[intake.incidents]
file = "tiket-*.csv"
delimiter = ";"
columns = { id = "No Tiket" }
[intake.steps]
file = "langkah.xlsx"
sheet = "Sheet1"
"""
    settings = load(write(text))
    assert settings.draft_time == WeeklyTime(1, time(9, 15))
    assert settings.slot_time == WeeklyTime(6, time(23, 59))
    assert (settings.approvals, settings.self_approval, settings.paused, settings.behind_tls) == (2, True, True, True)
    assert len(settings.hashtags) == 5
    assert settings.clock == FileClock(tmp_path / "clock.txt")
    assert settings.is_demo is True
    assert (settings.backend, settings.account_id) == ("instagrapi", "123456")
    assert settings.feed_folder == tmp_path / "umpan"
    intake = settings.intake
    assert (intake.timezone.key, intake.encoding, intake.path) == ("UTC", "cp1252", tmp_path / "ekspor")
    assert intake.codes == {"category": {"12": "KEB"}}
    assert intake.sources["incidents"].columns == {"id": "No Tiket"}
    assert intake.sources["incidents"].delimiter == ";"
    assert intake.sources["steps"].sheet == "Sheet1"


def test_the_environment_overrides_what_is_secret_or_of_one_machine(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write()
    monkeypatch.setenv("PUBLISHER_INTAKE_URL", "mysql://intake")
    monkeypatch.setenv("PUBLISHER_STORE_URL", "postgresql:///toko")
    settings = load(path)
    assert settings.intake.url == "mysql://intake"
    assert settings.store_url == "postgresql:///toko"


def test_the_intakes_address_may_stand_in_the_environment_alone(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(LEAST.replace('url = "sqlite:///intake.sqlite3"', ""))
    with pytest.raises(ConfigError, match=r"\[intake\] url is missing \(or set \$PUBLISHER_INTAKE_URL\)"):
        load(path)
    monkeypatch.setenv("PUBLISHER_INTAKE_URL", "mysql://intake")
    assert load(path).intake.url == "mysql://intake"


def test_the_file_is_the_one_given_else_the_environments_else_the_folders(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write()
    monkeypatch.chdir(tmp_path)
    assert config_path() == path.resolve()
    monkeypatch.setenv("PUBLISHER_CONFIG", str(tmp_path / "other.toml"))
    assert config_path() == tmp_path / "other.toml"
    assert config_path(path) == path
    assert config_path(tmp_path) == path  # a folder means the file in it


def test_a_region_pack_may_lie_beside_the_file(write: Write, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "kota-pekalongan", tmp_path / "paket")
    assert load(write(LEAST.replace('region = "kota-pekalongan"', 'region = "paket"'))).region.folder == tmp_path / "paket"


def test_a_missing_file_is_named_with_the_command_that_writes_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"publisher\.toml: there is no such file; `publisher init DIR` writes one"):
        load(tmp_path / "publisher.toml")


def test_a_file_that_is_no_toml_is_named(write: Write) -> None:
    path = write("[publication\n")
    with pytest.raises(ConfigError, match=r"publisher\.toml: not readable as TOML"):
        load(path)
    path.write_bytes(b"# \xff")
    with pytest.raises(ConfigError, match=r"publisher\.toml: not readable as TOML"):
        load(path)


def put(section: str, line: str) -> str:
    """The least file with one more line in a section."""
    head = f"[{section}]\n"
    return LEAST.replace(head, head + line + "\n") if head in LEAST else f"{LEAST}\n{head}{line}\n"


def swap(old: str, new: str) -> str:
    assert old in LEAST
    return LEAST.replace(old, new)


MISTAKES = {
    "unknown section": (LEAST + "[instagrm]\n", r"\[instagrm\] is not a section; there are publication, schedule"),
    "section as a value": ('web = "x"\n' + LEAST, r"web must be a section: \[web\]"),
    "unknown setting": (put("review", "aprovals = 2"), r"\[review\] has no setting 'aprovals'; it knows approvals, self"),
    "unknown source setting": (
        put("intake.incidents", 'veiw = "x"'),
        r"\[intake.incidents\] has no setting 'veiw'; it knows columns",
    ),
    "no slug": (swap('slug = "kota-pekalongan"', ""), r'\[publication\] slug is missing: write slug = "…"'),
    "no region": (swap('region = "kota-pekalongan"', ""), r"\[publication\] region is missing: write"),
    "no account": (swap('account = "lapor.pekalongankota"', ""), r"\[publication\] account is missing: write"),
    "slug": (swap('slug = "kota-pekalongan"', 'slug = "Kota Pekalongan"'), r"\[publication\] slug = .*small letters"),
    "slug with a newline": (
        swap('slug = "kota-pekalongan"', 'slug = "kota\\n"'),
        r"\[publication\] slug = .*small letters",
    ),
    "region": (swap('region = "kota-pekalongan"', 'region = "nowhere"'), r"\[publication\] region: .*'nowhere'.*shipped"),
    "account as a number": (swap('"lapor.pekalongankota"', "112"), r"\[publication\] account = 112: write it in quotes"),
    "six hashtags": (
        put("publication", 'hashtags = ["a", "b", "c", "d", "e", "f"]'),
        r"\[publication\] hashtags: at most 5, now 6",
    ),
    "hashtag with its sign": (
        put("publication", 'hashtags = ["#a"]'),
        r"\[publication\] hashtags: '#a': letters and digits only, without #",
    ),
    "hashtags as text": (put("publication", 'hashtags = "a"'), r"\[publication\] hashtags: write a list of quoted texts"),
    "paused as text": (
        put("publication", 'paused = "no"'),
        r"\[publication\] paused = 'no': true or false, without quotes",
    ),
    "weekday": (put("schedule", 'draft = "senin 08:30"'), r'\[schedule\] draft = .*write it like "mon 08:30"'),
    "clock time": (put("schedule", 'slot = "mon 25:00"'), r'\[schedule\] slot = .*write it like "mon 08:30"'),
    "no clock time": (put("schedule", 'slot = "mon"'), r'\[schedule\] slot = .*write it like "mon 08:30"'),
    "approvals": (put("review", "approvals = 3"), r"\[review\] approvals = 3: write 1 or 2"),
    "approvals as text": (put("review", 'approvals = "2"'), r"\[review\] approvals = '2': write 1 or 2, without quotes"),
    "approvals as yes": (put("review", "approvals = true"), r"\[review\] approvals = True: write 1 or 2"),
    "backend": (put("instagram", 'backend = "fax"'), r"\[instagram\] backend = 'fax': choose one of rehearsal"),
    "unofficial": (
        put("instagram", 'backend = "instagrapi"\naccount_id = "1"'),
        r'\[instagram\] backend = "instagrapi".*set accept_unofficial_api = true; otherwise use "rehearsal"',
    ),
    "unofficial refused": (
        put("instagram", 'backend = "instagrapi"\naccount_id = "1"\naccept_unofficial_api = false'),
        r"\[instagram\] backend = .*set accept_unofficial_api = true",
    ),
    "unofficial as text": (
        put("instagram", 'backend = "instagrapi"\naccept_unofficial_api = "true"'),
        r"\[instagram\] accept_unofficial_api = 'true': true or false, without quotes",
    ),
    "no account number": (
        put("instagram", 'backend = "instagrapi"\naccept_unofficial_api = true'),
        r"\[instagram\] account_id = '': give the account's number",
    ),
    "kind": (put("intake", 'kind = "csv"'), r'\[intake\] kind = \'csv\': "sql" or "table"'),
    "zone": (put("intake", 'timezone = "WIB+7"'), r"\[intake\] timezone = 'WIB\+7' is not an IANA zone like Asia/Jakarta"),
    "zone of a folder": (put("intake", 'timezone = "Asia"'), r"\[intake\] timezone = 'Asia' is not an IANA zone"),
    "encoding as a number": (put("intake", "encoding = 8"), r"\[intake\] encoding = 8: write it in quotes"),
    "formats as text": (put("intake", 'formats = "%d"'), r"\[intake\] formats: write a list of quoted texts"),
    "codes as text": (put("intake", 'codes = "x"'), r"\[intake.codes\]: one table a field"),
    "codes without a field": (put("intake.codes", '12 = "KEB"'), r"\[intake.codes\]: one table a field"),
    "no incidents": (
        swap('[intake.incidents]\nview = "v_tiket"', ""),
        r"\[intake.incidents\] is missing: the view or file",
    ),
    "incidents as text": (
        swap('\n[intake.incidents]\nview = "v_tiket"', 'incidents = "v_tiket"'),
        r"\[intake\] incidents = 'v_tiket': write it as a section, \[intake.incidents\]",
    ),
    "empty source": (LEAST + "[intake.steps]\n", r"\[intake.steps\] needs exactly one of view or query"),
    "two sources": (
        put("intake.incidents", 'query = "select 1 where :start < :end"'),
        r"\[intake.incidents\] needs exactly one of view or query",
    ),
    "a file for a database": (
        swap('view = "v_tiket"', 'file = "a.csv"'),
        r"\[intake.incidents\] needs exactly one of view or query",
    ),
    "a view for a table": (put("intake", 'kind = "table"'), r"\[intake.incidents\] needs exactly one of file"),
    "a query without bounds": (
        swap('view = "v_tiket"', 'query = "select * from t where d > :start"'),
        r"\[intake.incidents\] query must be bounded by :start and :end",
    ),
    "view as a number": (swap('view = "v_tiket"', "view = 7"), r"\[intake.incidents\] view = 7: write it in quotes"),
    "columns as text": (put("intake.incidents", 'columns = "id"'), r"\[intake.incidents\] columns: write our field and"),
    "column as a number": (
        put("intake.incidents", "columns = { id = 3 }"),
        r"\[intake.incidents\] columns: write our field",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_the_file_the_setting_and_the_mend(write: Write, name: str) -> None:
    text, says = MISTAKES[name]
    path = write(text)
    with pytest.raises(ConfigError, match=f"^{path}: {says}"):
        load(path)


def test_a_mistake_in_the_region_pack_is_told_as_a_mistake_in_the_settings(write: Write, tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "kota-pekalongan", tmp_path / "paket")
    (tmp_path / "paket" / "agencies.toml").unlink()
    with pytest.raises(
        ConfigError, match=r"publisher\.toml: \[publication\] region: .*agencies\.toml: this file .* missing"
    ):
        load(write(LEAST.replace('region = "kota-pekalongan"', 'region = "paket"')))


def test_an_empty_variable_counts_as_unset(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (config.CONFIG_VARIABLE, config.INTAKE_URL_VARIABLE, config.STORE_URL_VARIABLE):
        monkeypatch.setenv(name, "")
    assert load(write()).intake.url == "sqlite:///intake.sqlite3"


def test_a_publication_may_have_a_theme_beside_its_file(write: Write, tmp_path: Path) -> None:
    (tmp_path / "look.toml").write_text(
        '[colours]\nred = "#A02020"\n[names]\nreport_name = "Kabar 112"\n', encoding="utf-8"
    )
    settings = load(write(LEAST.replace("[intake]", 'theme = "look.toml"\n\n[intake]', 1)))
    assert settings.theme.palette["red"] == "#A02020"
    assert settings.region.report_name == "Kabar 112"
    assert load(write()).theme == DEFAULT
    assert load(write()).region.report_name == "Laporan Mingguan 112"


def test_a_mistake_in_a_theme_is_told_by_both_files(write: Write, tmp_path: Path) -> None:
    text = LEAST.replace("[intake]", 'theme = "look.toml"\n\n[intake]', 1)
    with pytest.raises(ConfigError, match=r"publisher\.toml: \[publication\] theme: .*look\.toml: there is no such file"):
        load(write(text))
    (tmp_path / "look.toml").write_text('[colours]\nred = "red"\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"look\.toml: \[colours\] red = 'red': write it like"):
        load(write(text))


def test_a_publication_may_be_in_english_and_reads_its_source_as_before(write: Write) -> None:
    settings = load(write(LEAST.replace("[intake]", 'language = "en"\n\n[intake]', 1)))
    assert (settings.language.code, settings.region.report_name) == ("en", "112 Weekly Report")
    known = settings.region.find_area("Kec. Pekalongan Barat", None)
    assert known is not None and known.name == "West Pekalongan"
    assert load(write()).language.code == "id"


def test_an_unknown_language_is_refused_with_the_choices(write: Write) -> None:
    with pytest.raises(ConfigError, match=r"publisher\.toml: \[publication\] language: 'jv' .* choose one of id, en"):
        load(write(LEAST.replace("[intake]", 'language = "jv"\n\n[intake]', 1)))


def test_the_key_that_systemd_gives_to_the_service_comes_before_the_file(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "credentials"))
    assert load(path).key_file == tmp_path / "secret.key" and not load(path).key_is_credential
    (tmp_path / "credentials").mkdir()
    (tmp_path / "credentials" / "publisher-key").write_text("x")
    assert load(path).key_file == tmp_path / "credentials" / "publisher-key" and load(path).key_is_credential


@pytest.mark.parametrize("account", ["@lapor", " lapor", "lapor pekalongan", ""])
def test_an_account_is_written_as_instagram_does_and_the_mend_is_said(write: Write, account: str) -> None:
    path = write(LEAST.replace("lapor.pekalongankota", account))
    with pytest.raises(ConfigError, match="without @ and spaces"):
        load(path)


def test_the_account_without_its_at_sign_is_offered(write: Write) -> None:
    with pytest.raises(ConfigError, match='as account = "lapor"'):
        load(write(LEAST.replace("lapor.pekalongankota", "@lapor")))


@pytest.mark.parametrize(
    ("draft", "slot"), [("mon 08:30", "mon 08:00"), ("tue 08:30", "mon 16:00"), ("mon 16:00", "mon 16:00")]
)
def test_a_slot_that_does_not_come_after_its_draft_is_refused(write: Write, draft: str, slot: str) -> None:
    path = write(f'{LEAST}\n[schedule]\ndraft = "{draft}"\nslot = "{slot}"\n')
    with pytest.raises(ConfigError, match=f"slot = '{slot}' does not come after draft = '{draft}'"):
        load(path)


def test_a_text_without_quotes_is_told_from_other_mistakes(write: Write) -> None:
    with pytest.raises(ConfigError, match='Texts stand in quotes: slug = "kota"'):
        load(write(LEAST.replace('"kota-pekalongan"', "kota", 1)))
    with pytest.raises(ConfigError) as other:
        load(write("[publication\n" + LEAST))
    assert "Texts stand" not in str(other.value)
