"""``python -m bench``: measure, print a table, keep it; fail if a mark is missed."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import mending, pages, protocol, sealing, stats, streams, talks, visits
from bench.figures import Figure, keep, table
from bench.language import figures as language
from bench.pages import Ground

RESULTS = Path(__file__).parent / "results"
Part = Callable[[], list[Figure]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, a minute")
    parser.add_argument("--only", default="", help="one part, by its name")
    parser.add_argument("--into", type=Path, default=RESULTS, help="folder for results")
    parser.add_argument("--data", type=Path, help="folder with GoEmotions")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="stillhere-bench-") as folder:
        ground = Ground(Path(folder))
        quick: bool = args.quick
        parts: dict[str, Part] = {
            "sealing": partial(sealing.against_libsodium, quick=quick),
            "language": partial(language.all_of_it, args.data, quick=quick),
            "stats": partial(stats.all_of_it, quick=quick),
            "mending": partial(mending.all_of_it, quick=quick),
            "visits": partial(visits.first_visit, ground, quick=quick),
            "home": partial(pages.home_against_bare, ground, quick=quick),
            "grows": partial(pages.home_as_all_grows, ground, quick=quick),
            "noticed": partial(pages.noticed_after_years, ground, quick=quick),
            "muted": partial(pages.home_when_muted, ground, quick=quick),
            "seen": partial(streams.seen_by_the_other, ground, quick=quick),
            "protocol": partial(protocol.of_a_talk, quick=quick),
            "talk": partial(talks.seen, ground, quick=quick),
            "talks": partial(talks.at_once, ground, quick=quick),
            "streams": partial(streams.many_open, ground, quick=quick),
        }
        figures: list[Figure] = []
        for name, part in parts.items():
            if args.only in ("", name):
                begun = time.monotonic()
                found = part()
                print(table(found), flush=True)
                figures += found
                took = time.monotonic() - begun
                print(f"  ({name}: {took:.0f} s)", file=sys.stderr, flush=True)
    if not args.only:
        name = "quick" if args.quick else "latest"
        keep(figures, args.into / f"{name}.json", quick=args.quick)
    missed = [figure.name for figure in figures if not figure.met]
    print(f"Missed: {'; '.join(missed)}" if missed else "Every mark is met.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
