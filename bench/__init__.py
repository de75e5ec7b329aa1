"""What it costs, as ratios and against marks. docs/reference/bench.md explains each."""
