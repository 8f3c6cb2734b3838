"""Bytes become letters and the same bytes again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naru.credentials.rules.letters import base58, base64url, from_base58, from_base64url


@given(st.binary(max_size=80))
def test_there_and_back(data):
    assert from_base58(base58(data)) == data
    assert from_base64url(base64url(data)) == data


def test_base58_as_others_write_it():
    assert base58(b"Hello World!") == "2NEpo7TZRRrLZSi2U"
    assert base58(bytes.fromhex("0000287fb4cd")) == "11233QC4"
    with pytest.raises(ValueError, match="substring"):
        from_base58("0")
