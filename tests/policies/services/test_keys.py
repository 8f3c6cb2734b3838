"""The signing key: one file however many begin at once, old ones kept, its id its hash."""

import stat
import threading
from io import StringIO

import pytest
from django.core.management import call_command

from naru.policies.models import SigningKey
from naru.policies.rules.signing import key_id_of, public_hex
from naru.policies.services import keys
from tests.policies.receipts import issue

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_first_use_makes_a_key_only_its_owner_reads(settings, tmp_path):
    settings.RECEIPT_KEY, settings.RECEIPT_KEY_DIR = "", tmp_path / "keys"
    first = public_hex(keys.current().public_key())
    assert public_hex(keys.current().public_key()) == first
    path = tmp_path / "keys" / keys.FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_many_at_once_make_one_key(settings, tmp_path):
    settings.RECEIPT_KEY, settings.RECEIPT_KEY_DIR = "", tmp_path / "keys"
    found, ready = set(), threading.Barrier(8)

    def work():
        ready.wait()
        found.add(keys.secret_in(tmp_path / "keys"))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 1


def test_rotation_keeps_the_old_key_for_what_it_signed(settings, tmp_path, noon):
    settings.RECEIPT_KEY, settings.RECEIPT_KEY_DIR = "", tmp_path / "keys"
    old = issue(noon, "grant:1").key_id
    call_command("receipt_key", "--new", stdout=StringIO())
    new = issue(noon, "grant:2").key_id
    assert old != new
    assert (tmp_path / "keys" / f"receipt-{old}.key").exists()
    assert set(SigningKey.objects.values_list("key_id", flat=True)) == {old, new}
    out = StringIO()
    call_command("verify_receipts", stdout=out)
    assert out.getvalue().startswith("2 receipts hold")


def test_a_key_from_the_environment_is_replaced_there(settings):
    settings.RECEIPT_KEY = "ab" * 32
    out = StringIO()
    call_command("receipt_key", "--new", stdout=out)
    secret, told = out.getvalue().splitlines()
    assert secret.startswith("RECEIPT_KEY=")
    settings.RECEIPT_KEY = secret.removeprefix("RECEIPT_KEY=")
    public = public_hex(keys.current().public_key())
    assert told == f"key {key_id_of(public)}, public {public}"
