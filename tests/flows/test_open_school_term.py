"""A provider holds a school of the city."""

import pytest
from django.core.exceptions import PermissionDenied

from naru.flows.open_school_term import open_school_term
from naru.schools.models import Term
from naru.schools.pack import schools_on
from tests.catalogue.own import Staff
from tests.schools.made import RULE, entrance

pytestmark = pytest.mark.django_db(transaction=True)


def test_by_a_door_of_its_own_only(noon):
    staff = Staff()
    door = entrance(staff, at=noon)
    told = {"school": schools_on(noon.date())[RULE], "entrance": door, "at": noon}
    with pytest.raises(PermissionDenied):
        open_school_term(membership=Staff().membership, **told)
    term = open_school_term(membership=staff.membership, **told)
    assert open_school_term(membership=staff.membership, **told) == term
    assert (Term.objects.get(), term.by) == (term, staff.user)
