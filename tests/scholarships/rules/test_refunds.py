"""What comes back of points that were kept for a place."""

from datetime import date

from naru.scholarships.rules.refunds import comes_back


def test_what_comes_back_of_a_place_follows_its_terms():
    terms = [{"held_below": "1/2", "gives_back": "1/2"}]
    days = [date(2027, 1, 4), date(2027, 1, 11), date(2027, 1, 18)]
    back = [comes_back(points=101, terms=terms, sessions=days, on=day) for day in days]
    assert back == [51, 0, 0]
    assert comes_back(points=101, terms=terms, sessions=days, on=date(2027, 1, 3)) == 101


def test_materials_come_back_before_the_first_session_alone():
    told = {
        "points": 101,
        "materials_points": 20,
        "terms": [{"held_below": "1/2", "gives_back": "1/2"}],
        "sessions": [date(2027, 1, 4), date(2027, 1, 11), date(2027, 1, 18)],
    }
    assert comes_back(**told, on=date(2027, 1, 3)) == 101
    assert comes_back(**told, on=date(2027, 1, 4)) == 41
