"""Words made into sentences without touching the capitals of names and months within them."""


def begun(words: str) -> str:
    """The words with a capital at their beginning: “no PRT” as “No PRT”."""
    return f"{words[:1].upper()}{words[1:]}"
