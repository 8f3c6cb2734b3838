"""Counts over all doors, which a job makes and pages show."""

from django.db import models

from naru.accounts.models import Organisation


class ChannelReport(models.Model):
    """Who got a seat by which channel, of one provider or of all (no organisation), as of `at`.

    Holds only what may be seen: of a channel with too few people, that it is hidden. `terms` and
    `runs`, the latest first, are lists of `{"year", "half", "cells": [[channel, [people, seated]
    or null]]}`; a run names its `door`. `hidden` runs have nothing that may be seen.
    """

    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    terms = models.JSONField()
    runs = models.JSONField()
    hidden = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], nulls_distinct=False, name="channel_report_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.at}"
