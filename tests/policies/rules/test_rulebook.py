"""What is in force on a day is found by date."""

from datetime import date

from tests.policies.factories import book, cond, parameter, policy, version


def test_a_parameter_has_the_amount_of_the_day():
    rising = parameter("rate", (date(2020, 1, 1), 1), (date(2024, 1, 1), 2))
    assert rising.on(date(2019, 12, 31)) is None
    assert [rising.on(date(y, 1, 1)).value for y in (2020, 2023, 2024, 2030)] == [1, 1, 2, 2]


def test_spans_begin_where_version_or_parameter_change():
    top = parameter("top", (date(2019, 1, 1), 60), (date(2022, 5, 1), 64))
    rule = policy([version(cond("age", "at_most", "$top"), date(2020, 1, 1))], top)
    assert rule.starts == (date(2020, 1, 1), date(2022, 5, 1))
    assert rule.on(date(2019, 12, 31)) is None
    assert rule.on(date(2022, 4, 30)).parameters == {"top": 60}
    assert rule.changes_between(date(2020, 1, 1), date(2030, 1, 1)) == (date(2022, 5, 1),)


def test_the_median_table_opens_spans_only_where_it_is_used():
    by_income = policy(cond("income_percent", "at_most", 50))
    assert by_income.starts == (date(2020, 1, 1), date(2025, 1, 1), date(2026, 1, 1))
    assert by_income.on(date(2026, 1, 1)).derived_versions == {"income_percent": 1}
    assert policy(cond("age", "at_most", 50)).starts == (date(2020, 1, 1),)


def test_a_book_knows_its_schemes():
    assert "VOUCHER" in book({"one": cond("near_poor", "is", True)}).scheme_names
