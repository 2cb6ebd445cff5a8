"""Every post that the profile makes can be named, and no other."""

from __future__ import annotations

import pytest

from pmf_lib.council import load_council
from pmf_lib.council.posts import Post, Role, posts_of
from pmf_lib.errors import ParameterError

COUNCIL = load_council("carlisle-2021")


def test_each_unit_and_committee_has_its_post() -> None:
    posts = posts_of(COUNCIL)
    entry = [post.of for post in posts if post.role is Role.DATA_ENTRY]
    chairs = [post.of for post in posts if post.role is Role.COMMITTEE_CHAIR]
    assert entry == [unit.key for unit in COUNCIL.units]
    assert chairs == [committee.key for committee in COUNCIL.committees]
    assert len({post.key for post in posts}) == len(posts)


@pytest.mark.parametrize("post", posts_of(COUNCIL), ids=lambda post: post.key)
def test_a_post_is_read_as_it_is_written(post: Post) -> None:
    assert Post.parse(post.key, COUNCIL) == post


@pytest.mark.parametrize(
    "text", ["", "chair", "committee-chair", "public:all", "data-entry:nobody"]
)
def test_what_is_no_post_is_told_with_those_there_are(text: str) -> None:
    with pytest.raises(ParameterError, match="is not a post of Carlisle City Council"):
        Post.parse(text, COUNCIL)
