"""A page's elements: what stands in what; whatever a browser would mend is among the faults."""

from pmf_lib.run.page_tree import DOCTYPE, Page


def page(body: str) -> Page:
    return Page(f"{DOCTYPE}<html><body>{body}</body></html>")


def names(found: Page, inside: str) -> list[str]:
    parent = found.first(inside)
    assert parent is not None
    return [element.name for element in found.elements if element.parent is parent]


def test_words_and_children_of_nested_elements() -> None:
    found = page('<div><p id="a">One <b>two</b> &amp; three</p><br>four<p>five</p></div>six')
    first, second = found.all("p")
    assert (first.text(), second.text(), first.get("id"), second.get("id")) == (
        "One two & three",
        "five",
        "a",
        "",
    )
    assert names(found, "div") == ["p", "br", "p"]
    assert found.all("div")[0].text("|") == "One |two| & three|four|five"
    assert found.faults == []


def test_own_children_are_not_those_further_in() -> None:
    found = page("<svg><g><title>Inner</title></g></svg><svg><title/><title>Own</title></svg>")
    inner, own = found.all("svg")
    assert inner.child("title") is None
    assert own.child("title") is own.all("title")[0]


def test_an_end_tag_ends_what_was_left_open_in_it_and_no_other() -> None:
    found = page("<main><div><p>one</main></p></section>two<i>three")
    assert names(found, "body") == ["main", "i"]
    assert found.all("main")[0].text() == "one"
    assert found.all("i")[0].text() == "three"
    assert [fault.split()[0] for fault in found.faults] == [
        *("</main>", "</p>", "</section>"),
        "</body>",
    ]


def test_what_is_never_ended_is_named() -> None:
    assert Page(f"{DOCTYPE}<html><body><i>").faults == [
        f"<{name}> is never ended" for name in ("html", "body", "i")
    ]


def test_a_style_knows_no_references_and_other_words_do() -> None:
    found = Page(
        f"{DOCTYPE}<html><head><style>a>b{{&lt;}}</style><title>&lt;</title></head></html>"
    )
    assert found.all("style")[0].text() == "a>b{&lt;}"
    assert found.all("title")[0].text() == "<"
    assert found.faults == []


def test_of_an_attribute_that_stands_twice_the_first_is_read_as_browsers_do() -> None:
    found = page('<p id="first" ID="second">x</p>')
    assert found.all("p")[0].get("id") == "first"
    assert found.faults == ["<p> has id twice"]


def test_a_comment_is_no_part_of_a_page() -> None:
    found = page("<p>x<!-- <i>no</i> -->y</p>")
    assert len(found.faults) == 1
    assert "“<!-- ”" in found.faults[0]
