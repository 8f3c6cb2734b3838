"""Expecting a "no" inside a test's own transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from naru.core.refusals import Refusal


@contextmanager
def refused(*kinds: type[Refusal]) -> Iterator[None]:
    """The block raises one of the refusals and its changes are undone, as in a request."""
    with pytest.raises(kinds), transaction.atomic():
        yield
