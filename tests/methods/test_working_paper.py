"""A working paper for each record checked, and what a sample of them comes to (R1-041, R1-047)."""

import pytest
from scipy import stats

from pmf_lib.methods.sampling import Conclusion
from pmf_lib.methods.working_paper import (
    Finding,
    WorkingPaper,
    evidence_hash,
    summary,
    table,
)

SEEN = evidence_hash(b"decision notice, scanned")


def paper(reported=10.0, recalculated=10.0, evidence=SEEN, materiality=0.5, record="r1"):
    return WorkingPaper(
        "DM01", "2021-22-Q2", record, "seed", reported, recalculated, evidence, materiality
    )


@pytest.mark.parametrize(
    ("reported", "recalculated", "finding", "difference"),
    [
        (10.0, 10.0, Finding.AGREED, 0.0),
        (10.0, 10.5, Finding.IMMATERIAL, 0.5),
        (10.0, 9.5, Finding.IMMATERIAL, -0.5),
        (10.0, 10.51, Finding.MATERIAL, 0.51),
        (10.1, 10.6, Finding.IMMATERIAL, 0.5),  # floats make it 0.5 exactly or not; figures do
        (0.3, 0.8, Finding.IMMATERIAL, 0.5),
        (None, 10.0, Finding.MATERIAL, None),
        (10.0, None, Finding.UNSUPPORTED, None),
        (float("nan"), float("nan"), Finding.UNSUPPORTED, None),
        (0.0, 1e300, Finding.MATERIAL, 1e300),
        (0.0, 1e-300, Finding.IMMATERIAL, 1e-300),
    ],
)
def test_the_conclusion_follows_from_the_difference(reported, recalculated, finding, difference):
    """Reported and recalculated value, their difference, what to conclude of it (R1-041)."""
    found = paper(reported, recalculated)
    assert (found.conclusion, found.difference) == (finding, difference)


def test_without_materiality_the_smallest_difference_is_material():
    assert paper(10.0, 10.000001, materiality=0).conclusion is Finding.MATERIAL


def test_a_figure_without_evidence_is_unsupported_even_if_it_agrees():
    """No value is held checked without a working paper behind it (R1-047)."""
    assert paper(evidence=None).conclusion is Finding.UNSUPPORTED


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"materiality": -1}, "materiality"),
        ({"materiality": None}, "materiality"),
        ({"reported": "10"}, "reported"),
        ({"recalculated": True}, "recalculated"),
        ({"evidence": "seen"}, "evidence"),
    ],
)
def test_bad_input_is_refused_by_name(changed, named):
    with pytest.raises(ValueError, match=named):
        paper(**changed)


def test_the_summary_counts_material_and_unsupported_as_errors():
    papers = [paper(record=f"r{number}") for number in range(57)]
    papers += [
        paper(10, 10.4, record="immaterial"),
        paper(10, 12, record="material"),
        paper(evidence=None, record="unsupported"),
    ]
    found = summary(papers, tolerable=0.10)
    assert (found.checked, found.errors, found.error_rate) == (60, 2, 2 / 60)
    assert found.findings[Finding.AGREED] == 57
    assert found.findings[Finding.IMMATERIAL] == 1
    assert found.upper_limit == pytest.approx(stats.beta.ppf(0.95, 3, 58))
    assert found.conclusion is Conclusion.REJECT
    one = summary([*papers[:-1], paper(record="r57")], tolerable=0.08)
    assert one.upper_limit == pytest.approx(0.07664, abs=0.00001)
    assert one.conclusion is Conclusion.ACCEPT


def test_a_summary_needs_records_each_once():
    with pytest.raises(ValueError, match="papers is empty"):
        summary([], 0.05)
    with pytest.raises(ValueError, match="twice"):
        summary([paper(), paper()], 0.05)


def test_the_table_has_a_row_a_paper():
    found = table([paper(), paper(10, 12, record="r2")])
    assert found["conclusion"].tolist() == ["agreed", "material"]
    assert found["difference"].tolist() == [0.0, 2.0]
    assert list(table([]).columns) == list(found.columns)
