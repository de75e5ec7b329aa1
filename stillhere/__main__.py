"""``python -m stillhere`` is the command ``stillhere``."""

from stillhere.config.cli import main

raise SystemExit(main())
