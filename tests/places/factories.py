"""Districts and places for tests."""

import factory

from naru.places.enums import PlaceKind
from naru.places.models import District, Place
from naru.sources.enums import Confidence


class DistrictFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = District

    code = factory.Sequence(lambda n: f"district-{n}")
    name_ko = factory.Sequence(lambda n: f"가상구{n}")
    name_en = factory.Sequence(lambda n: f"District {n}")
    short_ko = factory.Sequence(lambda n: f"가상{n}")
    short_en = factory.Sequence(lambda n: f"D{n}")
    column = factory.Sequence(lambda n: n % 12)
    row = factory.Sequence(lambda n: n // 12 % 12)
    latitude = 10.0
    longitude = 20.0


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    code = factory.Sequence(lambda n: f"place-{n}")
    name_ko = factory.Sequence(lambda n: f"가상배움터{n}")
    name_en = factory.Sequence(lambda n: f"Place {n}")
    kind = PlaceKind.CENTRE
    district = factory.SubFactory(DistrictFactory)
    confidence = Confidence.HIGH
