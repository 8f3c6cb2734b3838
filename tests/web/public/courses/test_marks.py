"""How a deadline is told: the nearer, the louder; one that is years away hurries nobody."""

from naru.web.public.courses.words import Mark, left_mark


def test_only_near_deadlines_are_counted_in_days():
    assert [left_mark(days) for days in (0, 3, 4, 90, 91)] == [
        Mark("오늘 마감", "danger"),
        Mark("마감 3일 전", "danger"),
        Mark("마감 4일 전", "primary"),
        Mark("마감 90일 전", "primary"),
        Mark("지금 신청 가능", "primary"),
    ]
