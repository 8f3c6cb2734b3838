"""Limits are kept in megabytes and compared in bytes."""

from naru.lessons.rules.limits import Limits


def test_limits_are_bytes_by_kind():
    limits = Limits(video_mb=2, whole_mb=3)
    assert (limits.of("VIDEO"), limits.whole) == (2 * 1024 * 1024, 3 * 1024 * 1024)
