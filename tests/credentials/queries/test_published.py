"""What anybody may ask for is signed by the issuer and says what is so at this moment."""

import json

import pytest

from naru.credentials.queries import published
from naru.credentials.rules.letters import from_base58
from naru.credentials.rules.proofs import holds
from tests.credentials.factories import issued

pytestmark = pytest.mark.django_db


def test_the_list_is_signed_with_a_published_key(noon):
    one = issued(noon)
    found = json.loads(published.status_list(1, at=noon))
    method = found["proof"][0]["verificationMethod"]
    keys = {one["id"]: one for one in published.did_document()["verificationMethod"]}
    public = from_base58(keys[method]["publicKeyMultibase"].removeprefix("z"))[2:]
    assert holds(found, public=public, method=method)
    assert found["issuer"] == json.loads(one.body)["issuer"]["id"]
    assert published.lists() == 1


def test_keys_are_there_before_anything_was_issued():
    methods = published.did_document()["verificationMethod"]
    assert [one["type"] for one in methods] == ["Multikey", "JsonWebKey2020"]
    assert len(published.jwks()["keys"]) == 1
    assert published.lists() == 1


def test_the_list_is_made_once_while_nothing_changes(noon, django_assert_num_queries):
    first = published.status_list(1, at=noon)
    with django_assert_num_queries(1):
        assert published.status_list(1, at=noon) == first
