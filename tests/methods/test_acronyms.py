"""Short forms that nobody has explained to the reader."""

import pytest

from pmf_lib.methods.acronyms import unexplained


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The FSA inspects.", ("FSA",)),
        ("The Food Standards Agency (FSA) inspects; the FSA says so.", ()),
        ("The FSA (Food Standards Agency) inspects.", ()),
        ("The Food Agency (FSA) inspects.", ("FSA",)),
        ("Two KPIs and a KPI’s target.", ("KPI",)),
        ("ICT is known, and so is the NHS in the UK.", ()),
        ("Roads A595 and M6, measure CUS02, postcode CA1, quarter Q2, Phase II.", ()),
        ("THE WHOLE TEXT IS IN CAPITALS AND SHOUTS", ()),
        ("Minutes EX.12/03, CPRT 2/08, B&PP 22 and RI/09/4, code PLA-D1, level AA.", ()),
        ("PURPOSE OF THE REPORT, of the purpose.", ()),
        ("BACKGROUND", ()),
        ("The BVAC met.", ("BVAC",)),
        ("A plain sentence of one letter.", ()),
        ("£1,000, 2021-22-Q2 and page 3B are no short forms.", ()),
        ("Of R&D and the CMT.", ("R&D", "CMT")),
    ],
)
def test_what_is_left_unexplained(text: str, left: tuple[str, ...]) -> None:
    """R2-010: an acronym is explained by the council's list, or in the text at first use."""
    assert unexplained(text, {"ICT"}) == left


def test_a_plural_of_a_known_form_is_known() -> None:
    assert unexplained("Both PRTs met.", {"PRT"}) == ()
    assert unexplained("Both PRTs met.", {"PRTs"}) == ()
    assert unexplained("Both PRTs met.", ()) == ("PRT",)
