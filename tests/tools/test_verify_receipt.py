"""The offline checker: genuine receipts pass, one changed byte anywhere is refused."""

import json
import runpy
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


def test_one_changed_letter_of_the_text_is_refused(files, monkeypatch, capsys):
    """Every fifth letter in turn, by the program's own main, run in this process."""
    slip, keys = files
    whole = json.loads(slip.read_text("utf-8"))
    body, main = whole["body"], runpy.run_path(str(SCRIPT))["main"]
    monkeypatch.setattr(sys, "argv", [SCRIPT.name, str(slip), str(keys)])
    assert main() == 0
    capsys.readouterr()
    passed = []
    for place in range(0, len(body), 5):
        other = "7" if body[place] != "7" else "8"
        changed = f"{body[:place]}{other}{body[place + 1 :]}"
        slip.write_text(json.dumps({**whole, "body": changed}), "utf-8")
        if main() != 1 or not capsys.readouterr().out.startswith("NOT GENUINE"):
            passed.append(place)
    assert passed == []


def test_a_change_of_signature_chain_or_key_is_refused(files):
    slip, keys = files
    whole = json.loads(slip.read_text("utf-8"))
    changed = whole["body"].replace('"answer":"no"', '"answer":"nO"')
    flipped = ("0" if whole["signature"][0] != "0" else "1") + whole["signature"][1:]
    chain = {**whole["chain"], "seq": 2}
    for broken in (
        {"body": changed},
        {"signature": flipped},
        {"chain": chain},
        {"key": "0" * 16},
        {"body": "{"},
    ):
        slip.write_text(json.dumps({**whole, **broken}, ensure_ascii=False), "utf-8")
        done = check(slip, keys)
        assert (done.returncode, done.stdout[:11]) == (1, "NOT GENUINE")


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
