"""The code on paper."""

from hashlib import sha256

from naru.diagnosis.rules import codes


def test_a_code_is_read_as_people_write_it():
    code = codes.spell(sha256(b"a run").digest())
    assert codes.possible(code)
    assert codes.read(f" {codes.show(code).lower()} ") == code
    assert codes.read(codes.show(code).replace("-", " – ")) == code


def test_what_cannot_be_a_code_is_known():
    assert not codes.possible("K7QM3RX")
    assert not codes.possible("K7QM3RX0")
    assert not codes.possible("")


def test_codes_of_different_runs_differ():
    spelled = {codes.spell(sha256(str(number).encode()).digest()) for number in range(500)}
    assert len(spelled) == 500
