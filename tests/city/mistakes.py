"""Every kind of mistake: file, old text, new text, and the message after the file's name."""

BOAT = "programmes/boat-building.toml"

MISTAKES = [
    (
        "city.toml",
        'source = "plan-2025"',
        'source = "plan-2026"',
        (
            '30: "plan-2026" is not in sources.toml; did you mean "plan-2025"? '
            "Allowed: count-2025, plan-2025."
        ),
    ),
    (
        "areas.toml",
        "number = 1",
        "numbr = 1",
        (
            '5: "numbr" is not known here; did you mean "number"? '
            "Allowed: code, name, number, summary."
        ),
    ),
    (
        "areas.toml",
        "number = 1",
        'number = "one"',
        (
            '5: area.number = "one" cannot be used: it is not a whole number. '
            "Write the area's place in the plan, a whole number from 1."
        ),
    ),
    (
        "areas.toml",
        "number = 1",
        "number = 0",
        (
            "5: area.number = 0 cannot be used: it is smaller than 1. "
            "Write the area's place in the plan, a whole number from 1."
        ),
    ),
    (
        "areas.toml",
        "number = 2",
        "number = 1",
        '11: number = "1" is used twice. Give this area another.',
    ),
    (
        "areas.toml",
        'code = "learning"',
        'code = "Learning"',
        (
            '4: area.code = "Learning" cannot be used: it is not made of small letters a-z, '
            "digits and single hyphens. "
            'Write a short name for addresses of pages, such as "jobs".'
        ),
    ),
    (
        "areas.toml",
        'name = { ko = "배움", en = "Learning" }',
        'name = "배움"',
        (
            '6: area.name = "배움" cannot be used: it is not a table in { }. '
            "Write the area's name, as { ko = …, en = … }."
        ),
    ),
    (
        "areas.toml",
        'name = { ko = "배움", en = "Learning" }',
        'name = { ko = "배움" }',
        '6: "en" is missing here. Add it: the name in English, at most 120 letters.',
    ),
    (
        "areas.toml",
        'ko = "배움"',
        'ko = ""',
        (
            '6: name.ko = "" cannot be used: it is empty. '
            "Write the name in Korean, at most 120 letters."
        ),
    ),
    (
        "areas.toml",
        'ko = "배움"',
        f'ko = "{"배" * 121}"',
        (
            f'6: name.ko = "{"배" * 59}… cannot be used: it is longer than 120 letters. '
            "Write the name in Korean, at most 120 letters."
        ),
    ),
    (
        "areas.toml",
        'ko = "배움"',
        'ko = " 배움"',
        (
            '6: name.ko = " 배움" cannot be used: it begins or ends with a blank. '
            "Write the name in Korean, at most 120 letters."
        ),
    ),
    (
        "areas.toml",
        'ko = "배움"',
        'ko = "배\\u0000움"',
        (
            '6: name.ko = "배\\x00움" cannot be used: it holds a line break or another control '
            "character. Write the name in Korean, at most 120 letters."
        ),
    ),
    (
        "areas.toml",
        'ko = "배움"',
        'ko = "배움',
        (
            "6: this is not TOML at column 26: Unclosed inline table. "
            'Write name = "value", and look for a missing quotation mark or bracket before it.'
        ),
    ),
    (
        "city.toml",
        'time_zone = "Asia/Tokyo"',
        'time_zone = "Asia/Haneul"',
        (
            '9: time_zone = "Asia/Haneul" cannot be used: no time zone has this name. '
            'Write a name of the time zone database, such as "Asia/Tokyo".'
        ),
    ),
    (
        "city.toml",
        "official = false",
        "official = 0",
        (
            "8: official = 0 cannot be used: it is not true or false. "
            "Write true only if the city itself runs this site, else false."
        ),
    ),
    (
        "city.toml",
        "announced_on = 2025-05-01",
        'announced_on = "1 May 2025"',
        (
            '22: plan.announced_on = "1 May 2025" cannot be used: it is not a date. '
            "Write a date, such as 2022-12-20."
        ),
    ),
    (
        "city.toml",
        "until_year = 2028",
        "until_year = 20288",
        (
            "24: plan.until_year = 20288 cannot be used: it is greater than 2100. "
            "Write the last year of the plan, such as 2026."
        ),
    ),
    (
        "city.toml",
        'code = "haneul"',
        'code = "sky"',
        '2: this is not the folder\'s name. Write code = "haneul", or rename the folder.',
    ),
    (
        BOAT,
        'area = "learning"',
        'area = "lerning"',
        '3: "lerning" is not in areas.toml; did you mean "learning"? Allowed: learning, work.',
    ),
    (
        BOAT,
        'responsible = "haneul-school"',
        'responsible = "nobody"',
        '7: "nobody" is not in organisations.toml. Allowed: haneul-office, haneul-school.',
    ),
    (
        BOAT,
        'partners = ["haneul-office"]',
        'partners = ["haneul-office", "x"]',
        '8: "x" is not in organisations.toml. Allowed: haneul-office, haneul-school.',
    ),
    (
        BOAT,
        'status = "named_in_plan"',
        'status = "named"',
        (
            '9: status = "named" cannot be used: it is not one of the allowed words. '
            "Allowed: named_in_plan, likely_in_plan, post_plan, before_plan, linked."
        ),
    ),
    (
        BOAT,
        'confidence = "high"\nsources',
        'confidence = "hihg"\nsources',
        (
            '11: confidence = "hihg" cannot be used: it is not one of the allowed words; '
            'did you mean "high"? Allowed: high, medium, low.'
        ),
    ),
    (
        BOAT,
        'confidence = "high"\nsources = ["plan-2025"]',
        'confidence = "high"\nsources = []',
        (
            "12: sources = [] cannot be used: it has fewer than 1 items. "
            'Write the ids of its sources, such as ["s12"].'
        ),
    ),
    (
        BOAT,
        'code = "boat-building"',
        'code = "boats"',
        '2: this is not the file\'s name. Write code = "boat-building", or rename the file.',
    ),
    (
        BOAT,
        "number = 1",
        "number = 2",
        (
            "4: this row has the same number as cities/haneul/programmes/boat-building.toml:4. "
            "Change or remove one of them."
        ),
    ),
    (
        BOAT,
        "until_year = 2025",
        "until_year = 2024",
        "17: until_year is before from_year. Change the years.",
    ),
    (
        BOAT,
        "from_year = 2025",
        'from_year = "2025"',
        (
            '16: names.from_year = "2025" cannot be used: it is not a whole number. '
            "Write the first year it was used, if known."
        ),
    ),
    (
        BOAT,
        'name = { ko = "배 만들기 교실", en = "Boat Building Class" }\nfrom_year',
        'name = { ko = "배 교실", en = "Boat Building Class" }\nfrom_year',
        (
            "14: the last of names is not the same as name. "
            "Put today's name last, in the same words."
        ),
    ),
    (
        BOAT,
        'period = "2026",',
        'period = "summer",',
        (
            '28: figures.period = "summer" cannot be used: it is none of the forms of a '
            'period. Write one of "2023" (a year), "2023-03" (a month), "2023H1" (a '
            'half-year) or "2019..2022" (years), in quotation marks.'
        ),
    ),
    (
        BOAT,
        "value = 60",
        'value = "60"',
        (
            '28: figures.value = "60" cannot be used: it is not a number. '
            "Write a number without commas; use text instead where there is none."
        ),
    ),
    (
        BOAT,
        "value = 60, ",
        "",
        (
            "28: this figure has both value and text, or neither. "
            "Write value for a number, text for words."
        ),
    ),
    (
        BOAT,
        "value = 60",
        "value = 0.123",
        (
            "28: figures.value = 0.123 cannot be used: it has more than 2 decimal places. "
            "Write a number without commas; use text instead where there is none."
        ),
    ),
    (
        BOAT,
        'kind = "result", period = "2026H1"',
        'kind = "plan", period = "2026"',
        (
            "29: there is already a plan for 2026. "
            "Join the two, or give the second a measure of its own."
        ),
    ),
    (
        BOAT,
        'sources = ["plan-2025"] },',
        'sources = ["plan-25"] },',
        (
            '28: "plan-25" is not in sources.toml; did you mean "plan-2025"? '
            "Allowed: count-2025, plan-2025."
        ),
    ),
    (
        "sources.toml",
        "https://haneul.example/plan",
        "ftp://haneul.example/plan",
        (
            '8: source.url = "ftp://haneul.example/plan" cannot be used: it is not written as '
            "it should be. Write an address that starts with https:// or http://."
        ),
    ),
    (
        "sources.toml",
        'id = "count-2025"',
        'id = "plan-2025"',
        '11: id = "plan-2025" is used twice. Give this source another.',
    ),
    (
        "organisations.toml",
        'kind = "city"',
        'kind = "bank"',
        (
            '6: organisation.kind = "bank" cannot be used: it is not one of the allowed words. '
            "Allowed: city, foundation, provider, host."
        ),
    ),
    (
        "districts.csv",
        "short_ko",
        "short_kr",
        (
            '2: "short_kr" is not a column here; did you mean "short_ko"? Allowed: code, '
            "column, latitude, longitude, name_en, name_ko, official_code, row, short_en, "
            "short_ko."
        ),
    ),
    (
        "districts.csv",
        "hill,,언덕마을,Hill Ward,언덕,Hill,1,0,",
        "hill,,언덕마을,Hill Ward,언덕,Hill,0,0,",
        (
            "4: this row has the same tile as cities/haneul/districts.csv:3. "
            "Change or remove one of them."
        ),
    ),
    (
        "districts.csv",
        "10.02,20.02",
        "100.2,20.02",
        (
            '4: latitude = "100.2" cannot be used: it is greater than 90. '
            "Write the centre's latitude, a number such as 37.5."
        ),
    ),
    (
        "districts.csv",
        "1,0,10.02",
        "1,12,10.02",
        (
            '4: row = "12" cannot be used: it is not smaller than 12. '
            "Write the tile's row, a whole number from 0."
        ),
    ),
    (
        "districts.csv",
        "hill,,언덕마을",
        "hill,언덕마을",
        (
            "4: this row has 9 cells and the header 10. "
            "Put text that holds a comma in quotation marks."
        ),
    ),
    (
        "districts.csv",
        "hill,,언덕마을,",
        "hill,,,",
        '4: "name_ko" is missing here. Add it: the name in Korean.',
    ),
    (
        "places.csv",
        '"장터길 3, 2층"',
        '"장터길 3, 2층',
        "5: this is not CSV: unexpected end of data. Check the quotation marks.",
    ),
    (
        "places.csv",
        "10.001,20.001,high",
        "10.001,,high",
        (
            "3: of latitude, longitude and coordinate_confidence some are empty. "
            "Fill in all three or none."
        ),
    ),
    (
        "places.csv",
        "true,plan-2025\nhill",
        "maybe,plan-2025\nhill",
        (
            '3: sample = "maybe" cannot be used: it is not true or false. '
            "Write true for an invented place, else false."
        ),
    ),
    (
        "places.csv",
        "true,plan-2025\nhill",
        "true,plan-2025 and more\nhill",
        (
            '3: sources = "plan-2025 and more" cannot be used: it is not written as it should '
            'be. Write ids in sources.toml with ";" between them, or empty.'
        ),
    ),
    (
        "places.csv",
        "low,도시 밖에 있습니다.,It lies outside the city.,,true,plan-2025",
        "low,,,,false,",
        (
            "7: this place has neither a source nor a word on what is not verified. "
            "Fill in sources, or unverified_ko and unverified_en."
        ),
    ),
    (
        "places.csv",
        ",The address is not verified.",
        ",",
        "4: unverified_ko and unverified_en come together. Write both or none.",
    ),
    (
        "places.csv",
        ",river,강변길 1",
        ",rivre,강변길 1",
        (
            '3: "rivre" is not in districts.csv; did you mean "river"? '
            "Allowed: hill, island, market, river."
        ),
    ),
    (
        "population.csv",
        "river,male,45,50,900",
        'river,male,45,50,"9,00"',
        (
            '3: people = "9,00" cannot be used: it is not a whole number. '
            "Write how many people, a whole number without commas."
        ),
    ),
    (
        "population.csv",
        "river,male,45,50",
        "river,male,45,45",
        "3: age_to is not greater than age_from. The band 40 to 44 is 40,45.",
    ),
    (
        "population.csv",
        "river,male,45,50",
        "river,female,45,50",
        (
            "8: this row has the same count as cities/haneul/population.csv:3. "
            "Change or remove one of them."
        ),
    ),
    (
        "population.csv",
        "2025-06-30",
        "June 2025",
        (
            '3: as_of = "June 2025" cannot be used: it is not a date. '
            "Write the day of the count, such as 2025-04-30."
        ),
    ),
]
