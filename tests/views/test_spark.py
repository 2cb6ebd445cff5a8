"""Lines the size of a word."""

from pmf_lib.views.records import Spark
from pmf_lib.views.spark import spark


def test_a_line_breaks_where_there_is_no_value() -> None:
    svg = spark(Spark(values=(1.0, 2.0, None, 3.0, None, 2.0), label="Words", target=2.0), "line")
    path = svg.split('<path d="')[2].split('"')[0]
    assert path.count("M") == 3 and path.count("h0") == 2
    assert '<title id="line">Words</title>' in svg
    assert svg.count("stroke-dasharray") == 1
    assert svg.count("<circle") == 1


def test_values_that_do_not_move_lie_in_the_middle() -> None:
    assert 'd="M4,14L116,14"' in spark(Spark(values=(5.0, 5.0), label="Words"), "line")


def test_nothing_known_draws_nothing() -> None:
    assert "<path" not in spark(Spark(values=(None,), label="Words", target=3.0), "line")


def test_labels_stay_words() -> None:
    assert "<script" not in spark(Spark(values=(1.0,), label="</title><script>"), "line")
