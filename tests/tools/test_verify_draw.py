"""The checker that is handed out agrees with the draw, and with nothing that was changed."""

import copy
import json
import runpy
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from naru.scholarships.models import Draw
from naru.scholarships.queries import proof
from naru.scholarships.services import draws
from tests.enrolments.published import course_draw
from tests.scholarships.factories import DRAWN, ApplicationFactory, funded_round, staff

TOOL = Path(__file__).parents[2] / "tools" / "verify_draw.py"
pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    the_round, by = funded_round(grants=3), staff().user
    applications = [ApplicationFactory(round=the_round) for _one in range(7)]
    points = {one.pk: 10 * (place % 3) for place, one in enumerate(applications)}
    before = DRAWN - timedelta(hours=1)
    draws.freeze(round_id=the_round.pk, points=points, by=by, at=before)
    draws.draw(round_id=the_round.pk, public_number="3 11 24 + 7", by=by, at=DRAWN)
    return proof.document(Draw.objects.select_related("round").get())


def verify(tmp_path, draw, *arguments):
    file = tmp_path / "draw.json"
    file.write_text(json.dumps(draw), encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-I", str(TOOL), str(file), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_real_draw_holds_and_shows_one_s_place(published, tmp_path):
    mine = published["order"][2]
    done = verify(tmp_path, published, mine)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "HOLDS",
        "7 lots, public value 3 11 24 + 7",
        f"{mine}: place 3",
    ]
    assert verify(tmp_path, published, "f" * 32).stdout.endswith("not on the list\n")


def changed(published, key):
    draw = copy.deepcopy(published)
    if key == "entries":
        draw["entries"][0][1] += 1
    elif key == "order":
        draw["order"][0], draw["order"][1] = draw["order"][1], draw["order"][0]
    elif key == "frozen_at":
        draw["frozen_at"] = draw["drawn_at"]
    elif key == "public_number":
        draw["public_number"] += "8"
    else:
        draw[key] = "0" * 64
    return draw


@pytest.mark.parametrize(
    "key",
    ["entries", "order", "frozen_at", "public_number", "secret", "seed", "root", "commitment"],
)
def test_whatever_is_changed_shows(published, tmp_path, key):
    done = verify(tmp_path, changed(published, key))
    assert done.returncode == 1
    assert done.stdout.startswith("DOES NOT HOLD: ")


def test_a_course_s_draw_holds(tmp_path):
    published = course_draw()
    token = published["order"][0]
    done = verify(tmp_path, published, token)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "HOLDS",
        "9 lots, public value 3 11 24 + 7",
        f"{token}: place 1",
    ]


def test_a_course_s_draw_without_its_secret_holds_only_when_it_was_late(tmp_path):
    assert verify(tmp_path, course_draw(revealed=False)).stdout.startswith("HOLDS")
    early = course_draw(revealed=False, drawn_at="2026-12-05T12:00:00.000000Z")
    assert verify(tmp_path, early).returncode == 1


def test_every_changed_byte_of_a_course_s_draw_shows():
    """Each letter and digit of the file changed by one, also in the names of its parts."""
    faults = runpy.run_path(str(TOOL))["faults"]
    text = json.dumps(course_draw(), ensure_ascii=False)
    assert list(faults(json.loads(text))) == []
    for at, letter in enumerate(text):
        if letter.isalnum():
            other = "8" if letter == "7" else "7" if letter.isdigit() else chr(ord(letter) ^ 1)
            assert shows(faults, f"{text[:at]}{other}{text[at + 1 :]}"), text[at - 20 : at + 20]


def shows(faults, text):
    try:
        return bool(list(faults(json.loads(text))))
    except (KeyError, TypeError, ValueError, StopIteration):
        return True


def test_it_is_short_and_needs_python_alone():
    text = TOOL.read_text(encoding="utf-8")
    assert text.count("\n") <= 80
    imports = [line for line in text.splitlines() if line.startswith(("import", "from"))]
    assert imports == [
        "import json",
        "import sys",
        "from hashlib import sha256",
        "from pathlib import Path",
    ]
