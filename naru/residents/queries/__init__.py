"""Reads about residents, one module a subject; callers import them from here."""

from naru.residents.queries.access import (
    SeenVisit,
    helped_by,
    helper_in_force,
    helper_with,
    helpers_of,
    running_visit,
    visit_ids,
    visits_among,
    visits_of,
)
from naru.residents.queries.answers import KnownFact, facts_of, values_of
from naru.residents.queries.consents import (
    agrees_to_text_of,
    consent_text,
    consent_texts,
    consents_of,
    current_consent,
    has_consent,
)
from naru.residents.queries.export import EVERYTHING, export_record
from naru.residents.queries.people import (
    anybody_is_registered,
    erasures_due,
    found_at_desk,
    resident_called,
    resident_of,
    resident_with,
    running_erasure,
)
from naru.residents.queries.standing import Standing, standing_of

__all__ = [
    "EVERYTHING",
    "KnownFact",
    "SeenVisit",
    "Standing",
    "agrees_to_text_of",
    "anybody_is_registered",
    "consent_text",
    "consent_texts",
    "consents_of",
    "current_consent",
    "erasures_due",
    "export_record",
    "facts_of",
    "found_at_desk",
    "has_consent",
    "helped_by",
    "helper_in_force",
    "helper_with",
    "helpers_of",
    "resident_called",
    "resident_of",
    "resident_with",
    "running_erasure",
    "running_visit",
    "standing_of",
    "values_of",
    "visit_ids",
    "visits_among",
    "visits_of",
]
