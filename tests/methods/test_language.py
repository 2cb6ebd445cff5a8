"""In which language a comment is written."""

import pytest

from pmf_lib.methods.language import LEAST_WORDS, Language, language_of

FRENCH = "Les résultats se sont améliorés au cours du trimestre grâce à deux agents"
WELSH = "Mae'r ffigur wedi gwella yn y chwarter hwn oherwydd bod staff newydd wedi dechrau"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The figure has improved since last quarter because two officers began.", "English"),
        (
            "Agency drivers recruited, rounds redrawn, backlog cleared by Christmas, full crews",
            "English",
        ),
        (WELSH, "Welsh"),
        (FRENCH, "another language"),
        ("Wyniki poprawiły się w tym kwartale dzięki nowym pracownikom", "another language"),
        (
            "Die Zahlen haben sich in diesem Quartal verbessert, weil zwei Stellen besetzt wurden",
            "another language",
        ),
        ("Цифры улучшились", "another language"),
        ("کارکردگی بہتر ہوئی", "another language"),
        ("", "English"),
        ("96.6", "English"),
    ],
)
def test_a_language_is_told_by_its_common_words(text: str, language: str) -> None:
    assert language_of(text) == Language(language)


def test_too_few_words_are_taken_for_english() -> None:
    few = " ".join(FRENCH.split()[: LEAST_WORDS - 1])
    assert language_of(few) is Language.ENGLISH
    assert language_of(" ".join(FRENCH.split()[:LEAST_WORDS])) is Language.OTHER
