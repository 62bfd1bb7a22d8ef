"""`publisher instagram login`, led to a stand-in on this machine: python -m tests.faults.sign_in_worker FOLDER BASE"""

from __future__ import annotations

import sys

from publisher.commands.instagram import login

if __name__ == "__main__":
    raise SystemExit(login(sys.argv[1], loopback=sys.argv[2]))
