"""How well syllables are counted, and how often short forms are found or called so wrongly.

The words are those of councils' reports, each with the syllables that we hear in it. The sentences
carry one short form that nobody explains, or something in capitals that is none. Seeded.
"""

from __future__ import annotations

import random

from pmf_lib.methods.acronyms import unexplained
from pmf_lib.methods.reading import syllables

SEED = 20211119
DRAWS = 400
SPOKEN = {
    1: "asked missed reached planned closed worked fixed rules times homes calls waste charge law "
    "through though weighed straight queue due heard earned fire tired real street bins rounds "
    "rents claims weeks gym month spring snow roads lights June May young months height",
    2: "about many charges wanted added posted table little people business quarter target better "
    "measure council service calling being doing issue leisure centre useful statement lately "
    "handles handled closes watches boxes ages pages prices houses voices improve payment needed "
    "vacant absence actions applied carried quiet client science going paying trial "
    "question station nation region million fashion tribute litter tenants arrears planning major "
    "minor visits swimming August Tuesday Wednesday higher lower fewer power agreed agent "
    "budget licence kerbside carers waiting invoice wildlife heating boiler parking pavement "
    "flooding drainage playground theatre archive cleaning email website broadband",
    3: "created decided inspector improvement families energy policy customer exception "
    "committee officer recycle "
    "performance remedy library happening quality manager difference industry continue position "
    "previous employment average several area period serious various idea radio video ratio "
    "vacancy agency employee agreement homelessness museum graffiti benefits opinion "
    "decision provision beginning manual Saturday September October November December violence "
    "domestic sufficient efficient reaction resident residents hospital completed "
    "councillor neighbourhood vehicle maintenance strategic capital nursery safeguarding "
    "assessment referral overdue supplier apprentice volunteer emissions enforcement penalty "
    "allotment catering reception telephone digital",
    4: "information authority population society economy education activity material development "
    "environment January February application responsible reliable variable variation usually "
    "cemetery territory necessary category relationship participate American "
    "investigate electrical consultation situation experience "
    "community statutory temporary insulation security",
    5: "opportunity individual evaluation communication university administration accommodation "
    "electricity refrigerator organisation participation unusually",
    6: "accountability biodiversity responsibility",
}
FORMS = ("CQC", "DVLA", "BVACC", "SLA", "LEP", "PFI", "TUPE", "R&D", "ASB", "DWPs")
UNEXPLAINED = (
    "The {form} wrote in May.",
    "Under the {form}, costs fall.",
    "It was agreed with {form} staff.",
    "A bid ({form}) went in.",
)
KNOWN = ("ICT", "KPI", "PRT")
NO_FORM = (
    "The road works on the A{number} end in May.",
    "Measure CUS{number} is red.",
    "Minute PEP {number}/21 says so.",
    "The {form}s met in May.",
    "Phase III begins in May.",
    "Postcode CA{number} has most.",
    "BACKGROUND PAPERS AND OTHER COMMENTS",
    "The Care Quality Commission (CQC) wrote, and the CQC will come.",
    "See plan HOU-{number} and paper 2021-22-Q2.",
    "The UK and the NHS pay for it.",
)


def rates() -> dict[str, float]:
    """Shares of words counted as heard, of short forms found, and of others called short forms."""
    draw = random.Random(SEED)
    heard = [(word, count) for count, words in SPOKEN.items() for word in words.split()]
    counted = sum(syllables(word) == count for word, count in heard) / len(heard)
    near = sum(abs(syllables(word) - count) <= 1 for word, count in heard) / len(heard)
    return {
        "syllables as heard": round(counted, 3),
        "syllables within one": round(near, 3),
        "short forms found": _share(draw, UNEXPLAINED, FORMS),
        "others called short forms": _share(draw, NO_FORM, KNOWN),
    }


def _share(draw: random.Random, ways: tuple[str, ...], forms: tuple[str, ...]) -> float:
    told = (
        draw.choice(ways).format(form=draw.choice(forms), number=draw.randint(1, 99))
        for _ in range(DRAWS)
    )
    return round(sum(bool(unexplained(text, KNOWN)) for text in told) / DRAWS, 3)


if __name__ == "__main__":
    for name, share in rates().items():
        print(f"{name}: {share:.1%}")
