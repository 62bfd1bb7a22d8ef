"""Notes that agencies wrote for the public, as an editor sees them: what the gate finds is marked before they are used."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.review.actions.own_sentences import findings_in
from publisher.review.actions.suggestions import text_of
from publisher.review.models import Edition, Revision, Suggestion
from publisher.web.desk import Desk
from publisher.web.sentence_cards import kind_words


@dataclass(frozen=True)
class Bit:
    """A part of a note; `kind` says what the gate took it for."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class SuggestionCard:
    pk: int
    about: str
    bits: tuple[Bit, ...]
    kinds: tuple[str, ...]


def suggestion_cards(edition: Edition, revision: Revision, desk: Desk) -> list[SuggestionCard]:
    """What may still be used, in the order of the source; a note that cannot be opened is not shown."""
    cards = (_card(item, revision, desk) for item in edition.suggestions.all())
    return [card for card in cards if card.bits]


def _card(item: Suggestion, revision: Revision, desk: Desk) -> SuggestionCard:
    text, region = text_of(item, desk.rules), desk.rules.settings.region
    category, area = region.category(item.category), region.area(item.district)
    kind = category.subcategory(item.subcategory) if category else None
    about = [kind.event if kind and kind.event else category.name if category else "", area.name if area else ""]
    bits, position, kinds = [], 0, []
    for span in findings_in(text, revision, desk.rules):
        name = kind_words(span.label)[0]
        kinds.append(name)
        bits += [Bit(text[position : span.start]), Bit(text[span.start : span.end], name)]
        position = span.end
    bits.append(Bit(text[position:]))
    shown = tuple(bit for bit in bits if bit.text)
    return SuggestionCard(item.pk, ", ".join(part for part in about if part), shown, tuple(dict.fromkeys(kinds)))
