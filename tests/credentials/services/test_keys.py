"""The keys: files of their owner alone, old ones kept, those of old certificates published."""

import stat
from io import StringIO

import pytest
from django.core.management import call_command

from naru.credentials.models import PublicKey
from naru.credentials.queries import published
from naru.credentials.reading import secrets
from tests.credentials.factories import issued
from tests.credentials.services.test_issuing import proved

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.RECEIPT_KEY_DIR = tmp_path / "keys"
    return settings.RECEIPT_KEY_DIR


def test_the_first_use_makes_keys_only_their_owner_reads(folder):
    first = secrets.proof_public(secrets.proof_secret())
    assert secrets.proof_public(secrets.proof_secret()) == first
    secrets.token_secret()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes == {"certificate.key": 0o600, "certificate-token.key": 0o600}


def test_rotation_keeps_old_keys_published_and_old_certificates_alive(folder, noon):
    old = issued(noon)
    call_command("certificate_key", "--new", stdout=StringIO())
    new = issued(noon, "completion:2")
    assert old.key_id != new.key_id
    assert old.token_key_id != new.token_key_id
    assert (folder / f"certificate-{old.key_id}.key").exists()
    assert (folder / f"certificate-{old.token_key_id}.key").exists()
    listed = {one["id"].partition("#")[2] for one in published.did_document()["verificationMethod"]}
    assert listed == {old.key_id, new.key_id, old.token_key_id, new.token_key_id}
    assert {one["kid"] for one in published.jwks()["keys"]} == {old.token_key_id, new.token_key_id}
    assert proved(old)
    assert proved(new)


def test_no_secret_stands_in_the_database(folder, noon):
    one = issued(noon)
    kept = "".join(PublicKey.objects.values_list("public", flat=True)) + one.body + one.token
    for name in secrets.FILES.values():
        assert (folder / name).read_text().strip() not in kept
    assert '"d"' not in kept


def test_keys_from_the_environment_are_replaced_there(settings):
    settings.CERTIFICATE_KEY = "ab" * 32
    out = StringIO()
    call_command("certificate_key", "--new", stdout=out)
    proof, token, told = out.getvalue().splitlines()
    settings.CERTIFICATE_KEY = proof.removeprefix("CERTIFICATE_KEY=")
    settings.CERTIFICATE_TOKEN_KEY = token.removeprefix("CERTIFICATE_TOKEN_KEY=")
    out = StringIO()
    call_command("certificate_key", stdout=out)
    assert out.getvalue().strip() == told
