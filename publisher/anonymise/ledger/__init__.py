"""The ledger: every number ever published, as linear forms over hidden cells, and the audit that runs on it."""

from publisher.anonymise.ledger.audit import Audit, Refusal, WrongNumber, audit, check_values
from publisher.anonymise.ledger.bounds import Undecided
from publisher.anonymise.ledger.mends import Budget, Mend, MendKind, mends
from publisher.anonymise.ledger.statements import Statement, Tables
from publisher.anonymise.ledger.targets import K, Target
from publisher.anonymise.ledger.universe import Universe, universe_of

__all__ = [
    "Audit",
    "Budget",
    "K",
    "Mend",
    "MendKind",
    "Refusal",
    "Statement",
    "Tables",
    "Target",
    "Undecided",
    "Universe",
    "WrongNumber",
    "audit",
    "check_values",
    "mends",
    "universe_of",
]
