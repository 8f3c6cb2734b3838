"""The offline checker: genuine certificates pass, one changed thing anywhere is refused."""

import copy
import json
import runpy
import subprocess
import sys

import pytest
from django.conf import settings
from django.utils import timezone

from naru.credentials.enums import Why
from naru.credentials.queries import published
from naru.credentials.services import revoking
from tests.accounts.factories import UserFactory
from tests.credentials.factories import issued

pytestmark = pytest.mark.django_db

SCRIPT = settings.BASE_DIR / "tools" / "verify_certificate.py"


@pytest.fixture
def one(noon):
    return issued(noon)


@pytest.fixture
def check(one, tmp_path, monkeypatch, capsys):
    """Runs the program's own main over a certificate, in this process."""
    main = runpy.run_path(str(SCRIPT))["main"]
    names = [str(tmp_path / name) for name in ("badge.json", "did.json", "status.json")]
    (tmp_path / "did.json").write_text(json.dumps(published.did_document()))

    def run(document, *, status=None):
        (tmp_path / "badge.json").write_text(json.dumps(document))
        listed = status or json.loads(published.status_list(1, at=timezone.now()))
        (tmp_path / "status.json").write_text(json.dumps(listed))
        monkeypatch.setattr(sys, "argv", [SCRIPT.name, *names])
        return main(), capsys.readouterr().out

    return run


def test_a_genuine_one_is_told_in_three_lines(check, one):
    code, said = check(json.loads(one.body))
    assert (code, said.splitlines()) == (
        0,
        [
            "genuine: 엑셀 첫걸음, 홍길동, from 2026-11-24T03:00:00Z",
            "issued by 나루 (did:web:localhost%3A8000)",
            "not revoked",
        ],
    )


def test_a_revoked_one_and_a_list_of_another_are_refused(check, one, noon):
    before = json.loads(published.status_list(1, at=timezone.now()))
    revoking.revoke(certificate_id=one.pk, why=Why.MISTAKE, words="잘못", by=UserFactory(), at=noon)
    whole = json.loads(one.body)
    assert check(whole) == (1, "NOT GENUINE: it was revoked\n")
    before["credentialSubject"]["encodedList"] += "A"
    assert check(whole, status=before)[0] == 1


def test_every_string_of_it_is_covered(check, one):
    whole = json.loads(one.body)
    told = [
        (whole, "name"),
        (whole["issuer"], "name"),
        (whole["credentialSubject"]["identifier"][0], "identityHash"),
        (whole["credentialSubject"]["result"][0], "value"),
        (whole["credentialSubject"]["achievement"]["alignment"][0], "targetCode"),
        (whole["credentialStatus"], "statusListIndex"),
        (whole["evidence"][0], "narrative"),
        (whole["proof"][0], "created"),
        (whole["proof"][0], "proofValue"),
    ]
    for inside, name in told:
        kept = inside[name]
        inside[name] = kept[:-1] + ("1" if kept[-1] != "1" else "2")
        code, said = check(whole)
        assert (code, said[:11]) == (1, "NOT GENUINE"), name
        inside[name] = kept
    assert check(whole)[0] == 0


@pytest.mark.parametrize(
    "change",
    [
        {"proof": []},
        {"grade": "A+"},
        {"@context": ["https://example.com/words"]},
        {"issuer": {"id": "did:web:evil.example"}},
        {"credentialStatus": None},
    ],
)
def test_what_is_not_as_it_should_be_is_refused(check, one, change):
    code, said = check({**copy.deepcopy(json.loads(one.body)), **change})
    assert (code, said[:11]) == (1, "NOT GENUINE")


def test_by_itself_it_needs_nothing_of_ours(one, tmp_path):
    (tmp_path / "badge.json").write_text(one.body, "utf-8")
    (tmp_path / "did.json").write_text(json.dumps(published.did_document()))
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), "badge.json", "did.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("give STATUS.json too")
    text = SCRIPT.read_text("utf-8")
    assert text.count("\n") <= 140
    assert "naru" not in text
