"""Files with which somebody shows what they learnt or did."""

from django.db import models
from django.db.models import Q

from naru.planning.models.routes import Step
from naru.residents.models.person import no_registration_number


class Evidence(models.Model):
    """A private file of a person. `made_on`: the day of what it shows, in their own words `title`.

    It may belong to a `step`, whose plan may end, or to a `skill`. A mentor sees it only if
    `for_mentor`. Its bytes go with the upload's time or when the person takes it away.
    """

    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="evidence"
    )
    upload = models.OneToOneField("files.Upload", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=100)
    made_on = models.DateField()
    step = models.ForeignKey(Step, null=True, on_delete=models.SET_NULL, related_name="evidence")
    skill = models.ForeignKey(
        "occupations.Skill", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    for_mentor = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="evidence_has_a_title"),
            models.CheckConstraint(
                condition=Q(step=None) | Q(skill=None), name="evidence_of_one_thing"
            ),
            no_registration_number("title", "evidence_title_without_number"),
        ]
        indexes = [models.Index(fields=["resident"], name="evidence_by_person")]

    def __str__(self) -> str:
        return self.title
