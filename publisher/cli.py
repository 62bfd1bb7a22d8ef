"""The command line. Each command's work is in `publisher.commands`; this file only says what there is."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from publisher import __version__

ENDED_WELL, ENDED_BADLY = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0 done · 1 failed, with what to do · 2 wrong use · 3 done, but a person must act."""
    given = _parser().parse_args(arguments)
    # A warning quotes what it warns of: with the log it is named by its place, not by its words.
    logging.captureWarnings(True)
    run: Callable[[argparse.Namespace], int] = given.run
    try:
        return run(given)
    except KeyboardInterrupt:
        return ENDED_WELL
    except Exception as error:
        if given.debug:
            raise
        sys.stderr.write(told(error))
        return ENDED_BADLY


def told(error: Exception) -> str:
    if isinstance(error, OSError) and not _is_expected(error):
        return _of_the_system(error)
    return f"publisher: {error}\n" if _is_expected(error) else _fault(error)


def _of_the_system(error: OSError) -> str:
    """The system's own words and the file; an OSError with words of its own may hold anything, and is a fault."""
    if error.errno is None or error.strerror != os.strerror(error.errno):
        return _fault(error)
    # A file in a folder that exists was named by a person; anything else may be a value of the source.
    named = isinstance(error.filename, str) and Path(error.filename).parent not in (Path(), Path("/"))
    file = f": {error.filename}" if named and Path(error.filename).parent.is_dir() else ""
    return f"publisher: {error.strerror}{file}\n"


def _fault(error: Exception) -> str:
    """A fault of ours, by class and place: its words and its trace may hold rows of a source."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return (
        f"publisher: a fault in the program: {type(error).__name__} at {place}. Report this line; "
        "`publisher --debug …` shows the trace, which may hold data of the source.\n"
    )


EXPECTED = (
    ("publisher.anonymise.gate", "GateError"),
    ("publisher.anonymise.ledger.audit", "WrongNumber"),
    ("publisher.anonymise.ledger.bounds", "Undecided"),
    ("publisher.commands", "CommandError"),
    ("publisher.config", "ConfigError"),
    ("publisher.instagram.errors", "SignInRefused"),
    ("publisher.intake", "IntakeError"),
    ("publisher.keys", "KeyFileError"),
    ("publisher.prepare", "WrongFigure"),
    ("publisher.prepare.theme", "ThemeRefused"),
    ("publisher.review.sealed_cells", "SealBroken"),
    ("publisher.summary.figures", "RuleBroken"),
    ("publisher.templates.layout", "PageOverflow"),
    ("publisher.vault", "VaultError"),
)


def _is_expected(error: Exception) -> bool:
    """Errors whose message is written for the person at the terminal; anything else is a fault of ours.

    An error of a module that was never imported cannot have been raised, so nothing is imported to find out.
    """
    known = tuple(getattr(sys.modules[module], name) for module, name in EXPECTED if module in sys.modules)
    return isinstance(error, known)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="publisher", description="The weekly transparency publisher of an emergency line."
    )
    parser.add_argument("--version", action="version", version=f"publisher {__version__}")
    parser.add_argument("--config", metavar="PATH", help="publisher.toml or its folder (else $PUBLISHER_CONFIG, else here)")
    parser.add_argument("--debug", action="store_true", help="show a fault's whole trace (it may hold data of the source)")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    demo = commands.add_parser("demo", help="a complete publication on a synthetic city, in a folder")
    demo.add_argument("--dir", type=Path, default=Path("demo"), help="its folder (default: demo)")
    demo.add_argument("--preset", choices=("quiet", "default", "busy", "flood", "zero"), default="default")
    demo.add_argument("--week", default="2026-W46", help="the reported ISO week (default: 2026-W46)")
    demo.add_argument("--approve", action="store_true", help="submit, approve and post it to the rehearsal feed")
    demo.add_argument("--rounded", action="store_true", help="opening times rounded to the half hour, as some centres do")
    demo.set_defaults(run=_demo)

    step = commands.add_parser("step", help="move a demo's clock forward and let the scheduler act")
    step.add_argument("--to", default="slot", help='"slot" (without --to, too), or a time like 2026-11-16T16:00:00+07:00')
    step.set_defaults(run=_step)

    code = commands.add_parser("code", help="the present six-digit code of a demo's account")
    code.add_argument("username")
    code.set_defaults(run=_code)

    init = commands.add_parser("init", help="write a commented publisher.toml into a folder")
    init.add_argument("folder", type=Path, metavar="DIR")
    init.set_defaults(run=_init)

    check = commands.add_parser("check", help="look at every setting, the intake, the store and the channel")
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=_check)

    prepare = commands.add_parser("prepare", help="build the draft of a week")
    prepare.add_argument("--week", help="ISO week like 2026-W46 (default: the newest complete one)")
    prepare.add_argument("--json", action="store_true")
    prepare.set_defaults(run=_prepare)

    export = commands.add_parser("export", help="write an edition's pages, caption, alt texts and numbers")
    export.add_argument("edition", metavar="EDITION", help="its ISO week, like 2026-W46")
    export.add_argument("--to", type=Path, required=True, metavar="DIR")
    export.set_defaults(run=_export)

    for name, web, clock, words in (
        ("serve", True, True, "the newsroom and the clock in one process"),
        ("web", True, False, "the newsroom alone"),
        ("schedule", False, True, "the clock alone"),
    ):
        server = commands.add_parser(name, help=words)
        if web:
            server.add_argument("--host", default="127.0.0.1")
            server.add_argument("--port", type=int, default=8112)
        server.set_defaults(run=_serve, web=web, clock=clock, **({} if web else {"host": "", "port": 0}))

    user = commands.add_parser("user", help="the staff").add_subparsers(title="what", required=True, metavar="WHAT")
    add = user.add_parser("add", help="add a person, or give a known one a further role")
    add.add_argument("username")
    add.add_argument("--role", choices=("editor", "admin", "auditor", "technical"), required=True)
    add.add_argument("--name", help='as shown, e.g. "Admin 1"')
    add.add_argument("--until", type=_day, help="last day of a lent role (Plh.), like 2026-11-30")
    add.set_defaults(run=_add_user)
    for what, words in (
        ("reset", "give a person a new password and two-step seed, printed once"),
        ("unlock", "lift a lock after wrong passwords or codes"),
        ("remove", "end a person's roles and close the account; the log keeps what they did"),
    ):
        part = user.add_parser(what, help=words)
        part.add_argument("username", metavar="NAME")
        part.set_defaults(run=_change_user, what=what)
    user.add_parser("list", help="who holds which role").set_defaults(run=_list_users)

    ledger = commands.add_parser("ledger", help="the numbers that have gone out, and the small-count audit")
    ledger_parts = ledger.add_subparsers(title="what", required=True, metavar="WHAT")
    checked = ledger_parts.add_parser("check", help="audit an edition against all that has gone out")
    checked.add_argument("edition", metavar="EDITION", help="its ISO week, like 2026-W46")
    listed = ledger_parts.add_parser("list", help="what has been entered, and whether it counts")
    preview = ledger_parts.add_parser("preview", help="what a month, quarter or year could tell; enters nothing")
    preview.add_argument("period", metavar="PERIOD", help="2026-10, 2026-Q3 or 2026")
    for part, run in ((checked, _ledger_check), (listed, _ledger_list), (preview, _ledger_preview)):
        part.add_argument("--json", action="store_true")
        part.set_defaults(run=run)

    channel = commands.add_parser("instagram", help="sign in to the account, see who is signed in, sign out")
    channel_parts = channel.add_subparsers(title="what", required=True, metavar="WHAT")
    entered = channel_parts.add_parser("login", help="at a terminal: name, password and code, or the official API's token")
    entered.set_defaults(run=_instagram_login)
    state = channel_parts.add_parser("status", help="who is signed in, since when, days left of a token; 3: nobody")
    state.add_argument("--json", action="store_true")
    state.set_defaults(run=_instagram_status)
    channel_parts.add_parser("logout", help="remove what is stored").set_defaults(run=_instagram_logout)

    rotate = commands.add_parser("rotate-key", help="a new key; everything that is sealed is sealed again with it")
    rotate.add_argument("--drop-old", action="store_true", help="take old keys out of use once everything opens without")
    rotate.add_argument("--reseal", action="store_true", help="no new key: only seal everything with the newest there is")
    rotate.add_argument("--write-to", type=Path, metavar="FILE", help="write the new key file there and seal nothing")
    rotate.set_defaults(run=_rotate)

    reconciled = commands.add_parser("reconcile", help="after a restore: compare with the profile, then publish again")
    reconciled.add_argument("--i-looked", action="store_true", help="the profile cannot be read from here: you have looked")
    reconciled.set_defaults(run=_reconcile)

    screen = commands.add_parser("screen", help="find personal data in texts: JSON lines in, JSON lines out")
    screen.set_defaults(run=_screen)
    for part in commands.choices.values():
        _with_config(part)
    return parser


def _with_config(parser: argparse.ArgumentParser) -> None:
    """`--config` may stand after the command, too; not given there it leaves what stands before."""
    inner = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for action in inner:
        for part in action.choices.values():
            _with_config(part)
    if not inner:
        parser.add_argument("--config", metavar="PATH", default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-11-30") from None


# Imports stand inside, so that `--help` and `screen` do not wait for pandas and Django.


def _demo(given: argparse.Namespace) -> int:
    from publisher.commands.demo import demo

    return demo(given.dir, given.preset, given.week, approve=given.approve, rounded=given.rounded)


def _step(given: argparse.Namespace) -> int:
    from publisher.commands.demo import step

    return step(given.config, given.to)


def _code(given: argparse.Namespace) -> int:
    from publisher.commands.code import code

    return code(given.config, given.username)


def _init(given: argparse.Namespace) -> int:
    from publisher.commands.init import init

    return init(given.folder)


def _check(given: argparse.Namespace) -> int:
    from publisher.commands.check import check

    return check(given.config, given.json)


def _prepare(given: argparse.Namespace) -> int:
    from publisher.commands.prepare import prepare

    return prepare(given.config, given.week, given.json)


def _export(given: argparse.Namespace) -> int:
    from publisher.commands.export import export

    return export(given.config, given.edition, given.to)


def _serve(given: argparse.Namespace) -> int:
    from publisher.commands.serve import serve

    return serve(given.config, given.host, given.port, web=given.web, clock=given.clock)


def _add_user(given: argparse.Namespace) -> int:
    from publisher.commands.users import add_user

    return add_user(given.config, given.username, given.role, given.name, given.until)


def _change_user(given: argparse.Namespace) -> int:
    from publisher.commands.users import change_user

    return change_user(given.config, given.what, given.username)


def _list_users(given: argparse.Namespace) -> int:
    from publisher.commands.users import list_users

    return list_users(given.config)


def _ledger_check(given: argparse.Namespace) -> int:
    from publisher.commands.ledger import check

    return check(given.config, given.edition, given.json)


def _ledger_list(given: argparse.Namespace) -> int:
    from publisher.commands.ledger import entries

    return entries(given.config, given.json)


def _ledger_preview(given: argparse.Namespace) -> int:
    from publisher.commands.ledger import preview

    return preview(given.config, given.period, given.json)


def _instagram_login(given: argparse.Namespace) -> int:
    from publisher.commands.instagram import login

    return login(given.config)


def _instagram_status(given: argparse.Namespace) -> int:
    from publisher.commands.instagram import status

    return status(given.config, given.json)


def _instagram_logout(given: argparse.Namespace) -> int:
    from publisher.commands.instagram import logout

    return logout(given.config)


def _rotate(given: argparse.Namespace) -> int:
    from publisher.commands.rotate import rotate

    return rotate(given.config, drop_old=given.drop_old, reseal_only=given.reseal, write_to=given.write_to)


def _reconcile(given: argparse.Namespace) -> int:
    from publisher.commands.reconcile import reconcile

    return reconcile(given.config, looked=given.i_looked)


def _screen(given: argparse.Namespace) -> int:
    from publisher.commands.screen import screen

    return screen(sys.stdin, sys.stdout)


if __name__ == "__main__":
    sys.exit(main())
