"""Sources for tests."""

import factory

from naru.sources.models import Source


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    code = factory.Sequence(lambda n: f"source-{n}")
    title_ko = factory.Sequence(lambda n: f"자료 {n}")
    title_en = factory.Sequence(lambda n: f"Source {n}")
