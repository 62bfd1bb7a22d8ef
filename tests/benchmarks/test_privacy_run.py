"""The privacy benchmark as a command: a peer that is not installed is said, and fails the run only where asked for."""

import json
import subprocess
import sys

import pytest


@pytest.fixture
def small(tmp_path):
    corpus = tmp_path / "small.jsonl"
    spans = [{"start": 5, "end": 16, "label": "PHONE"}]
    corpus.write_text(json.dumps({"id": "1", "text": "telp 08123456789", "spans": spans}), encoding="utf-8")
    plain = tmp_path / "plain.txt"
    plain.write_text("Terima kasih, warga Klego.\n", encoding="utf-8")
    return [f"small={corpus}", "--plain", str(plain)]


def run(*arguments):
    command = [sys.executable, "-m", "benchmarks.privacy", *arguments, "--peers-python", sys.executable]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_every_detector_has_an_outcome_with_figures_or_a_reason(small):
    done = run(*small, "--json")
    assert done.returncode == 0, done.stderr
    outcomes = {outcome["name"]: outcome for outcome in json.loads(done.stdout)}
    assert set(outcomes) == {"gate", "Presidio, blank id", "lokal-id"}
    assert outcomes["gate"]["scores"]["small"]["recall_by_label"] == {"PHONE": 1}
    assert set(outcomes["gate"]["scores"]) == {"own", "small"}
    assert all(bool(outcome["scores"]) != bool(outcome["absent"]) for outcome in outcomes.values())


def test_an_absent_peer_fails_the_run_only_with_peers(small):
    absent = json.loads(run(*small, "--json").stdout)[-1]["absent"]
    if not absent:
        pytest.skip("lokal-id is installed here")
    done = run(*small, "--markdown", "--peers")
    assert done.returncode == 1
    assert f"lokal-id: left out, {absent}." in done.stdout
    assert "| small | gate | 1.000 | 0.0% |" in done.stdout
