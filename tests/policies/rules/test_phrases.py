"""Years in scheme names are drawn together."""

from naru.policies.rules.phrases import runs, years_of


def test_years_are_grouped_by_scheme():
    assert years_of(frozenset({"A:2024", "A:2023", "B"})) == {"A": [2023, 2024], "B": []}


def test_consecutive_years_become_spans():
    assert runs([2024, 2021, 2023]) == [(2021, 2021), (2023, 2024)]
