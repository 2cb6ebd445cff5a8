"""A draft to each service's manager: its own report in words, and its own page attached.

Drafts are written to a folder and sent by nobody: whoever looks them through sends them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from pmf_lib.council import ForEach, Unit
from pmf_lib.run.beside import Beside
from pmf_lib.run.plan import Plan, Task
from pmf_lib.run.summary import summary_of

OUTBOX = "outbox"
# The page between the parts of a message; drawn by chance it would be other in each run.
_BOUNDARY = "=_pmf_part"


def drafts(plan: Plan, quarter: Path, ready: Collection[str]) -> Iterator[Beside]:
    """A draft for each unit that has reports of its own among the packs that are ready, by name.

    It holds what the unit's own reports say and nothing of another unit's. It has no date and no
    recipient's address, so that it repeats and cannot leave by itself.
    """
    for unit in plan.council.units:
        tasks = [task for task in _own(plan, unit) if task.name in ready]
        if tasks:
            message = _draft(plan, unit, tasks, quarter)
            yield Beside(f"{OUTBOX}/{unit.key}.eml", message.as_bytes(policy=SMTP))


def _own(plan: Plan, unit: Unit) -> Iterator[Task]:
    for task in plan.all_tasks:
        if plan.council.pack(task.pack).for_each is ForEach.UNIT and task.key == unit.key:
            yield task


def _draft(plan: Plan, unit: Unit, tasks: list[Task], quarter: Path) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = f"{unit.name}: {plan.period.label}"
    message["From"] = plan.council.contact.email
    message["X-Unsent"] = "1"
    message.set_content(_words(plan, unit, tasks, quarter), cte="quoted-printable")
    for task in tasks:
        message.add_attachment(
            (quarter / task.file).read_bytes(),
            maintype="text",
            subtype="html",
            filename=f"{task.pack}-{task.key}.html",
        )
    message.set_boundary(_BOUNDARY)
    return message


def _words(plan: Plan, unit: Unit, tasks: list[Task], quarter: Path) -> str:
    contact = plan.council.contact
    said = [_of_report(task, quarter) for task in tasks]
    reports = "report is" if len(tasks) == 1 else "reports are"
    parts = (
        plan.council.notice,
        f"To: {unit.manager}, {unit.name}",
        f"Your {reports} ready for {plan.period.label}, and attached. What is attached is about "
        "your own service and no other.",
        *said,
        f"Questions: {contact.post}, {contact.telephone}, {contact.email}",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _of_report(task: Task, quarter: Path) -> str:
    sentences = summary_of(quarter / task.evidence)
    return "\n".join((task.title, *(f"- {sentence}" for sentence in sentences)))
