"""The vocabularies are the published files to the byte."""

import subprocess
import sys

import pytest
from django.conf import settings

from naru.credentials.rules.contexts import (
    BADGES,
    CREDENTIALS,
    FILES,
    UnknownVocabulary,
    digest_of,
    path_of,
)

PINNED = {
    CREDENTIALS: "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734",
    BADGES: "3d34f4d4ef1bce691106e63798beb5e7b862ba841423f5ee1e53ab7ddf3bca84",
}
"""That of the credentials is the one the W3C publishes with its standard."""


def test_the_files_are_those_we_know():
    assert {address: digest_of(address) for address in FILES} == PINNED


def test_any_other_is_refused():
    with pytest.raises(UnknownVocabulary):
        path_of("https://purl.imsglobal.org/spec/ob/v3p0/context.json")


def test_the_package_that_carries_them_is_not_imported():
    program = (
        "import sys; from naru.credentials.rules import proofs, contexts; "
        "contexts.load(contexts.BADGES); print('openbadgeslib' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
