"""Places and districts by the names that sources use for them."""

from typing import Any

from naru.catalogue.enums import Residence
from naru.catalogue.sources.joining import folded
from naru.places.models import District, Place


class KnownPlaces:
    """Turns names in an offering into rows of ours. Read once for a whole import."""

    def __init__(self) -> None:
        self.districts = dict(District.objects.current().values_list("name_ko", "pk"))
        self.places = {folded(place.name_ko): place for place in Place.objects.current()}

    def resolved(self, facts: dict[str, Any]) -> dict[str, Any]:
        """The facts with `district_id`, `place_id`, `residence_district_id` for names we know.

        A known place also tells its district and point where the source did not. A residence
        rule for a district we do not know is no rule we could check: unknown.
        """
        made = dict(facts)
        self._place(made)
        district = self.districts.get(made.pop("district", ""))
        if district:
            made["district_id"] = district
        if "residence_district" in made:
            lives = self.districts.get(made.pop("residence_district"))
            if lives:
                made["residence_district_id"] = lives
            elif made.get("residence") == Residence.DISTRICT:
                del made["residence"]
        return made

    def _place(self, made: dict[str, Any]) -> None:
        place = self.places.get(folded(made.get("place_words", "")))
        if not place:
            return
        made["place_id"] = place.pk
        if place.district_id and "district" not in made:
            made["district_id"] = place.district_id
        if place.latitude is not None and "latitude" not in made:
            made["latitude"], made["longitude"] = place.latitude, place.longitude
        if place.address and "address" not in made:
            made["address"] = place.address[:300]
