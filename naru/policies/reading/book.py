"""The rulebook of a city: read, checked against itself and the rest of the pack, resolved."""

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath

from naru.city.home import city_folder
from naru.city.pack import Pack, Read
from naru.city.schema import Words
from naru.city.schemes import FILE as SCHEMES
from naru.city.schemes import SchemesFile, read_schemes
from naru.city.site import City, read_city
from naru.policies.reading import said, trees
from naru.policies.reading.constants import Known
from naru.policies.reading.schema import (
    CasesFile,
    ParameterEntry,
    ParametersFile,
    PolicyFile,
    VersionEntry,
)
from naru.policies.rules.resolving import Draft, DraftVersion, Unresolvable, resolved
from naru.policies.rules.rulebook import (
    Amount,
    Note,
    Offer,
    Parameter,
    Policy,
    Rulebook,
    Standing,
)

POLICIES, PARAMETERS, CASES = "policies", "parameters", "cases"
STANDINGS = {
    "published": Standing.RULE,
    "open to all": Standing.OPEN,
    "not published": Standing.NOT_PUBLISHED,
    "ended": Standing.ENDED,
}
NOWHERE = Note("", "")


@dataclass(frozen=True)
class PoliciesPart:
    """The rule files after reading. `book` is None while anything was wrong."""

    policies: list[Read[PolicyFile]]
    parameters: list[Read[ParametersFile]]
    schemes: Read[SchemesFile] | None
    cases: list[Read[CasesFile]]
    book: Rulebook | None


def read_policies(
    pack: Pack,
    *,
    city: Note,
    sources: Sequence[str] | None = None,
    programmes: Sequence[str] | None = None,
) -> PoliciesPart:
    """All rule files, with every reference checked where `sources` and `programmes` are given."""
    before = len(pack.problems)
    policies = pack.tomls(POLICIES, PolicyFile)
    parameters = pack.tomls(PARAMETERS, ParametersFile)
    schemes = read_schemes(pack)
    cases = pack.tomls(CASES, CasesFile)
    known = Known(entries_of(parameters), frozenset(_scheme_ids(schemes)))
    _check_parameters(pack, parameters, sources)
    if schemes:
        for number, scheme in enumerate(schemes.value.scheme):
            _cite(pack, schemes, ("scheme", number, "source"), scheme.source, sources)
    for read in policies:
        _check_policy(pack, read, known, sources, programmes)
    for programme in sorted(set(programmes or ()) - {r.value.programme for r in policies}):
        what = f'the programme "{programme}" has no policy.'
        right = 'Add one, with rule = "not published" if nobody says who may take part.'
        pack.note(f"{POLICIES}/{programme}.toml", 1, what, right)
    for case in cases:
        pack.refer(case, ("policy",), case.value.policy, [_id(r) for r in policies], POLICIES)
    book = None
    if len(pack.problems) == before and schemes:
        book = _book(pack, policies, parameters, schemes, city)
    return PoliciesPart(policies, parameters, schemes, cases, book)


def named(city: City | None) -> Note:
    """The city's everyday name, as rules say it."""
    return Note(city.short.ko, city.short.en) if city else NOWHERE


def rulebook() -> Rulebook:
    """The rules this process decides by; raises `BadPack` if a rule file has a mistake."""
    return _rulebook(city_folder())


@lru_cache(maxsize=4)
def _rulebook(folder: Path) -> Rulebook:
    pack = Pack(folder)
    part = read_policies(pack, city=named(read_city(pack)))
    pack.stop_if_wrong()
    if part.book is None:
        raise AssertionError("a pack without mistakes has a rulebook")
    return part.book


def rulebook_of(texts: Mapping[str, str]) -> Rulebook:
    """The rulebook that was kept as `texts`: to decide again as on the day of a receipt."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            path = Path(folder) / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        pack = Pack(Path(folder))
        policies = pack.tomls(POLICIES, PolicyFile)
        parameters = pack.tomls(PARAMETERS, ParametersFile)
        schemes = read_schemes(pack)
        book = _book(pack, policies, parameters, schemes, NOWHERE) if schemes else None
    pack.stop_if_wrong()
    if book is None:
        raise AssertionError("kept texts make a rulebook")
    return book


def digest_of(texts: Mapping[str, str]) -> str:
    """SHA-256 (hex) over names and texts, in order of name."""
    total = hashlib.sha256()
    for name, text in sorted(texts.items()):
        content = text.encode()
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _book(
    pack: Pack,
    policies: list[Read[PolicyFile]],
    parameters: list[Read[ParametersFile]],
    schemes: Read[SchemesFile],
    city: Note,
) -> Rulebook | None:
    amounts = {name: _parameter(entry) for name, entry in entries_of(parameters).items()}
    settled = _resolved(pack, policies, amounts)
    if settled is None:
        return None
    files = [f"{POLICIES}/{_id(r)}.toml" for r in policies]
    files += [f"{PARAMETERS}/{PurePath(r.file).name}" for r in parameters]
    texts = {name: (pack.folder / name).read_text("utf-8") for name in (*files, SCHEMES)}
    return Rulebook(
        policies=settled,
        parameters=amounts,
        schemes={s.id: Note(s.name.ko, s.name.en) for s in schemes.value.scheme},
        city=city,
        texts=texts,
        digest=digest_of(texts),
    )


def _resolved(
    pack: Pack, policies: list[Read[PolicyFile]], amounts: Mapping[str, Parameter]
) -> dict[str, Policy] | None:
    try:
        return resolved({_id(r): draft_of(r) for r in policies}, amounts)
    except Unresolvable as error:
        read = next(r for r in policies if _id(r) == error.policy)
        when = read.value.version[error.version].when
        path = ("version", error.version, "when")
        places = {node.id: place for place, node in trees.nodes(when, path)} if when else {}
        right = "Change the rule or the parameter."
        place = places.get(error.node, path)
        pack.problems.append(read.problem(place, f"{error.what}.", right))
        return None


def draft_of(read: Read[PolicyFile]) -> Draft:
    """The policy as written, for the resolver."""
    versions = tuple(_version(entry) for entry in read.value.version)
    title = read.value.title
    names = Note(title.ko, title.en) if title else None
    return Draft(_id(read), read.value.programme, versions, names)


def _version(entry: VersionEntry) -> DraftVersion:
    return DraftVersion(
        valid_from=entry.valid_from,
        standing=STANDINGS[entry.rule],
        sources=tuple(entry.sources),
        when=trees.tree(entry.when) if entry.when else None,
        offer=Offer(
            worth=_note(entry.worth),
            takes=_note(entry.takes),
            opens=_note(entry.opens),
            papers=_notes(entry.papers),
        ),
        notes=_notes(entry.notes),
        confirmed_on=entry.confirmed_on,
        successor=entry.successor,
        not_published=tuple(entry.not_published),
    )


def _note(words: Words | None) -> Note | None:
    return Note(words.ko, words.en) if words else None


def _notes(several: list[Words]) -> tuple[Note, ...]:
    return tuple(Note(words.ko, words.en) for words in several)


def _parameter(entry: ParameterEntry) -> Parameter:
    amounts = tuple(
        Amount(
            amount.from_on,
            {int(size): won for size, won in amount.value.items()}
            if isinstance(amount.value, dict)
            else amount.value,
            amount.source,
        )
        for amount in entry.amount
    )
    return Parameter(entry.name, entry.unit, amounts)


def _check_policy(
    pack: Pack,
    read: Read[PolicyFile],
    known: Known,
    sources: Sequence[str] | None,
    programmes: Sequence[str] | None,
) -> None:
    if programmes is not None:
        pack.refer(read, ("programme",), read.value.programme, programmes, "programmes/")
    days = [version.valid_from for version in read.value.version]
    for number, version in enumerate(read.value.version):
        path = ("version", number)
        if number and days[number] <= days[number - 1]:
            what = f"this version does not begin after the one before ({days[number - 1]})."
            right = "Put the versions in order of time, each on a day of its own."
            pack.problems.append(read.problem((*path, "valid_from"), what, right))
        for place, source in enumerate(version.sources):
            _cite(pack, read, (*path, "sources", place), source, sources)
        if version.when:
            trees.check(pack, read, version.when, (*path, "when"), known)
        said.check(pack, read, version, path, known)


def _check_parameters(
    pack: Pack, files: list[Read[ParametersFile]], sources: Sequence[str] | None
) -> None:
    names: set[str] = set()
    for read in files:
        for number, entry in enumerate(read.value.parameter):
            path = ("parameter", number)
            if entry.name in names:
                what = f'name = "{entry.name}" is used twice.'
                right = "Give this parameter another."
                pack.problems.append(read.problem((*path, "name"), what, right))
            names.add(entry.name)
            for place, amount in enumerate(entry.amount):
                where = (*path, "amount", place)
                _cite(pack, read, (*where, "source"), amount.source, sources)
                if place and amount.from_on <= entry.amount[place - 1].from_on:
                    what = "this amount does not begin after the one before."
                    right = "Put the amounts in order of time."
                    pack.problems.append(read.problem((*where, "from_on"), what, right))


def _cite(
    pack: Pack,
    read: Read[PolicyFile] | Read[ParametersFile] | Read[SchemesFile],
    path: tuple[str | int, ...],
    source: str,
    sources: Sequence[str] | None,
) -> None:
    if sources is not None:
        pack.refer(read, path, source, sources, "sources.toml")


def entries_of(files: list[Read[ParametersFile]]) -> dict[str, ParameterEntry]:
    """Every parameter of the files by its name."""
    return {entry.name: entry for read in files for entry in read.value.parameter}


def _scheme_ids(schemes: Read[SchemesFile] | None) -> list[str]:
    return [scheme.id for scheme in schemes.value.scheme] if schemes else []


def _id(read: Read[PolicyFile]) -> str:
    return PurePath(read.file).stem
