"""Random catalogues for the tests of filtering and ordering."""

from dataclasses import replace

from hypothesis import strategies as st

from naru.catalogue.finding.tags import Offer

TODAY = 740_000
NOW = 1_800_000_000
POINTS = [(37.55, 126.91), (37.56, 126.99), (37.49, 127.06)]
HOME = (37.551, 126.92)

tags = st.tuples(
    st.sampled_from(["mode:ONLINE", "mode:FIELD"]),
    st.sampled_from(["when:EVENING", "when:WEEKEND", "when:WEEKDAY"]),
    st.sampled_from(["district:a", "district:b", "district:c"]),
    st.sampled_from(["age:?", "age:0-", "age:40-64", "age:19-39"]),
    st.sampled_from(["home:?", "home:ANYONE", "home:CITY", "home:DISTRICT:a", "home:DISTRICT:"]),
)
windows = st.none() | st.tuples(
    st.integers(NOW - 200_000, NOW + 100_000), st.integers(NOW - 100_000, NOW + 200_000)
)
days = st.none() | st.integers(TODAY - 5, TODAY + 9)
offers = st.builds(
    lambda first, undated_always, **rest: Offer(
        first=first, always=undated_always and first is None, **rest
    ),
    run_id=st.integers(1, 10_000),
    first=days,
    undated_always=st.booleans(),
    last=days,
    fee=st.none() | st.sampled_from([0, 5_000, 50_000, 400_000]),
    point=st.none() | st.sampled_from(POINTS),
    opens=windows,
    tags=tags,
)


def of_one_course(several):
    """All but district and time is told of a course, and so the same for all its offers."""
    own = [
        tag for tag in (several[0].tags if several else ()) if not tag.startswith(("when", "distr"))
    ]
    return [
        replace(
            one,
            tags=(*own, *(tag for tag in one.tags if tag.startswith(("when", "distr")))),
        )
        for one in several
    ]


courses = st.lists(offers, max_size=3).map(of_one_course)
changes = st.lists(st.dictionaries(st.integers(1, 12), courses, max_size=6), max_size=3)
