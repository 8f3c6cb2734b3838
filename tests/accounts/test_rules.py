"""How API tokens are made, kept and recognised; which roles go together."""

from datetime import date, timedelta

from naru.accounts import rules

TODAY = date(2026, 11, 24)


def test_a_secret_is_told_by_its_beginning_and_kept_as_a_hash():
    secret = rules.Secret("naru_abcdefghijkl")
    assert (secret.shown, secret.digest) == (
        "naru_abcdefgh",
        "f3b13f15d2245e5019b41373179bd9c6424d266ba4ef3182c9a8c9e75d8796dc",
    )


def test_no_two_secrets_are_alike_and_each_holds_256_bits():
    secrets = {rules.new_secret().whole for _ in range(1_000)}
    assert len(secrets) == 1_000
    assert {len(whole) for whole in secrets} == {len("naru_") + 43}


def test_any_text_has_a_digest():
    assert len({rules.digest_of(text) for text in ("", "\0", "\ud800", "나루")}) == 4


def test_an_expiry_lies_between_tomorrow_and_400_days_from_now():
    sensible = [
        rules.expiry_is_sensible(expires_on=TODAY + timedelta(days=days), today=TODAY)
        for days in (0, 1, 400, 401)
    ]
    assert sensible == [False, True, True, False]


def test_roles_of_the_city_are_not_given_by_providers_and_hosts():
    office = {"MANAGER", "STEERING", "AUDITOR", "OPERATOR"}
    fits = {
        (role, kind)
        for role in office | {"COUNSELLOR", "PROVIDER", "HOST", "MENTOR"}
        for kind in ("CITY", "FOUNDATION", "PROVIDER", "HOST")
        if not rules.role_fits(role=role, kind=kind)
    }
    assert fits == {(role, kind) for role in office for kind in ("PROVIDER", "HOST")}


def test_who_checks_does_not_run():
    assert rules.roles_clash("AUDITOR", frozenset({"OPERATOR"}))
    assert rules.roles_clash("OPERATOR", frozenset({"AUDITOR", "MANAGER"}))
    assert not rules.roles_clash("AUDITOR", frozenset({"AUDITOR", "MANAGER"}))
    assert not rules.roles_clash("MANAGER", frozenset({"AUDITOR"}))
