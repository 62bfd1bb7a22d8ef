"""`publisher.toml` and the environment → typed settings. The only reader of the environment.

Every problem is a ConfigError that names the file, the setting and the mend.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from publisher.clock import Clock, FileClock, SystemClock
from publisher.edition import Target
from publisher.language import SOURCE, Language
from publisher.language import load as load_language
from publisher.regions import Region, RegionError, load_region, read_map, translated
from publisher.templates.theme import DEFAULT, Theme
from publisher.templates.theme_file import ThemeError, load_theme

CONFIG_NAME = "publisher.toml"
CONFIG_VARIABLE = "PUBLISHER_CONFIG"
INTAKE_URL_VARIABLE = "PUBLISHER_INTAKE_URL"
STORE_URL_VARIABLE = "PUBLISHER_STORE_URL"
# Where systemd lays the secrets of a service (LoadCredential, LoadCredentialEncrypted), and the name of ours there.
CREDENTIALS_VARIABLE = "CREDENTIALS_DIRECTORY"
KEY_CREDENTIAL = "publisher-key"

BACKENDS = ("rehearsal", "manual", "graph", "instagrapi")
SIGNED_IN = ("graph", "instagrapi")  # somebody signs in to the account first; the others need nobody's session
BY_HAND = "manual"
GRAPH_HOSTS = ("graph.instagram.com", "graph.facebook.com")
GRAPH_VERSION = "v26.0"  # the newest documented on 29 July 2026; a setting, because the channel retires versions
# The last two are off unless configured: values that must not leave, and notes that an agency wrote for the public.
SOURCES = ("incidents", "steps", "calls", "changes", "private", "notes")
# Pages that take turns; a publication may show others of them in every edition, too.
ROTATING_PAGES = ("tanggap", "waktu", "wilayah", "tren", "instansi", "panggilan")
LONGEST_SOURCE = 60  # characters; it stands in a note
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

SECTIONS: Mapping[str, frozenset[str]] = {
    "publication": frozenset(
        {"slug", "region", "account", "archive_url", "hashtags", "paused", "extra_pages", "theme", "language"}
    ),
    "schedule": frozenset({"draft", "slot"}),
    "review": frozenset({"approvals", "self_approval"}),
    "store": frozenset({"url", "media"}),
    "secrets": frozenset({"key_file"}),
    "clock": frozenset({"file"}),
    "instagram": frozenset(
        {"backend", "accept_unofficial_api", "folder", "account_id", "public_url", "graph_host", "graph_version"}
    ),
    "web": frozenset({"allowed_hosts", "behind_tls"}),
    "map": frozenset({"file", "area_property", "measure"}),
    "target": frozenset({"category", "minutes", "source"}),
    "intake": frozenset({"kind", "url", "timezone", "formats", "null_tokens", "encoding", "path", "codes", *SOURCES}),
}
SOURCE_KEYS = frozenset({"view", "query", "file", "sheet", "columns", "delimiter"})


class ConfigError(ValueError):
    """Settings that cannot be used; the message names file, setting and mend."""


@dataclass(frozen=True)
class Source:
    """One of incidents, steps, calls, changes: a view, or a query bounded by :start and :end, or a file.

    `columns` maps our field names to the source's columns; nothing else is ever fetched.
    """

    name: str
    columns: Mapping[str, str]
    view: str | None = None
    query: str | None = None
    file: str | None = None
    sheet: str | None = None
    delimiter: str = ","


@dataclass(frozen=True)
class IntakeSettings:
    """Where incidents come from. `timezone` is the zone of the source's naive times.

    `codes` turns a source's codes into labels: {"category": {"12": "KEB"}}; `formats` are strptime
    forms tried before ISO and Indonesian dates.
    """

    kind: str
    timezone: ZoneInfo
    sources: Mapping[str, Source]
    url: str = ""
    path: Path = Path()
    encoding: str | None = None
    formats: tuple[str, ...] = ()
    null_tokens: tuple[str, ...] = ()
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class WeeklyTime:
    """A time of the week after the reporting week, in the publication's zone: weekday 0 is Monday."""

    weekday: int
    at: time


@dataclass(frozen=True)
class Settings:
    """One publication, as configured."""

    file: Path
    slug: str
    region: Region
    language: Language
    account: str
    account_id: str
    archive_url: str
    hashtags: tuple[str, ...]
    paused: bool
    extra_pages: tuple[str, ...]
    target: Target | None
    theme: Theme
    draft_time: WeeklyTime
    slot_time: WeeklyTime
    approvals: int
    self_approval: bool
    store_url: str
    media: Path
    key_file: Path
    key_is_credential: bool
    clock: Clock
    backend: str
    feed_folder: Path
    public_url: str
    graph_host: str
    graph_version: str
    allowed_hosts: tuple[str, ...]
    behind_tls: bool
    intake: IntakeSettings

    @property
    def folder(self) -> Path:
        return self.file.parent

    @property
    def zone(self) -> ZoneInfo:
        return self.region.zone

    @property
    def needs_session(self) -> bool:
        """Whether somebody must have signed in to the account before anything can be posted."""
        return self.backend in SIGNED_IN

    @property
    def by_hand(self) -> bool:
        """Whether people post, and the clock only hands over."""
        return self.backend == BY_HAND

    @property
    def is_demo(self) -> bool:
        """True where a demo's stepped clock stands in for the machine's."""
        return isinstance(self.clock, FileClock)


def config_path(given: str | Path | None = None) -> Path:
    """The configuration to use: the one given, else $PUBLISHER_CONFIG, else ./publisher.toml."""
    path = Path(given or os.environ.get(CONFIG_VARIABLE) or CONFIG_NAME)
    return (path / CONFIG_NAME if path.is_dir() else path).resolve()


def use(given: str | Path | None = None) -> Settings:
    """Load settings and make them the ones of this process and of those that it starts."""
    settings = load(given)
    os.environ[CONFIG_VARIABLE] = str(settings.file)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "publisher.web.settings")
    return settings


def load(given: str | Path | None = None) -> Settings:
    """Read and check a publication's settings. Raises ConfigError."""
    path = config_path(given)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: there is no such file; `publisher init DIR` writes one.") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not readable as TOML: {error}.{_quotes(error)}") from error
    return _settings(path, data)


def _settings(path: Path, data: Mapping[str, Any]) -> Settings:
    _refuse_unknown(path, data)
    reader = _Reader(path, data)
    folder = path.parent
    language = _language(path, reader.text("publication", "language", SOURCE))
    region = _with_map(path, reader, _region(path, reader.text("publication", "region"), folder))
    region = translated(region, language.code)
    theme = _theme(path, reader.text("publication", "theme", ""))
    region = _renamed(region, theme.names)
    slug = reader.text("publication", "slug")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        raise ConfigError(f"{path}: [publication] slug = {slug!r}: use small letters, digits and single hyphens.")
    backend = reader.text("instagram", "backend", "rehearsal")
    if backend not in BACKENDS:
        raise ConfigError(f"{path}: [instagram] backend = {backend!r}: choose one of {', '.join(BACKENDS)}.")
    if backend == "instagrapi" and not reader.flag("instagram", "accept_unofficial_api"):
        raise ConfigError(
            f'{path}: [instagram] backend = "instagrapi" talks to an unofficial API, and an account can be restricted '
            'for it. If the office accepts that, set accept_unofficial_api = true; otherwise use "rehearsal".'
        )
    account_id = reader.text("instagram", "account_id", "")
    if backend in SIGNED_IN and not account_id.isdigit():
        raise ConfigError(
            f"{path}: [instagram] account_id = {account_id!r}: give the account's number, so that a session of "
            "another account is never used."
        )
    approvals = reader.get("review", "approvals", 1)
    # `true` equals 1, and must not pass for it.
    if type(approvals) is not int or approvals not in (1, 2):
        raise ConfigError(f"{path}: [review] approvals = {approvals!r}: write 1 or 2, without quotes.")
    draft_time = _weekly_time(path, "draft", reader.text("schedule", "draft", "mon 08:30"))
    slot_time = _weekly_time(path, "slot", reader.text("schedule", "slot", "mon 16:00"))
    clock_file = reader.text("clock", "file", "")
    credential = _credential()
    return Settings(
        file=path,
        slug=slug,
        region=region,
        language=language,
        account=_account(path, reader.text("publication", "account")),
        account_id=account_id,
        archive_url=reader.text("publication", "archive_url", ""),
        hashtags=_hashtags(path, reader.texts("publication", "hashtags")),
        paused=reader.flag("publication", "paused"),
        extra_pages=_extra_pages(path, reader.texts("publication", "extra_pages")),
        target=_target(path, reader, region),
        theme=theme,
        draft_time=draft_time,
        slot_time=_slot_time(path, draft_time, slot_time),
        approvals=approvals,
        self_approval=reader.flag("review", "self_approval"),
        store_url=os.environ.get(STORE_URL_VARIABLE) or reader.text("store", "url", "sqlite:///store.sqlite3"),
        media=folder / reader.text("store", "media", "media"),
        key_file=credential or folder / reader.text("secrets", "key_file", "secret.key"),
        key_is_credential=credential is not None,
        clock=FileClock(folder / clock_file) if clock_file else SystemClock(),
        backend=backend,
        feed_folder=folder / reader.text("instagram", "folder", "feed"),
        public_url=_public_url(path, reader, backend),
        graph_host=_graph_host(path, reader),
        graph_version=_graph_version(path, reader),
        allowed_hosts=reader.texts("web", "allowed_hosts") or ("127.0.0.1", "localhost"),
        behind_tls=reader.flag("web", "behind_tls"),
        intake=_intake(path, reader, region),
    )


def _credential() -> Path | None:
    """The key as systemd gives it to this service: before the file that the settings name, and never written."""
    folder = os.environ.get(CREDENTIALS_VARIABLE)
    path = Path(folder) / KEY_CREDENTIAL if folder else None
    return path if path is not None and path.is_file() else None


def _quotes(error: Exception) -> str:
    """A bare word where a value stands is nearly always a text without its quotes."""
    return ' Texts stand in quotes: slug = "kota".' if str(error).startswith("Invalid value") else ""


def _account(path: Path, account: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._]{1,30}", account):
        plain = account.strip().removeprefix("@")
        raise ConfigError(
            f"{path}: [publication] account = {account!r}: the account's name as Instagram writes it, without @ and spaces"
            + (f', as account = "{plain}".' if re.fullmatch(r"[A-Za-z0-9._]{1,30}", plain) else ".")
        )
    return account


def _slot_time(path: Path, draft: WeeklyTime, slot: WeeklyTime) -> WeeklyTime:
    """The draft is made, read and approved before it can be posted."""
    if (slot.weekday, slot.at) <= (draft.weekday, draft.at):
        raise ConfigError(
            f"{path}: [schedule] slot = {_as_written(slot)!r} does not come after draft = {_as_written(draft)!r}, both in "
            "the week after the reported one: set a later slot or an earlier draft."
        )
    return slot


def _as_written(moment: WeeklyTime) -> str:
    return f"{WEEKDAYS[moment.weekday]} {moment.at:%H:%M}"


class _Reader:
    """Typed access to the parsed file, with errors that name the setting."""

    def __init__(self, path: Path, data: Mapping[str, Any]) -> None:
        self.path = path
        self.data = data

    def get(self, section: str, key: str, default: Any = None) -> Any:
        return self.data.get(section, {}).get(key, default)

    def text(self, section: str, key: str, default: str | None = None) -> str:
        value = self.get(section, key, default)
        if value is None:
            raise ConfigError(f'{self.path}: [{section}] {key} is missing: write {key} = "…".')
        if not isinstance(value, str):
            raise ConfigError(f"{self.path}: [{section}] {key} = {value!r}: write it in quotes.")
        return value

    def texts(self, section: str, key: str) -> tuple[str, ...]:
        value = self.get(section, key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f"{self.path}: [{section}] {key}: write a list of quoted texts.")
        return tuple(value)

    def flag(self, section: str, key: str) -> bool:
        value = self.get(section, key, False)
        if not isinstance(value, bool):
            raise ConfigError(f"{self.path}: [{section}] {key} = {value!r}: true or false, without quotes.")
        return value


def _refuse_unknown(path: Path, data: Mapping[str, Any]) -> None:
    for section, content in data.items():
        if section not in SECTIONS:
            raise ConfigError(f"{path}: [{section}] is not a section; there are {', '.join(SECTIONS)}.")
        if not isinstance(content, dict):
            raise ConfigError(f"{path}: {section} must be a section: [{section}].")
        for key in content:
            if key not in SECTIONS[section]:
                raise ConfigError(
                    f"{path}: [{section}] has no setting {key!r}; it knows {', '.join(sorted(SECTIONS[section]))}."
                )


def _region(path: Path, name: str, folder: Path) -> Region:
    try:
        return load_region(name, folder)
    except RegionError as error:
        raise ConfigError(f"{path}: [publication] region: {error}") from error


def _language(path: Path, code: str) -> Language:
    try:
        return load_language(code)
    except ValueError as error:
        raise ConfigError(f"{path}: [publication] language: {error}") from error


def _with_map(path: Path, reader: _Reader, region: Region) -> Region:
    """The region with the publication's own boundary file, and with what its map shows."""
    file, measure = reader.text("map", "file", ""), reader.text("map", "measure", "count")
    if file:
        try:
            drawn = read_map(path.parent / file, region.areas, reader.text("map", "area_property", "area"))
        except RegionError as error:
            raise ConfigError(f"{path}: [map] file: {error}") from error
        region = replace(region, map=drawn)
    if measure not in ("count", "rate"):
        raise ConfigError(f'{path}: [map] measure = {measure!r}: "count" or "rate".')
    if measure == "rate":
        missing = [area.code for area in region.areas if area.population is None]
        if missing or region.population_year is None or not region.population_source:
            what = f"population = … for area {missing[0]}" if missing else "population_year and population_source"
            raise ConfigError(
                f'{path}: [map] measure = "rate" needs the population of every area with its year and source: write '
                f"{what} in {region.folder / 'region.toml'}."
            )
    return replace(region, area_measure=measure)


def _theme(path: Path, name: str) -> Theme:
    try:
        return load_theme(path.parent / name) if name else DEFAULT
    except ThemeError as error:
        raise ConfigError(f"{path}: [publication] theme: {error}") from error


def _public_url(path: Path, reader: _Reader, backend: str) -> str:
    """Where the channel fetches pictures: our own server as the world sees it. Only the official API needs one."""
    url = reader.text("instagram", "public_url", "").rstrip("/")
    if url and not re.fullmatch(r"https://[a-z0-9.-]+(:[0-9]+)?(/[\w./-]*)?", url):
        raise ConfigError(f"{path}: [instagram] public_url = {url!r}: write an address like https://lapor.example.go.id.")
    if backend == "graph" and not url:
        raise ConfigError(
            f"{path}: [instagram] public_url is missing: the official API fetches the pictures itself, so it needs the "
            "public https address of this server. A city without one uses another backend."
        )
    return url


def _graph_host(path: Path, reader: _Reader) -> str:
    host = reader.text("instagram", "graph_host", GRAPH_HOSTS[0])
    if host not in GRAPH_HOSTS:
        raise ConfigError(f"{path}: [instagram] graph_host = {host!r}: choose one of {', '.join(GRAPH_HOSTS)}.")
    return host


def _graph_version(path: Path, reader: _Reader) -> str:
    version = reader.text("instagram", "graph_version", GRAPH_VERSION)
    if not re.fullmatch(r"v[1-9][0-9]{0,2}\.[0-9]", version):
        raise ConfigError(f"{path}: [instagram] graph_version = {version!r}: write it like {GRAPH_VERSION}.")
    return version


def _renamed(region: Region, names: Mapping[str, Any]) -> Region:
    """From here on the gate, the ledger and the pages know but one name of a thing: the theme's where it has one."""
    return replace(region, **names)


def _extra_pages(path: Path, keys: tuple[str, ...]) -> tuple[str, ...]:
    for key in keys:
        if key not in ROTATING_PAGES:
            raise ConfigError(f"{path}: [publication] extra_pages: {key!r}: choose from {', '.join(ROTATING_PAGES)}.")
    return tuple(dict.fromkeys(keys))


def _target(path: Path, reader: _Reader, region: Region) -> Target | None:
    """A time of response that the office has set, with what sets it: all three settings, or none."""
    if "target" not in reader.data:
        return None
    category, source = reader.text("target", "category"), reader.text("target", "source")
    minutes = reader.get("target", "minutes")
    if minutes is None:
        raise ConfigError(f"{path}: [target] minutes is missing: write minutes = 15.")
    if type(minutes) is not int or not 1 <= minutes <= 24 * 60:
        raise ConfigError(f"{path}: [target] minutes = {minutes!r}: write a whole number of minutes, without quotes.")
    known = [item.code for item in region.open_categories]
    if category not in known:
        raise ConfigError(f"{path}: [target] category = {category!r}: choose one of {', '.join(known)}.")
    if not 1 <= len(source.strip()) <= LONGEST_SOURCE:
        raise ConfigError(
            f"{path}: [target] source = {source!r}: name what sets the target, in at most {LONGEST_SOURCE} characters, "
            'like "Permendagri 114/2018".'
        )
    return Target(category, minutes, source.strip())


def _hashtags(path: Path, tags: tuple[str, ...]) -> tuple[str, ...]:
    for tag in tags:
        if not re.fullmatch(r"\w+", tag):
            raise ConfigError(f"{path}: [publication] hashtags: {tag!r}: letters and digits only, without #.")
    if len(tags) > 5:
        raise ConfigError(f"{path}: [publication] hashtags: at most 5, now {len(tags)}.")
    return tags


def _weekly_time(path: Path, key: str, text: str) -> WeeklyTime:
    weekday, _, clock_time = text.partition(" ")
    try:
        return WeeklyTime(WEEKDAYS.index(weekday.lower()), time.fromisoformat(clock_time.strip()))
    except ValueError as error:
        raise ConfigError(f'{path}: [schedule] {key} = {text!r}: write it like "mon 08:30".') from error


def _intake(path: Path, reader: _Reader, region: Region) -> IntakeSettings:
    kind = reader.text("intake", "kind", "sql")
    if kind not in ("sql", "table"):
        raise ConfigError(f'{path}: [intake] kind = {kind!r}: "sql" or "table".')
    zone_name = reader.text("intake", "timezone", region.zone.key)
    try:
        zone = ZoneInfo(zone_name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ConfigError(f"{path}: [intake] timezone = {zone_name!r} is not an IANA zone like Asia/Jakarta.") from error
    url = os.environ.get(INTAKE_URL_VARIABLE) or reader.text("intake", "url", "")
    if kind == "sql" and not url:
        raise ConfigError(f"{path}: [intake] url is missing (or set ${INTAKE_URL_VARIABLE}).")
    sources = {
        name: _source(path, name, reader.get("intake", name), kind)
        for name in SOURCES
        if reader.get("intake", name) is not None
    }
    if "incidents" not in sources:
        raise ConfigError(f"{path}: [intake.incidents] is missing: the view or file of closed incidents is required.")
    return IntakeSettings(
        kind=kind,
        timezone=zone,
        sources=sources,
        url=url,
        path=path.parent / reader.text("intake", "path", "."),
        encoding=reader.text("intake", "encoding", "") or None,
        formats=reader.texts("intake", "formats"),
        null_tokens=reader.texts("intake", "null_tokens"),
        codes=_codes(path, reader.get("intake", "codes", {})),
    )


def _codes(path: Path, codes: Any) -> Mapping[str, Mapping[str, str]]:
    if not isinstance(codes, dict) or not all(isinstance(table, dict) for table in codes.values()):
        raise ConfigError(f'{path}: [intake.codes]: one table a field, like [intake.codes.category] with "12" = "KEB".')
    return {name: {str(code): str(label) for code, label in table.items()} for name, table in codes.items()}


def _source(path: Path, name: str, entry: Any, kind: str) -> Source:
    where = f"{path}: [intake.{name}]"
    if not isinstance(entry, dict):
        raise ConfigError(f"{path}: [intake] {name} = {entry!r}: write it as a section, [intake.{name}].")
    if unknown := set(entry) - SOURCE_KEYS:
        raise ConfigError(f"{where} has no setting {sorted(unknown)[0]!r}; it knows {', '.join(sorted(SOURCE_KEYS))}.")
    columns = entry.get("columns", {})
    if not isinstance(columns, dict) or not all(isinstance(column, str) for column in columns.values()):
        raise ConfigError(f'{where} columns: write our field and the source\'s column, like {{ id = "no_tiket" }}.')
    for key, value in entry.items():
        if key != "columns" and not isinstance(value, str):
            raise ConfigError(f"{where} {key} = {value!r}: write it in quotes.")
    given = [key for key in ("view", "query", "file") if key in entry]
    wanted = ("view", "query") if kind == "sql" else ("file",)
    if len(given) != 1 or given[0] not in wanted:
        raise ConfigError(f"{where} needs exactly one of {' or '.join(wanted)}.")
    query = entry.get("query")
    if query is not None and not (":start" in query and ":end" in query):
        raise ConfigError(f"{where} query must be bounded by :start and :end, so that one week is one bounded read.")
    return Source(name=name, columns=dict(columns), **{k: v for k, v in entry.items() if k != "columns"})
