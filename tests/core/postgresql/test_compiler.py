"""Our writer of statements writes what Django's own does, to the letter."""

import pytest
from django.db import connection
from django.db.backends.postgresql import compiler as plain
from django.db.models import Count, Exists, F, OuterRef, Q

from naru.catalogue.models import Course, Run
from naru.core.postgresql.compiler import SQLCompiler
from naru.enrolments.models import Application, Claim, Intake
from naru.schools.models import Module

WIDE = "intake__run__course__provider__organisation"
NEWEST = Claim.objects.filter(intake=OuterRef("intake")).order_by("-at")
QUERIES = {
    "wide": Module.objects.select_related(WIDE).order_by("intake__run__starts_on", "-pk"),
    "unordered": Application.objects.select_related("claim", WIDE),
    "only": Run.objects.only("label", "course__title").select_related("course").order_by("label"),
    "twice": Intake.objects.select_related("behind__run", "run").order_by("behind__run__label"),
    "random": Course.objects.order_by("?"),
    "expression": Run.objects.order_by(F("starts_on").desc(nulls_last=True), "pk"),
    "annotated": Course.objects.annotate(many=Count("runs")).order_by("-many", "title"),
    "values": Run.objects.values_list("label", "course__title").order_by("course__title"),
    "renamed": Run.objects.values(named=F("label")).order_by("named"),
    "selected": Run.objects.annotate(day=F("starts_on")).order_by("day"),
    "subquery": Application.objects.filter(Exists(NEWEST), claim__in=Claim.objects.all()),
    "union": Run.objects.filter(pk=1).union(Run.objects.filter(pk=2)).order_by("label"),
    "reversed": Run.objects.order_by("label", "-pk").reverse(),
    "distinct": Run.objects.distinct("label").order_by("label", "starts_on"),
    "excluded": Course.objects.exclude(Q(runs__label="x") | Q(provider=None)).order_by("title"),
    "extra": Run.objects.extra(select={"one": "1"}).order_by("one", "label"),
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_statement_is_the_same(name):
    query = QUERIES[name].query
    ours = query.clone().get_compiler(connection=connection)
    assert type(ours) is SQLCompiler
    theirs = plain.SQLCompiler(query.clone(), connection, None)
    assert ours.as_sql() == theirs.as_sql()


@pytest.mark.parametrize("name", QUERIES)
def test_values_are_read_as_by_djangos_own(name):
    query = QUERIES[name].query
    ours = query.clone().get_compiler(connection=connection)
    theirs = plain.SQLCompiler(query.clone(), connection, None)
    for _ in range(2):
        read = []
        for writer in (ours, theirs):
            writer.setup_query()
            columns = [one for one, _sql, _alias in writer.select]
            found = writer.get_converters(columns)
            read.append([(at, readers) for at, (readers, _column) in found.items()])
            assert not writer.has_composite_fields(columns)
        assert read[0] == read[1]


def test_a_name_that_postgresql_would_not_take_is_still_refused():
    writer = Run.objects.all().query.get_compiler(connection=connection)
    for _ in range(2):
        with pytest.raises(ValueError, match="Dollar signs"):
            writer.quote_name_unless_alias("a$b")
