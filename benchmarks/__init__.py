"""The measured comparisons. `make measure` runs them; figures and machine stand in README.md."""
