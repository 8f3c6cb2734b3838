"""A city's own part of the catalogue pack: fields, synonyms, holidays and the starter recipe."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from naru.accounts.models import Organisation
from naru.catalogue import lexicon
from naru.catalogue.services import starter
from naru.catalogue.sources.recipe import Recipe, read_recipe
from naru.city.holidays import read_holidays
from naru.city.pack import Known, Pack
from naru.core.tables import Change
from naru.places.enums import PlaceKind


@dataclass(frozen=True)
class StarterPart:
    """The files after reading; no recipe for a city that starts with an empty catalogue."""

    recipe: Recipe | None
    holidays: frozenset[date]
    fields: Known = None


def read_starter(pack: Pack, *, organisations: Known) -> StarterPart:
    """Every file, checked by itself and against the others."""
    fields = lexicon.read_fields(pack)
    lexicon.read_synonyms(pack)
    codes = [one.code for one in fields.value.field] if fields else None
    holidays = frozenset(one.value.day for one in read_holidays(pack))
    recipe = read_recipe(
        pack,
        fields=codes,
        organisations=organisations,
        kinds=[kind.lower() for kind in PlaceKind.values],
    )
    return StarterPart(recipe, holidays, codes)


def save(part: StarterPart, *, zone: ZoneInfo, at: datetime) -> list[Change]:
    """Work the recipe on the day of `at`; places and bodies must have been saved before."""
    if part.recipe is None:
        return []
    provider = Organisation.objects.get(code=part.recipe.starter.online.provider)
    return [
        starter.save_recipe(
            part.recipe, provider=provider.name_ko, holidays=part.holidays, zone=zone, at=at
        )
    ]
