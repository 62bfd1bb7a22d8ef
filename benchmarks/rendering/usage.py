"""CPU time and peak memory of a command and of everything that it starts, browsers left behind included."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
EVERY = 0.02  # seconds between two looks at memory


@dataclass(frozen=True)
class Usage:
    """CPU seconds (user and system), and the largest sum of proportional memory seen, in MB."""

    cpu: float
    peak: float


def usage_of(command: Sequence[str], environment: dict[str, str]) -> Usage:
    """Run a command. Raises RuntimeError with what it said when it fails."""
    # Orphans come to us instead of to init: a browser's CPU counts although its starter does not wait for it.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    peak = [0.0]
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(peak, done), daemon=True)
    watcher.start()
    said, _ = process.communicate()
    done.set()
    watcher.join()
    _reap()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: {said[-3000:]}")
    return Usage(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak[0])


def _watch(peak: list[float], done: threading.Event) -> None:
    while not done.wait(EVERY):
        peak[0] = max(peak[0], sum(_memory(pid) for pid in _descendants(os.getpid())))


def _descendants(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, wait = [], [root]
    while wait:
        for child in children.get(wait.pop(), ()):
            found.append(child)
            wait.append(child)
    return found


def _memory(pid: int) -> float:
    """Proportional set size in MB: what several processes share is counted once."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def _reap() -> None:
    """Wait for orphans, so that their time is counted; one that stays is ended."""
    until = time.monotonic() + 3
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            if time.monotonic() > until:
                for left in _descendants(os.getpid()):
                    os.kill(left, signal.SIGKILL)
            time.sleep(0.02)
