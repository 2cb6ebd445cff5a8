"""A page's elements: what stands in what, whatever was left open or ended twice."""

from pmf_lib.run.page_tree import Page


def names(page: Page, inside: str) -> list[str]:
    found = page.first(inside)
    assert found is not None
    return [element.name for element in page.elements if element.parent is found]


def test_words_and_children_of_nested_elements() -> None:
    page = Page('<div><p id="a">One <b>two</b> &amp; three</p><br>four<p>five</p></div>six')
    first, second = page.all("p")
    assert (first.text(), second.text(), first.get("id"), second.get("id")) == (
        "One two & three",
        "five",
        "a",
        "",
    )
    assert names(page, "div") == ["p", "br", "p"]
    assert page.all("div")[0].text("|") == "One |two| & three|four|five"


def test_own_children_are_not_those_further_in() -> None:
    page = Page("<svg><g><title>Inner</title></g></svg><svg><title/><title>Own</title></svg>")
    inner, own = page.all("svg")
    assert inner.child("title") is None
    assert own.child("title") is own.all("title")[0]


def test_an_end_tag_ends_what_was_left_open_in_it_and_no_other() -> None:
    page = Page("<main><div><p>one</main></p></section>two<i>three")
    assert [element.name for element in page.elements if element.parent is None] == ["main", "i"]
    assert page.all("main")[0].text() == "one"
    assert page.all("i")[0].text() == "three"


def test_words_of_a_style_are_kept_and_a_comment_s_are_not() -> None:
    page = Page("<style>a>b{}</style><p>x<!-- <i>no</i> -->y</p>")
    assert page.all("style")[0].text() == "a>b{}"
    assert page.all("p")[0].text() == "xy"
    assert page.all("i") == []
