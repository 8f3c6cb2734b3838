"""Reading a service over real sockets while it moves, stumbles and lies about its status."""

import json
import logging
from datetime import date

import pytest

from naru.catalogue.enums import Failure
from naru.catalogue.sources.failures import NotReadable
from naru.catalogue.sources.fetch import Fetcher
from naru.catalogue.sources.live import Leg, Walk, address, legs_of, months
from tests.catalogue import sent
from tests.catalogue.replay import Answer, national, plaza, plaza_error, serving, training

KEY = "0123456789abcdef0123456789abcd"
MAINTENANCE = Answer("<html><body>점검 중입니다</body></html>".encode())


def rows(count, start=0):
    return [sent.campus(str(number)) for number in range(start, start + count)]


@pytest.fixture
def waits():
    """How long the fetcher would have waited before each further try."""
    return []


@pytest.fixture
def fetcher(waits):
    made = Fetcher(KEY, read_seconds=1, whole_seconds=3, sleep=waits.append, chance=lambda: 1.0)
    yield made
    made.close()


def walk(service, fetcher, *, size=5, position=None, services=("L",)):
    connector = sent.CAMPUS.model_copy(
        update={"base_url": service.url, "services": list(services), "page_size": size}
    )
    return Walk(connector, fetcher, legs_of(connector, None), position or {})


def numbers(pieces):
    return [row["LCT_NO"] for piece in pieces for row in piece.rows]


@pytest.mark.parametrize("xml", [False, True])
def test_every_page_of_every_service_is_read(fetcher, xml):
    with serving(plaza({"L": rows(12), "M": rows(3, 50)}, xml=xml)) as service:
        pieces = list(walk(service, fetcher, services=("L", "M")).pieces())
    assert numbers(pieces) == [str(n) for n in [*range(12), 50, 51, 52]]
    assert [piece.expected for piece in pieces] == [12, 12, 12, 15]
    assert pieces[-1].complete
    assert service.asked == [
        f"/{KEY}/json/L/1/5/",
        f"/{KEY}/json/L/6/10/",
        f"/{KEY}/json/L/11/15/",
        f"/{KEY}/json/L/1/5/",
        f"/{KEY}/json/M/1/5/",
    ]


@pytest.mark.parametrize(
    ("list_", "complete"),
    [([], True), (rows(1), True), (rows(5), True)],
    ids=["nothing", "one row", "one full page"],
)
def test_short_lists(fetcher, list_, complete):
    with serving(plaza({"L": list_})) as service:
        pieces = list(walk(service, fetcher).pieces())
    assert numbers(pieces) == [row["LCT_NO"] for row in list_]
    assert (pieces[-1].complete, len(service.asked)) == (complete, 1)


@pytest.mark.parametrize(
    "fault",
    [
        plaza_error("ERROR-500", xml=True),
        plaza_error("ERROR-600", xml=False),
        Answer(b"", status=503),
        Answer(b"{}", status=429),
        Answer(b"", status=200),
        Answer(json.dumps({"L": {"row": []}}).encode()[:9]),
        Answer(b'{"L": {"list_total_count": 12, "RESULT"', cut=20),
        Answer(b"x" * 100_000, cut=0),
        MAINTENANCE,
        Answer(b"x" * 100, drip=0.2),
    ],
    ids=["server", "database", "503", "429", "empty", "half", "cut", "cut at once", "page", "slow"],
)
def test_passing_troubles_are_tried_again(fetcher, waits, fault):
    with serving(plaza({"L": rows(3)}), fault) as service:
        assert numbers(walk(service, fetcher).pieces()) == ["0", "1", "2"]
    assert (len(service.asked), waits) == (2, [1.0])


def test_pauses_double_up_to_a_limit_and_are_cut_by_chance():
    waits = []
    made = Fetcher(KEY, tries=9, sleep=waits.append, chance=lambda: 0.5)
    with serving(lambda _: MAINTENANCE) as service, pytest.raises(NotReadable) as told:
        made.page(service.url)
    made.close()
    assert waits == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert (told.value.failure, told.value.params["tries"]) == (Failure.UNREACHABLE, 9)


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (plaza_error("INFO-100", xml=True), Failure.BAD_KEY),
        (plaza_error("ERROR-310", xml=True), Failure.SOURCE_SAYS),
        (plaza_error("ERROR-337", xml=False), Failure.QUOTA),
        (Answer(b"", status=302, headers={"Location": "http://127.0.0.1:1/"}), Failure.MOVED),
        (Answer(b"not here", status=404), Failure.SOURCE_SAYS),
        (
            Answer(
                b"<OpenAPI_ServiceResponse><cmmMsgHeader><returnReasonCode>30</returnReasonCode>"
                b"</cmmMsgHeader></OpenAPI_ServiceResponse>",
                status=403,
            ),
            Failure.BAD_KEY,
        ),
    ],
)
def test_final_refusals_stop_at_once(fetcher, waits, answer, failure):
    with serving(lambda _: answer) as service, pytest.raises(NotReadable) as told:
        list(walk(service, fetcher).pieces())
    assert (told.value.failure, len(service.asked), waits) == (failure, 1, [])


def test_nobody_there_is_told_after_the_last_try(fetcher):
    with serving(lambda _: MAINTENANCE) as service:
        pass
    with pytest.raises(NotReadable) as told:
        list(walk(service, fetcher).pieces())
    assert told.value.params == {"tries": 5, "why": "ConnectError"}


def test_answer_that_drips_for_ever_is_given_up():
    made = Fetcher(KEY, tries=1, read_seconds=1, whole_seconds=0.5)
    dripping = Answer(b" " * 60, drip=0.05)
    with serving(lambda _: dripping) as service, pytest.raises(NotReadable) as told:
        made.page(service.url)
    made.close()
    assert told.value.params == {"tries": 1, "why": "too slow"}


def test_key_is_in_no_log_and_no_message(fetcher, caplog):
    caplog.set_level(logging.DEBUG)
    echo = f"<GO24><error>authKey {KEY} 없음</error></GO24>".encode()
    with serving(plaza({"L": rows(1)}), Answer(b"", status=500)) as service:
        list(walk(service, fetcher).pieces())
    with serving(lambda _: Answer(echo)) as service, pytest.raises(NotReadable) as told:
        list(walk(service, fetcher).pieces())
    assert any(KEY in path for path in service.asked)
    said = "".join([caplog.text, str(told.value), repr(told.value.params), repr(told.value)])
    assert "HTTP Request" in said
    assert KEY not in said


def test_row_that_slips_over_a_page_edge_is_found_by_walking_again(fetcher):
    """Row 2 vanishes after page 1 was read, so row 5 moves to page 1 unseen."""
    list_ = rows(12)
    answer = plaza({"L": list_})

    def moving(path):
        if path.endswith("/6/10/") and len(list_) == 12:
            del list_[2]
        return answer(path)

    with serving(moving) as service:
        pieces = list(walk(service, fetcher).pieces())
    assert set(numbers(pieces)) == {str(n) for n in range(12)}
    assert pieces[-1].complete


def test_row_that_comes_in_at_the_front_is_found_by_walking_again(fetcher):
    list_ = rows(12)
    answer = plaza({"L": list_})

    def moving(path):
        if path.endswith("/11/15/") and len(list_) == 12:
            list_.insert(0, sent.campus("99"))
        return answer(path)

    with serving(moving) as service:
        assert "99" in numbers(walk(service, fetcher).pieces())


def test_list_that_never_stands_still_is_not_called_complete(fetcher):
    list_ = rows(12)
    answer = plaza({"L": list_})

    def moving(path):
        list_.insert(0, sent.campus(str(1000 + len(list_))))
        return answer(path)

    with serving(moving) as service:
        pieces = list(walk(service, fetcher).pieces())
    assert (pieces[-1].complete, len(service.asked) < 40) == (False, True)


def test_sample_key_reads_five_rows_and_knows_that_it_did():
    made = Fetcher("sample")
    with serving(plaza({"L": rows(12), "M": rows(3, 50)})) as service:
        pieces = list(walk(service, made, size=1000, services=("L", "M")).pieces())
    made.close()
    assert numbers(pieces) == ["0", "1", "2", "3", "4", "50", "51", "52"]
    assert service.asked == ["/sample/json/L/1/5/", "/sample/json/M/1/5/"]
    assert not pieces[-1].complete


def test_walk_goes_on_where_it_broke_off(fetcher):
    with serving(plaza({"L": rows(12), "M": rows(3, 50)})) as service:
        whole = list(walk(service, fetcher, services=("L", "M")).pieces())
        for broken in range(len(whole)):
            position = json.loads(json.dumps(whole[broken].position))
            rest = walk(service, fetcher, services=("L", "M"), position=position)
            assert list(rest.pieces()) == whole[broken + 1 :]


def test_training_window_is_cut_into_months(fetcher):
    training_rows = [
        sent.training(f"C{n}", traStartDate=f"2026-12-{1 + n % 28:02d}") for n in range(120)
    ] + [sent.training("NEXT", traStartDate="2027-01-05")]
    with serving(training(training_rows)) as service:
        connector = sent.TRAINING.model_copy(update={"base_url": service.url, "page_size": 100})
        window = (date(2026, 12, 1), date(2027, 1, 31))
        pieces = list(Walk(connector, fetcher, legs_of(connector, window)).pieces())
    found = {row["trprId"] for piece in pieces for row in piece.rows}
    assert found == {row["trprId"] for row in training_rows}
    assert (len(service.asked), pieces[-1].complete) == (4, True)


def test_months_cover_every_day_once():
    assert list(months(date(2026, 11, 24), date(2027, 2, 3))) == [
        (date(2026, 11, 24), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 1, 31)),
        (date(2027, 2, 1), date(2027, 2, 3)),
    ]


def test_national_key_is_not_encoded_twice(fetcher):
    with serving(national([sent.standard()])) as service:
        connector = sent.STANDARD.model_copy(update={"base_url": service.url})
        fetcher.key = "ab%2Bcd%3D%3D"
        (piece,) = Walk(connector, fetcher, [Leg()]).pieces()
    assert piece.rows == [sent.standard()]
    assert "serviceKey=ab%2Bcd%3D%3D&" in service.asked[0]


def test_a_detail_is_asked_for_once(fetcher):
    """The service knows no pages: it would give the same answer for ever."""
    answer = Answer(json.dumps(sent.detail()).encode())
    with serving(lambda _: answer) as service:
        connector = sent.DETAIL.model_copy(
            update={"feed": "work24_each", "base_url": service.url, "page_size": 1}
        )
        legs = [Leg(parameters=(("srchTrprDegr", f"{n}"),)) for n in (1, 2)]
        pieces = list(Walk(connector, fetcher, legs).pieces())
    assert ([len(piece.rows) for piece in pieces], len(service.asked)) == ([1, 1], 2)
    assert pieces[-1].complete


def details(service):
    """Pieces of six details, asked about one by one."""
    connector = sent.DETAIL.model_copy(update={"feed": "work24_each", "base_url": service.url})
    legs = [Leg(parameters=(("srchTrprDegr", f"{n}"),)) for n in range(6)]
    made = Fetcher(KEY, sleep=lambda _: None)
    try:
        yield from Walk(connector, made, legs).pieces()
    finally:
        made.close()


def answering_all_but(refused):
    def answer(path):
        if path.rpartition("=")[2] in refused:
            return Answer("<GO24><error>잘못된 요청입니다</error></GO24>".encode())
        return Answer(json.dumps(sent.detail()).encode())

    return answer


def test_a_detail_that_is_refused_stops_no_other():
    with serving(answering_all_but({"1", "2", "4"})) as service:
        pieces = list(details(service))
    assert [len(piece.rows) for piece in pieces] == [1, 0, 0, 1, 0, 1]
    assert not pieces[-1].complete


def test_details_refused_one_after_the_other_stop_the_walk():
    refusing = answering_all_but({"1", "2", "3"})
    with serving(refusing) as service, pytest.raises(NotReadable) as told:
        list(details(service))
    assert (told.value.failure, len(service.asked)) == (Failure.SOURCE_SAYS, 4)


def test_details_are_asked_one_by_one():
    connector = sent.DETAIL.model_copy(update={"feed": "work24_each", "base_url": "http://x/d.do"})
    leg = Leg(parameters=(("srchTrprId", "C1"), ("srchTrprDegr", "2"), ("srchTorgId", "5")))
    assert address(connector, leg, "key", 1, 1) == (
        "http://x/d.do",
        {
            "authKey": "key",
            "returnType": "XML",
            "srchTrprId": "C1",
            "srchTrprDegr": "2",
            "srchTorgId": "5",
        },
    )
