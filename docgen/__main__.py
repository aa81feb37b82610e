"""`python -m docgen`: cùng một cửa với lệnh `docgen`."""

from __future__ import annotations

from docgen.cli import main

if __name__ == "__main__":
    main()
