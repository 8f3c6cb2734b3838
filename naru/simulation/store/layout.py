"""How a store lies on disk, and what names it.

`<digest>/manifest.json` says what it holds and the SHA-256 of each file; `births.npy`,
`groups.npy`, `numbers/<fact>.npy`, `bits/<bitmap>.npy`, `known/<fact>.npy` are columns in the
order district, sex, day of birth. `income/<digest of medians>.npy` is added when first asked for.
"""

import hashlib
import json
from dataclasses import asdict, dataclass

from naru.policies.rules.derived import Medians

MANIFEST = "manifest.json"
BIRTHS, GROUPS = "births.npy", "groups.npy"
NUMBERS, BITS, KNOWN, INCOME = "numbers", "bits", "known", "income"


@dataclass(frozen=True)
class Manifest:
    """What a store holds. `files` has the SHA-256 (hex) of each by its name."""

    recipe: str
    people: int
    districts: tuple[str, ...]
    ages: tuple[int, int]
    stands_on: str
    bits: tuple[str, ...]
    known: tuple[str, ...]
    files: dict[str, str]

    def to_text(self) -> str:
        return json.dumps(asdict(self), indent=1, sort_keys=True)

    @classmethod
    def from_text(cls, text: str) -> "Manifest":
        data = json.loads(text)
        for name in ("districts", "ages", "bits", "known"):
            data[name] = tuple(data[name])
        return cls(**data)


def income_name(medians: Medians) -> str:
    """The file of incomes in per cent of these medians."""
    text = json.dumps(sorted(medians.items()))
    return f"{INCOME}/{hashlib.sha256(text.encode()).hexdigest()[:16]}.npy"
