"""People of the tiny council whom a proxy signs in, and what the proxy sends for them."""

from __future__ import annotations

from pmf_lib import project
from pmf_lib.council import load_council
from pmf_lib.council.posts import posts_of
from pmf_lib.run.served.people import People, digest
from pmf_lib.run.served.people_file import Entry, Proxy

SECRET = "known to the proxy alone"
NAMED, PROVEN = "X-Forwarded-User", "X-Proxy-Secret"
PROXY = Proxy(header=NAMED, secret_header=PROVEN, secret_sha256=digest(SECRET))
TEAM = "performance-team"


def everybody() -> People:
    """One person at each of the tiny council's posts, named for it, and the project's database."""
    council = load_council("tiny")
    posts = [post.key for post in posts_of(council)]
    entries = tuple(Entry(post=post, named=post) for post in posts)
    return People(council, entries, dict.fromkeys(posts, project.database_url()), PROXY)


def sent_for(name: str) -> dict[str, str]:
    """The headers that the proxy adds to a request of that person."""
    return {NAMED: name, PROVEN: SECRET}
