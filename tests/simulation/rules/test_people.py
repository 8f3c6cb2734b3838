"""One person out of a store is a person whom `decide` accepts."""

from naru.policies.rules.facts import FACTS, checked
from naru.simulation.rules.people import choice_name
from naru.simulation.store.opening import Store
from naru.simulation.store.writing import built
from tests.simulation.factories import TODAY, recipe, seoul


def test_names_of_bitmaps_tell_fact_and_value():
    assert choice_name("employment", "RETIRED") == "employment=RETIRED"


def test_everybody_in_the_citys_store_could_be_a_real_person(tmp_path):
    """Every fact passes the check that answers of residents pass: types, ranges, contradictions."""
    part = seoul()
    small = type(part.recipe)(**{**_fields(part.recipe), "people": 600})
    store = Store(built(tmp_path, small))
    reader, schemes = store.reader(), part.rules.schemes
    for place in range(store.people):
        facts = reader.facts(place)
        assert checked(facts, on=small.stands_on, schemes=schemes) == facts


def test_what_is_not_known_is_left_out(tmp_path):
    all_told = Store(built(tmp_path, recipe(people=50))).reader().facts(3)
    nothing_told = Store(built(tmp_path, recipe(people=50, known=0))).reader().facts(3)
    assert (set(FACTS) - set(all_told) <= {"welfare_proof_on"}, nothing_told) == (True, {})
    assert all_told["birth_on"] < TODAY


def _fields(recipe_):
    return {name: getattr(recipe_, name) for name in recipe_.__slots__}
