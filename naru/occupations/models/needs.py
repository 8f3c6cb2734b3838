"""What an occupation asks for, how one gets in, and what others call it."""

from django.db import models
from django.db.models import F, Q

from naru.core.languages import in_reader_language
from naru.occupations.enums import Level, Need, Scheme, Way
from naru.occupations.models.occupations import Occupation
from naru.occupations.models.skills import Skill


class OccupationSkill(models.Model):
    """A skill that the work needs, and how well."""

    occupation = models.ForeignKey(Occupation, on_delete=models.PROTECT, related_name="needs")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="needed_by")
    position = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    need = models.CharField(max_length=10, choices=Need.choices)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "skill"], name="occupation_skill_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(level__in=Level.values), name="occupation_skill_level_in_band"
            ),
            models.CheckConstraint(
                condition=Q(need__in=Need.values), name="occupation_skill_need_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.skill_id}: {self.level}"

    @property
    def level_words(self) -> str:
        return str(Level(self.level).label)


class EntryRoute(models.Model):
    """A way into the work, in the city's words."""

    occupation = models.ForeignKey(Occupation, on_delete=models.PROTECT, related_name="routes")
    position = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=14, choices=Way.choices)
    text_ko = models.CharField(max_length=400)
    text_en = models.CharField(max_length=400)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "position"], name="entry_route_place_taken_once"
            ),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="entry_route_way_known"),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.way}"

    @property
    def way_words(self) -> str:
        return str(Way(self.way).label)

    @property
    def text(self) -> str:
        return in_reader_language(self.text_ko, self.text_en)


class Pay(models.Model):
    """What the work pays in a month, never without saying who found that and when."""

    occupation = models.OneToOneField(Occupation, on_delete=models.PROTECT, related_name="pay")
    from_won = models.PositiveIntegerField()
    to_won = models.PositiveIntegerField()
    as_of_on = models.DateField()
    source = models.ForeignKey("sources.Source", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_won__gt=0, from_won__lte=F("to_won")), name="pay_range_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id}: {self.from_won}-{self.to_won}"


class OccupationLink(models.Model):
    """The same or nearest thing in somebody else's list, in the city's judgement.

    It names a code, not a row: the list of that edition may be imported later or never.
    """

    occupation = models.ForeignKey(Occupation, on_delete=models.PROTECT, related_name="links")
    scheme = models.CharField(max_length=12, choices=Scheme.choices)
    edition = models.CharField(max_length=20)
    code = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "scheme", "edition", "code"], name="occupation_linked_once"
            ),
            models.CheckConstraint(
                condition=Q(scheme__in=Scheme.values), name="occupation_link_scheme_known"
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(edition=""), name="occupation_link_with_edition"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.scheme} {self.edition} {self.code}"
