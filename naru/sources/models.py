"""Publications that facts were taken from."""

from django.db import models
from django.db.models import Q

from naru.core.languages import in_reader_language


class Source(models.Model):
    """A text or data set that states something the site repeats.

    `code` is the pack's own short name ("s12"). The title names the publication in our words;
    `url` is empty where no address is known.
    """

    code = models.SlugField(max_length=60, unique=True)
    title_ko = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400)
    publisher_ko = models.CharField(max_length=120, blank=True)
    publisher_en = models.CharField(max_length=120, blank=True)
    published_on = models.DateField(null=True, blank=True)
    url = models.CharField(max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="https://") | Q(url__startswith="http://"),
                name="source_url_is_web_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title_ko}"

    @property
    def title(self) -> str:
        return in_reader_language(self.title_ko, self.title_en)

    @property
    def publisher(self) -> str:
        return in_reader_language(self.publisher_ko, self.publisher_en)
