"""Makes the page again: `python -m docs.coverage`."""

from docs.coverage.page import PAGE, markdown
from docs.coverage.rows import rows

if __name__ == "__main__":
    PAGE.write_text(markdown(rows()), encoding="utf-8")
