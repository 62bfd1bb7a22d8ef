"""The gate's lists of common and of frequent words, made again from wordfreq, and what differs from those that are kept.

    python -m venv build/wordlists
    build/wordlists/bin/pip install wordfreq==3.1.1 spylls==0.1.7
    build/wordlists/bin/python -m benchmarks.privacy.wordlists [--dictionary FOLDER/id_ID] [--list]

The rules:

1. `common.txt`: the words of wordfreq's Indonesian list that are made of Latin letters and hyphens, that the spelling
   dictionary accepts, and that are no part of a name (`names.txt`). The dictionary is hunspell-id (Debian
   1:7.5.0-1: id_ID.aff, id_ID.dic; GPL or LGPL), which is only asked and of which nothing is kept.
2. Roots of those words that wordfreq lacks were added by hand: they are in the kept list alone.
3. `frequent.txt`: the words of `common.txt` with a Zipf frequency of 4.46 and more that are not also names
   (`name_words.txt`).

Without --dictionary the first rule cannot be followed: then only its other parts and the third rule are checked.
Nothing is written: a list changes by a person's decision.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

LISTS = Path(__file__).resolve().parents[2] / "publisher" / "anonymise" / "gate" / "lists"
LEAST_ZIPF = 4.46
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def kept(name: str) -> frozenset[str]:
    """The words of a list as it is kept."""
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def common(zipf: Mapping[str, float], accepts: Callable[[str], bool], names: frozenset[str]) -> frozenset[str]:
    """The first rule."""
    return frozenset(word for word in zipf if _WORD.fullmatch(word) and word not in names and accepts(word))


def frequent(zipf: Mapping[str, float], words: Iterable[str], also_names: frozenset[str]) -> frozenset[str]:
    """The third rule."""
    return frozenset(word for word in words if zipf.get(word, 0) >= LEAST_ZIPF and word not in also_names)


def differences(made: frozenset[str], there: frozenset[str]) -> dict[str, list[str]]:
    return {"only kept": sorted(there - made), "only made": sorted(made - there)}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="benchmarks.privacy.wordlists", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--dictionary", help="path of id_ID.aff and id_ID.dic, without the ending")
    parser.add_argument("--list", action="store_true", help="every differing word, not only how many")
    given = parser.parse_args()
    wordfreq = importlib.import_module("wordfreq")
    zipf = {word: wordfreq.freq_to_zipf(share) for word, share in wordfreq.get_frequency_dict("id").items()}
    there = kept("common")
    print(f"wordfreq: {len(zipf):,} words; common.txt: {len(there):,}, of them {len(there & zipf.keys()):,} in wordfreq")
    if given.dictionary:
        speller = importlib.import_module("spylls.hunspell").Dictionary.from_files(given.dictionary)
        made = common(zipf, speller.lookup, kept("names"))
        _tell("common.txt", made, there, given.list)
        roots = there - zipf.keys()
        print(f"  of those only kept, roots added by hand: {len(roots):,}")
    _tell("frequent.txt", frequent(zipf, there, kept("name_words")), kept("frequent"), given.list)
    return 0


def _tell(name: str, made: frozenset[str], there: frozenset[str], everything: bool) -> None:
    print(f"{name}: {len(made & there):,} words made and kept")
    for side, words in differences(made, there).items():
        shown = words if everything else words[:12]
        print(f"  {side}: {len(words):,}  {' '.join(shown)}{'' if everything or len(words) <= 12 else ' …'}")


if __name__ == "__main__":
    sys.exit(main())
