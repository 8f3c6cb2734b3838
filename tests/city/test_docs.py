"""The pack's handbook names every file and every field."""

import re

from django.conf import settings

from naru.accounts import pack as accounts
from naru.catalogue import lexicon
from naru.catalogue import pack as catalogue
from naru.catalogue.sources import recipe
from naru.city import holidays, population, site
from naru.diagnosis.reading import keeping
from naru.diagnosis.reading import schema as diagnosis
from naru.lessons.pack import completion
from naru.occupations.pack import schema as occupations
from naru.payments import pack as payments
from naru.places import pack as places
from naru.programmes import pack as programmes
from naru.residents import pack as residents
from naru.simulation.reading import costs, reforms, synthetic
from naru.sources import pack as sources
from tests.city.packs import CITIES

HANDBOOK = (settings.BASE_DIR / "docs" / "city-pack.md").read_text("utf-8")
NAMED = set(re.findall(r"[a-z_]+(?:\.toml|\.csv)?", HANDBOOK))
SCHEMAS = [
    site.City,
    site.Ages,
    site.Help,
    site.Plan,
    site.MapSite,
    catalogue.ProgrammeLink,
    sources.SourceEntry,
    accounts.OrganisationEntry,
    places.DistrictRow,
    population.PopulationRow,
    places.PlaceRow,
    programmes.AreaEntry,
    programmes.MeasureEntry,
    programmes.FigureEntry,
    programmes.NameEntry,
    programmes.ProgrammeFile,
    residents.ErasureEntry,
    residents.ConsentEntry,
    occupations.SkillEntry,
    occupations.SkillsFile,
    occupations.CertificateEntry,
    occupations.KecoEntry,
    occupations.RouteEntry,
    occupations.PayEntry,
    occupations.OccupationEntry,
    occupations.OccupationsFile,
    holidays.Holiday,
    completion.CompletionEntry,
    completion.CompletionFile,
    lexicon.FieldOfStudy,
    lexicon.SynonymsFile,
    lexicon.Wider,
    recipe.StarterFile,
    recipe.OnlinePart,
    recipe.PracticePart,
    recipe.Level,
    recipe.OnlineSubject,
    recipe.PracticeSubject,
    synthetic.SyntheticFile,
    synthetic.FactEntry,
    synthetic.CaseEntry,
    synthetic.MoneyEntry,
    costs.CostEntry,
    reforms.ReformFile,
    reforms.ParameterChange,
    reforms.PolicyChange,
    reforms.CostEntry,
    payments.RulesEntry,
    payments.WaiverEntry,
    payments.BandEntry,
    keeping.RuleEntry,
    diagnosis.ScalesFile,
    diagnosis.ScaleEntry,
    diagnosis.Suggestion,
    diagnosis.ItemEntry,
    diagnosis.BandNames,
    diagnosis.Focus,
    diagnosis.ValuesFile,
    diagnosis.DimensionEntry,
    diagnosis.SkillsFile,
    diagnosis.SituationEntry,
    diagnosis.ActivityEntry,
    diagnosis.SkillEntry,
]


def test_every_field_is_in_the_handbook():
    fields = {name for schema in SCHEMAS for name in schema.model_fields}
    assert fields - NAMED == set()


def test_every_file_at_the_top_is_in_the_handbook():
    files = {path.name for city in CITIES.iterdir() for path in city.glob("*.*")}
    assert files - NAMED == set()
