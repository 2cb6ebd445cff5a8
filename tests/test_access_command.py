"""`pmf access`: what each post may do is shown, and an SQLite file is refused in a sentence."""

from __future__ import annotations

import json

from pmf_lib.store.access import posts_of
from tests.conftest import COUNCIL, Home
from tests.store.access.whole import COUNCIL as PROFILE


def test_show_prints_the_posts_and_the_matrix(demo_home: Home) -> None:
    told = json.loads(demo_home.pmf("access", "show", "--council", COUNCIL, "--json").stdout)
    assert [row["post"] for row in told["posts"]] == [post.key for post in posts_of(PROFILE)]
    assert {"table", "role", "reads", "withheld", "adds"} == set(told["tables"][0])
    printed = demo_home.pmf("access", "show", "--council", COUNCIL).stdout
    assert "data-entry:ict-services" in printed
    assert "what is published" in printed


def test_a_file_is_refused_in_a_sentence(demo_home: Home) -> None:
    done = demo_home.pmf("access", "apply", "--council", COUNCIL, check=False)
    assert done.returncode == 2
    assert "which has no roles" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (demo_home.path / "var" / f"keys-{COUNCIL}.json").exists()
