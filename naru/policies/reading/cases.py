"""Golden cases: a person, a day and the right answer, written by policy staff, run by a test."""

from collections.abc import Iterator
from dataclasses import dataclass

from naru.city.pack import Pack, Read
from naru.city.problems import Problem
from naru.policies.reading.schema import CaseEntry, CasesFile
from naru.policies.rules.facts import BadFacts, checked
from naru.policies.rules.nearest import nearest_changes
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.trees import Reason
from naru.policies.rules.verdicts import decide


@dataclass(frozen=True)
class Failure:
    """A case that the rules do not answer as written."""

    file: str
    line: int
    name: str
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.name}: {'; '.join(self.wrong)}"


def failures(files: list[Read[CasesFile]], book: Rulebook) -> Iterator[Failure]:
    """Every case whose answer, reasons, missing facts or first day differ from what is written."""
    for read in files:
        for number, case in enumerate(read.value.case):
            wrong = tuple(differences(case, read.value.policy, book))
            if wrong:
                problem = read.problem(("case", number), "", "")
                yield Failure(problem.file, problem.line, case.name, wrong)


def check(pack: Pack, files: list[Read[CasesFile]], book: Rulebook) -> None:
    """Note every case that the rules answer otherwise: such a pack is not loaded."""
    for failure in failures(files, book):
        what = f'the case "{failure.name}" is answered otherwise: {"; ".join(failure.wrong)}.'
        right = "Correct the rule, or the case if the notice says so."
        pack.problems.append(Problem(failure.file, failure.line, what, right))


def differences(case: CaseEntry, policy: str, book: Rulebook) -> Iterator[str]:
    """What the engine says otherwise, each in a few words."""
    try:
        facts = checked(case.facts, on=case.on, schemes=book.scheme_names)
    except BadFacts as error:
        yield f"facts cannot be true: {error}"
        return
    rule = book.policies[policy]
    verdict = decide(rule, facts, case.on)
    if verdict.answer != case.answer:
        yield f"answer is {verdict.answer}, not {case.answer}"
    failing = sorted(leaves(verdict.reasons)) if verdict.answer == "no" else []
    if case.answer == "no" and failing != sorted(case.because):
        yield f"because is {failing}, not {sorted(case.because)}"
    if sorted(verdict.missing) != sorted(case.missing):
        yield f"missing is {list(verdict.missing)}, not {case.missing}"
    if case.nearest is not None:
        waits = [item.on for item in nearest_changes(rule, facts, case.on) if not item.steps]
        if waits != [case.nearest]:
            yield f"nearest is {[str(day) for day in waits]}, not {case.nearest}"


def leaves(reasons: tuple[Reason, ...]) -> Iterator[str]:
    """The node ids of the reasons: "any of" groups by their own id."""
    for reason in reasons:
        yield reason.node
