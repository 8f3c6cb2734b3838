"""What can be booked: rooms, and benches with their seats. All of it comes from the city pack."""

from django.db import models
from django.db.models import Q

from naru.core.languages import in_reader_language


class Thing(models.Model):
    """A named thing at a place. `access_…`: how one gets in and around, a wheelchair for one."""

    code = models.SlugField(max_length=60, unique=True)
    name_ko = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    seats = models.PositiveSmallIntegerField()
    access_ko = models.CharField(max_length=400, blank=True)
    access_en = models.CharField(max_length=400, blank=True)
    is_sample = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_reader_language(self.name_ko, self.name_en)

    @property
    def access(self) -> str:
        return in_reader_language(self.access_ko, self.access_en)


class Room(Thing):
    """A room that clubs and residents book; `fee_won` for one unit of time, None where free."""

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="rooms")
    fee_won = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="space_room_has_a_seat"),
            models.CheckConstraint(
                condition=Q(fee_won__isnull=True) | Q(fee_won__gt=0), name="space_room_fee_or_free"
            ),
        ]


class Bench(Thing):
    """Equipment to practise skills on, for `seats` people at once, never without an instructor."""

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="benches")
    equipment_ko = models.CharField(max_length=400)
    equipment_en = models.CharField(max_length=400)
    skills = models.ManyToManyField("occupations.Skill", related_name="benches")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="bench_has_a_seat"),
        ]

    @property
    def equipment(self) -> str:
        return in_reader_language(self.equipment_ko, self.equipment_en)


class Seat(models.Model):
    """One person's place at a bench, counted from 1; it is what gets booked."""

    bench = models.ForeignKey(Bench, on_delete=models.PROTECT, related_name="places")
    number = models.PositiveSmallIntegerField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bench", "number"], name="bench_seat_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="bench_seat_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.bench_id} {self.number}"
