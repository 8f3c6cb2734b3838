"""Mistakes in the recipe of the sample courses and beside it, as in `mistakes`."""

RECIPE_MISTAKES = [
    (
        "courses/starter.toml",
        "weeks = 4",
        "weeks = 0",
        (
            "3: weeks = 0 cannot be used: it is smaller than 1. Write the length of a "
            "cycle in weeks."
        ),
    ),
    (
        "courses/starter.toml",
        "cycle_from = 2026-01-05",
        "cycle_from = 2026-01-06",
        "4: cycle_from = 2026-01-06 is not a Monday. Write 2026-01-05.",
    ),
    (
        "courses/starter.toml",
        "to = 21:00:00",
        "to = 18:00:00",
        ('31: the rhythm ends before it begins. Write a later time in "to", on the same day.'),
    ),
    (
        "courses/starter.toml",
        "weekdays = [4]",
        "weekdays = [8]",
        (
            "29: rhythm.weekdays = 8 cannot be used: it is greater than 7. Write weekdays, "
            "1 for Monday to 7."
        ),
    ),
    (
        "courses/starter.toml",
        "weekdays = [4]",
        "weekdays = []",
        (
            "29: rhythm.weekdays = [] cannot be used: it has fewer than 1 items. Write "
            "weekdays, 1 for Monday to 7."
        ),
    ),
    (
        "courses/starter.toml",
        'provider = "haneul-school"',
        'provider = "haneul-scool"',
        (
            '7: "haneul-scool" is not in organisations.toml; did you mean "haneul-school"? '
            "Allowed: haneul-office, haneul-school."
        ),
    ),
    (
        "courses/starter.toml",
        "youngest = 45",
        "youngest = 70",
        "15: oldest is smaller than youngest. Exchange the two.",
    ),
    (
        "courses/starter.toml",
        "close_days_before = 2",
        "close_days_before = 20",
        (
            "17: one could not apply: it closes before it opens. Make close_days_before "
            "smaller than apply_days_before."
        ),
    ),
    (
        "courses/practice.toml",
        'field = "boats"',
        'field = "boat"',
        (
            '5: "boat" is not in courses/fields.toml; did you mean "boats"? Allowed: '
            "boats, health, trade."
        ),
    ),
    (
        "courses/practice.toml",
        'rhythms = ["evening", "saturday"]',
        'rhythms = ["evening", "sunday"]',
        (
            '12: "sunday" is not in courses/starter.toml; did you mean "saturday"? '
            "Allowed: evening, saturday."
        ),
    ),
    (
        "courses/practice.toml",
        'kinds = ["campus", "library"]',
        'kinds = ["campus", "libary"]',
        (
            '13: "libary" is not in places.csv; did you mean "library"? Allowed: academy, '
            "campus, centre, citizens, counselling, digital, library, lifelong, other, "
            "startup, technical, university."
        ),
    ),
    (
        "courses/practice.toml",
        'level = "first"',
        'level = "frist"',
        ('11: "frist" is not in courses/starter.toml; did you mean "first"? Allowed: first, next.'),
    ),
    (
        "courses/practice.toml",
        "hours = 4",
        "hours = 0",
        (
            "10: subject.hours = 0 cannot be used: it is smaller than 1. Write the length "
            "in whole hours."
        ),
    ),
    (
        "courses/practice.toml",
        "fee_won = 20_000",
        "fee_won = -1",
        (
            "33: subject.fee_won = -1 cannot be used: it is smaller than 0. Write what a "
            "learner pays in won, 0 for nothing."
        ),
    ),
    (
        "courses/practice.toml",
        "materials_won = 8_000",
        "materials_won = 28_000",
        (
            "34: materials_won = 28000 is more than the fee it is a part of. Write at most "
            "20000, or what both cost together as fee_won."
        ),
    ),
    (
        "courses/practice.toml",
        'admission = "lottery"',
        'admission = "lotery"',
        (
            '35: subject.admission = "lotery" cannot be used: it is not one of the allowed '
            'words; did you mean "lottery"? Allowed: first-come, first-paid, lottery, '
            "selection."
        ),
    ),
    (
        "courses/practice.toml",
        'code = "fish-market"',
        'code = "knots"',
        '20: code = "knots" is used twice. Give this subject another.',
    ),
    (
        "courses/practice.toml",
        'title = { ko = "매듭 묶기 실습", en = "Tying knots: practice" }',
        'title = "매듭"',
        (
            '6: subject.title = "매듭" cannot be used: it is not a table in { }. Write the '
            "title of the course, as { ko = …, en = … }."
        ),
    ),
    (
        "courses/online/boats.toml",
        'level = "next"',
        'level = "nxt"',
        ('12: "nxt" is not in courses/starter.toml; did you mean "next"? Allowed: first, next.'),
    ),
    (
        "courses/online/boats.toml",
        'field = "boats"',
        'field = "bots"',
        (
            '2: "bots" is not in courses/fields.toml; did you mean "boats"? Allowed: '
            "boats, health, trade."
        ),
    ),
    (
        "courses/online/boats.toml",
        'skills = ["돛 다루기", "바람 읽기"]',
        "skills = []",
        (
            "8: subject.skills = [] cannot be used: it has fewer than 1 items. Write names "
            "of skills, as a list of texts."
        ),
    ),
    (
        "courses/online/boats.toml",
        'skills = ["돛 다루기", "바람 읽기"]',
        'skills = ["돛 다루기"]\nncs = "1234"',
        (
            '9: subject.ncs = "1234" cannot be used: it is not written as it should be. '
            "Write a skill code of eight digits."
        ),
    ),
    (
        "courses/online/boats.toml",
        'ko = "바람과 물결 읽기"',
        'ko = "돛배 첫걸음"',
        (
            '12: the title "돛배 첫걸음" is used twice in this subject. Give one of the courses '
            "another."
        ),
    ),
    (
        "holidays.csv",
        "2027-01-01",
        "2026-12-31",
        (
            "4: this row has the same day as cities/haneul/holidays.csv:3. "
            "Change or remove one of them."
        ),
    ),
    (
        "holidays.csv",
        "2027-01-01",
        "New Year",
        ('4: day = "New Year" cannot be used: it is not a date. Write a date, such as 2027-01-01.'),
    ),
    (
        "courses/fields.toml",
        'code = "health"',
        'code = "trade"',
        '14: code = "trade" is used twice. Give this field another.',
    ),
]
