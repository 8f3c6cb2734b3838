"""The offline checker: genuine receipts pass, one changed byte anywhere is refused."""

import json
import random
import subprocess
import sys

import pytest
from django.conf import settings

from naru.policies import queries
from tests.policies.receipts import issue

pytestmark = pytest.mark.django_db(transaction=True)

SCRIPT = settings.BASE_DIR / "tools" / "verify_receipt.py"


@pytest.fixture
def files(tmp_path, noon):
    receipt = issue(noon)
    slip, keys = tmp_path / "receipt.json", tmp_path / "keys.json"
    slip.write_text(json.dumps(queries.document(receipt), ensure_ascii=False), "utf-8")
    keys.write_text(json.dumps(queries.public_keys()), "utf-8")
    return slip, keys


def check(slip, keys):
    return subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(slip), str(keys)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_genuine_receipt_is_told_in_three_lines(files):
    done = check(*files)
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[0] == (
        "genuine: scholarship-application:1 REFUSED on 2026-11-24T03:00:00.000000Z"
    )
    assert done.stdout.splitlines()[1] == "rule training-scholarship of 2023-08-04: no"


def test_one_changed_byte_is_refused(files):
    """Each of 12 places of the signed text, the signature and the chain, in one run each."""
    slip, keys = files
    whole = json.loads(slip.read_text("utf-8"))
    rng = random.Random(1)
    for _ in range(8):
        place = rng.randrange(len(whole["body"]))
        letters = list(whole["body"])
        letters[place] = "x" if letters[place] != "x" else "y"
        changed = "".join(letters)
        slip.write_text(json.dumps({**whole, "body": changed}, ensure_ascii=False), "utf-8")
        done = check(slip, keys)
        assert (done.returncode, done.stdout[:11]) == (1, "NOT GENUINE")
    flipped = ("0" if whole["signature"][0] != "0" else "1") + whole["signature"][1:]
    chain = {**whole["chain"], "seq": 2}
    for broken in ({"signature": flipped}, {"chain": chain}, {"key": "0" * 16}, {"body": "{"}):
        slip.write_text(json.dumps({**whole, **broken}, ensure_ascii=False), "utf-8")
        assert check(slip, keys).returncode == 1


def test_what_is_no_receipt_is_refused_with_a_sentence(files, tmp_path):
    _slip, keys = files
    for content in ("", "[]", "{}", '{"body": 5}'):
        (tmp_path / "other.json").write_text(content)
        done = check(tmp_path / "other.json", keys)
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout.startswith("NOT GENUINE: ")


def test_the_checker_stays_short_and_needs_little():
    text = SCRIPT.read_text("utf-8")
    assert text.count("\n") <= 80
    imported = {
        line.split()[1].partition(".")[0]
        for line in text.splitlines()
        if line.startswith(("import ", "from "))
    }
    assert imported - set(sys.stdlib_module_names) == {"cryptography"}
