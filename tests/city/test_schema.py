"""Every field of every schema says what is right, since messages are made of that."""

import pytest
from pydantic import BaseModel

from naru.accounts import pack as accounts
from naru.city.schema import Part
from naru.city.site import City
from naru.flows import load_city
from naru.places import pack as places
from naru.programmes import pack as programmes
from naru.sources import pack as sources

MODULES = [accounts, places, programmes, sources, load_city]


def schemas(kind: type[BaseModel]) -> list[type[BaseModel]]:
    return [kind, *(deeper for child in kind.__subclasses__() for deeper in schemas(child))]


@pytest.mark.parametrize("schema", schemas(Part)[1:], ids=lambda schema: schema.__name__)
def test_every_field_says_what_is_right(schema):
    silent = [
        name
        for name, field in schema.model_fields.items()
        if not field.description or field.description.endswith(".")
    ]
    assert silent == []


def test_the_schemas_of_all_domains_are_looked_at():
    assert City in schemas(Part)
    assert len(schemas(Part)) > 15
