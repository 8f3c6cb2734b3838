"""Every action that the trail knows has a name, and every name an action.

That none is written without a name is held by `tests/conftest.py`, in whatever test writes it.
"""

import re
from pathlib import Path

from django.conf import settings

from naru.audit.enums import NAMES, name_of

ROOT = Path(settings.BASE_DIR) / "naru"


def test_an_action_is_called_by_name_and_an_unknown_one_by_its_code():
    assert (name_of("role.given"), name_of("role.sung")) == ("일을 맡겼습니다", "role.sung")


def test_names_are_unlike_each_other():
    said = [str(name) for name in NAMES.values()]
    assert sorted(said) == sorted(set(said))


def test_no_name_is_left_of_what_nothing_writes_any_more():
    """A code stands in the source whole, or as what follows the dot where a family is written."""
    files = [path for path in ROOT.rglob("*.py") if path != ROOT / "audit" / "enums.py"]
    source = "\n".join(path.read_text() for path in files)
    families = set(re.findall(r'f"([a-z_]+)\\.\\{', source.replace(".{", "\\.\\{")))
    left = []
    for code in NAMES:
        family, verb = code.split(".")
        tail = rf'"(card_)?{verb.removeprefix("card_")}"'
        whole = f'"{code}"' in source
        part = family in families and re.search(tail, source, re.IGNORECASE) is not None
        if not whole and not part:
            left.append(code)
    assert left == []
