"""The parts of a framework, in the order of its paper's contents."""

from pmf_lib.council import load_council


def test_a_part_that_stands_in_the_contents_alone_keeps_its_place() -> None:
    """Peterborough lists 3.6, and its text has no such heading; the slot is kept (R4-045)."""
    components = load_council("peterborough-2009").framework.components
    place = components.index("Performance Management Supporting Tools")
    assert components[place - 1 : place + 2 : 2] == (
        "Reporting Performance",
        "Challenging Performance",
    )
