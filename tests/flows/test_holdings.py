"""Nothing that leads to a person is forgotten, neither in the export nor at the end."""

from django.apps import apps

from naru.accounts.models import User
from naru.flows.holdings import HOLDINGS
from naru.flows.unexported import NOT_EXPORTED
from naru.residents.models import Resident


def leading_to_a_person():
    """Labels of all tables with a foreign key, direct or by steps, to a user or a resident."""
    found = {User, Resident}
    models = apps.get_models(include_auto_created=True)
    while True:
        more = {
            model
            for model in models
            if model not in found
            and any(
                field.related_model in found
                for field in model._meta.get_fields()
                if field.concrete and (field.many_to_one or field.one_to_one)
            )
        }
        if not more:
            return {model._meta.label for model in found}
        found |= more


def test_every_table_about_a_person_is_taken_along_or_excused():
    held = {table for holding in HOLDINGS for table in holding.tables}
    assert leading_to_a_person() - held - NOT_EXPORTED.keys() == set()


def test_no_table_is_named_twice_or_in_vain():
    held = [table for holding in HOLDINGS for table in holding.tables] + list(NOT_EXPORTED)
    assert sorted(held) == sorted(leading_to_a_person())


def test_what_is_not_erased_says_why():
    silent = [one.tables for one in HOLDINGS if one.erase is None and not one.stays]
    assert silent == []
