"""How well the gate finds personal data, beside other detectors: `python -m benchmarks.privacy`."""
