"""The code on paper."""

from hashlib import sha256

from naru.diagnosis.rules import codes
from naru.residents.rules import CODE_ALPHABET, CODE_LENGTH


def test_a_code_is_spelled_as_residents_codes_are():
    code = codes.spell(sha256(b"a run").digest())
    assert len(code) == CODE_LENGTH
    assert set(code) <= set(CODE_ALPHABET)


def test_codes_of_different_runs_differ():
    spelled = {codes.spell(sha256(str(number).encode()).digest()) for number in range(500)}
    assert len(spelled) == 500
