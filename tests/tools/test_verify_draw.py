"""The checker that is handed out agrees with the draw, and with nothing that was changed."""

import copy
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from naru.scholarships.models import Draw
from naru.scholarships.queries import proof
from naru.scholarships.services import draws
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
        "winter: 7 applications, 3 grants",
        "public number: 3 11 24 + 7 (sample draw numbers)",
        f"{mine}: place 3 of 7",
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


def test_it_is_short_and_needs_python_alone():
    text = TOOL.read_text(encoding="utf-8")
    assert text.count("\n") <= 80
    imports = [line for line in text.splitlines() if line.startswith(("import", "from"))]
    assert imports == ["import hashlib", "import json", "import sys"]
