"""Exam dates by command: kept answers of Q-Net, and its service on this machine with its faults."""

import io
import json
import os
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone, translation

from naru.catalogue.sources.fetch import Fetcher
from naru.occupations.models import Certificate, Exam, ExamWindow
from tests.catalogue.replay import Answer, serving
from tests.city.packs import CITIES
from tests.occupations.qnet import NO_WRITTEN, answer, listed, row

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "ab+cd/efgh=="
"""As data.go.kr hands them out decoded; encoded it is ENCODED."""
ENCODED = "ab%2Bcd%2Fefgh%3D%3D"
GATEWAY = """<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg>
<returnAuthMsg>{said}</returnAuthMsg><returnReasonCode>{code}</returnReasonCode>
</cmmMsgHeader></OpenAPI_ServiceResponse>"""


@pytest.fixture(autouse=True)
def seoul(settings):
    settings.CITY_DIR = CITIES / "seoul"
    settings.SOURCE_KEYS = {"data_go_kr": KEY}
    listed()
    return settings


@pytest.fixture
def at_once(monkeypatch):
    """Further tries without the pauses between them."""
    monkeypatch.setattr(Fetcher, "_pause", lambda self, attempt: 0)


def run(**options):
    out = io.StringIO()
    call_command("import_exams", stdout=out, **options)
    return out.getvalue()


def kept(folder, content, name="answer.json"):
    path = folder / name
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, "utf-8")
    os.utime(path, (1_790_000_000, 1_790_000_000))
    return path


def content():
    return [list(model.objects.order_by("pk").values()) for model in (Exam, ExamWindow)]


def xml(rows):
    """The same as XML: text everywhere, empty tags for what is blank."""
    tags = ["".join(f"<{name}>{value}</{name}>" for name, value in one.items()) for one in rows]
    items = "".join(f"<item>{one}</item>" for one in tags)
    head = "<header><resultCode>00</resultCode><resultMsg>OK</resultMsg></header>"
    body = f"<items>{items}</items><totalCount>{len(rows)}</totalCount>"
    return f"<response>{head}<body>{body}</body></response>"


def test_a_kept_answer_is_taken_once_with_the_day_of_its_file(tmp_path):
    path = kept(tmp_path, answer([row(1), row(2, "기능장"), row(3, docRegEndDt="?")]))
    assert run(file=path) == (
        "qnet: 3 rows read, 2 refused, as of 2026-09-21.\n"
        "  occupations_exam             3 new, 0 changed, 0 unchanged, 0 gone\n"
        "  occupations_examwindow       3 new, 0 changed, 0 unchanged, 0 gone\n"
        "  row 2: A rank or a certificate that the city does not list "
        "(2027 | 2 | T | 국가기술자격 기능장 (2027년도 제2회))\n"
        "  row 3: A day cannot be read "
        "(2027 | 3 | T | 국가기술자격 기사 (2027년도 제3회) | docRegEndDt = ?)\n"
    )
    before = content()
    assert "0 new, 0 changed, 3 unchanged, 0 gone" in run(file=path)
    assert content() == before
    assert "as of 2026-11-02." in run(file=path, as_of=date(2026, 11, 2))
    assert set(Exam.objects.values_list("read_on", flat=True)) == {date(2026, 11, 2)}


def test_reasons_are_told_in_the_readers_language(tmp_path):
    path = kept(tmp_path, answer([row(1, "기능장"), row(1)]))
    with translation.override("en"):
        assert "A rank or a certificate that the city does not list" in run(file=path)
        with pytest.raises(CommandError, match="This is no exam schedule"):
            run(file=kept(tmp_path, answer([{"SVCID": "S1"}]), "other.json"))


SHAPES = {
    "a list": answer([row(1)]),
    "one object": answer(row(1), totalCount=1),
    "text in XML": xml([row("1")]),
    "the envelope of other services": {"response": answer({"item": [row(1)]}, totalCount=1)},
    "rows alone": [row(1)],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_round_in_every_shape(tmp_path, shape):
    assert "1 rows read, 0 refused" in run(file=kept(tmp_path, SHAPES[shape]))
    assert Exam.objects.count() == 2


NOTHING = {
    "an empty list": answer([]),
    "empty text": answer("", totalCount=0),
    "no items": {"header": {"resultCode": "00"}, "body": {"totalCount": 0}},
    "no data, JSON": {"header": {"resultCode": "03", "resultMsg": "NODATA_ERROR"}},
    "no data, gateway": GATEWAY.format(said="NODATA_ERROR", code="03"),
}


@pytest.mark.parametrize("shape", NOTHING)
def test_nothing_in_every_shape_takes_nothing_away(tmp_path, shape):
    run(file=kept(tmp_path, answer([row(1)])))
    before = content()
    assert "qnet: 0 rows read, 0 refused" in run(file=kept(tmp_path, NOTHING[shape]))
    assert content() == before


def test_one_page_of_several_and_a_part_take_nothing_away(tmp_path):
    rows = [row(1), row(2), row(3)]
    run(file=kept(tmp_path, answer(rows)))
    assert "2 were not sent but are kept" in run(
        file=kept(tmp_path, answer(rows[:2], totalCount=3))
    )
    assert "2 were not sent but are kept" in run(file=kept(tmp_path, answer(rows[:2])), part=True)
    assert "4 unchanged, 2 gone" in run(file=kept(tmp_path, answer(rows[:2])))
    assert "2 were not sent but are kept" not in run(file=kept(tmp_path, answer(rows[:1])))
    assert "1 unchanged" not in run(file=kept(tmp_path, answer(rows[:1])))


def test_the_answer_about_one_certificate(tmp_path):
    path = kept(tmp_path, answer([row(9, "무엇", **NO_WRITTEN)]))
    assert "1 refused" in run(file=path)
    assert "0 refused" in run(file=path, certificate="cert.fitter")
    assert Exam.objects.get().certificate.code == "cert.fitter"


@pytest.mark.parametrize(
    ("options", "text", "sentence"),
    [
        ({}, None, "Give either --file or --live."),
        ({"live": True}, "{}", "Give either --file or --live."),
        ({"certificate": "cert.none"}, "{}", "Q-Net holds no exam of a certificate cert.none"),
        ({}, "", "The file is empty"),
        ({}, '{"body": {"items": [{"implYy"', "The JSON breaks off at line 1."),
        ({}, "{}", "No rows were found in the file."),
        ({}, '{"body": {"items": [{"a": 1}]}}', "This is no exam schedule"),
        ({}, "a,b\n1,2\n", "Not found: implSeq"),
        ({}, GATEWAY.format(said="NO KEY", code="30"), r"does not accept the key \(30\)"),
    ],
)
def test_what_cannot_be_taken_says_why_and_changes_nothing(tmp_path, options, text, sentence):
    if text is not None:
        options = {**options, "file": kept(tmp_path, text)}
    with pytest.raises(CommandError, match=sentence):
        run(**options)
    assert Exam.objects.count() == 0


def test_an_absent_file_and_a_city_without_a_feed(tmp_path, seoul):
    with pytest.raises(CommandError, match="There is no file"):
        run(file=tmp_path / "none.json")
    seoul.CITY_DIR = CITIES / "haneul"
    with pytest.raises(CommandError, match=r"no \[exams\]"):
        run(file=kept(tmp_path, answer([row(1)])))


def test_slip_in_the_connectors_is_told_with_its_line(seoul, tmp_path):
    (tmp_path / "connectors.toml").write_text('[exams]\nsource = "qnet"\nask = [{}]\n', "utf-8")
    seoul.CITY_DIR = tmp_path
    with pytest.raises(CommandError, match=r'connectors\.toml:1: "base_url" is missing'):
        run(file=kept(tmp_path, answer([row(1)])))


def asked_of(path):
    return {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}


def qnet(rows, *, size=50):
    """The service: pages of what a year and a kind have; more than 50 rows at a time it refuses."""

    def answering(path):
        said = asked_of(path)
        assert said["dataFormat"] == "json"
        count, number = int(said["numOfRows"]), int(said["pageNo"])
        if count > size:
            return Answer(GATEWAY.format(said="INVALID_REQUEST", code="10").encode())
        found = [
            {name: value for name, value in one.items() if name != "jmCd"}
            for one in rows
            if (one["implYy"], one["qualgbCd"]) == (said["implYy"], said["qualgbCd"])
            and one.get("jmCd") == said.get("jmCd")
        ]
        page = found[(number - 1) * count : number * count]
        whole = answer(page, pageNo=number, numOfRows=count, totalCount=len(found))
        return Answer(json.dumps(whole, ensure_ascii=False).encode())

    return answering


def live(service, **options):
    options.setdefault("year", [2027])
    return run(live=True, base_url=service.url, **options)


@pytest.mark.parametrize("key", [KEY, ENCODED], ids=["decoded", "encoded"])
def test_every_page_of_every_kind_with_the_key_as_it_is(seoul, key):
    seoul.SOURCE_KEYS = {"data_go_kr": key}
    rows = [row(number) for number in range(1, 61)]
    with serving(qnet(rows)) as service:
        told = live(service)
        again = live(service)
    assert told.startswith(f"qnet: 60 rows read, 0 refused, as of {timezone.localdate()}.")
    assert "120 unchanged, 0 gone" in again
    assert Exam.objects.count() == 120
    first = [asked_of(path) for path in service.asked[:4]]
    assert [(one["qualgbCd"], one["pageNo"]) for one in first] == [
        ("T", "1"), ("T", "2"), ("T", "1"), ("S", "1"),
    ]  # fmt: skip
    assert {one["serviceKey"] for one in first} == {KEY}
    assert ENCODED in service.asked[0]


def test_this_year_and_the_next_are_asked_for_without_being_told():
    with serving(qnet([])) as service:
        live(service, year=None)
    year = timezone.localdate().year
    assert [asked_of(path)["implYy"] for path in service.asked] == [
        str(one) for one in (year, year, year + 1, year + 1)
    ]


def test_a_certificate_whose_number_is_known_is_asked_for_by_it():
    Certificate.objects.filter(code="cert.fitter").update(item_code="9001")
    rows = [row(1, "기능사"), {**row(7, "기능사"), "jmCd": "9001"}]
    with serving(qnet(rows)) as service:
        live(service)
    assert set(Exam.objects.values_list("certificate__code", "round")) == {
        ("cert.beauty", "qnet:2027:T:1"), ("cert.fitter", "qnet:2027:T:7"),
    }  # fmt: skip


def test_a_round_that_the_service_no_longer_has_is_gone_and_a_shrunk_one_is_not():
    rows = [row(number) for number in (1, 2, 3)]
    with serving(qnet(rows)) as service:
        live(service)
        rows.pop()
        assert "4 unchanged, 2 gone" in live(service)
        rows.clear()
        assert "4 were not sent but are kept" in live(service)
        assert "0 unchanged, 4 gone" in live(service, believe_loss=True)


def fault(code, status=200, *, as_json=False):
    if not as_json:
        return Answer(GATEWAY.format(said="ERROR", code=code).encode(), status)
    head = {"errMsg": "SERVICE ERROR", "returnAuthMsg": "ERROR", "returnReasonCode": code}
    return Answer(json.dumps({"cmmMsgHeader": head}).encode(), status)


FINAL = [
    (fault("30"), r"does not accept the key \(30\)"),
    (fault("30", 403), r"does not accept the key \(30\)"),
    (fault("31", as_json=True), r"does not accept the key \(31\)"),
    (fault("32"), r"does not accept the key \(32\)"),
    (fault("20", 403), r"does not accept the key \(20\)"),
    (fault("22"), r"use for today is spent \(22\)"),
    (fault("10"), "The source sent an error: 10 ERROR"),
    (fault("11", as_json=True), "The source sent an error: 11 ERROR"),
    (fault("12"), "The source sent an error: 12 ERROR"),
]


@pytest.mark.parametrize(("wrong", "sentence"), FINAL)
def test_a_refusal_of_the_gateway_stops_at_once_and_changes_nothing(wrong, sentence, capfd):
    with serving(qnet([row(1)])) as service:
        live(service)
        before, asked = content(), len(service.asked)
        service.faults.append(wrong)
        with pytest.raises(CommandError, match=sentence):
            live(service)
    assert (content(), len(service.asked)) == (before, asked + 1)
    said = capfd.readouterr()
    assert KEY not in said.out + said.err


@pytest.mark.parametrize("code", ["01", "02", "04", "05", "99"])
def test_a_trouble_that_passes_is_tried_again(code, at_once):
    faults = [fault(code), fault(code, as_json=True), Answer(b"", 503)]
    with serving(qnet([row(1)]), *faults) as service:
        assert "1 rows read" in live(service)
    assert len(service.asked) == 5


def test_a_death_on_the_way_leaves_what_was(at_once):
    """The first list is read, the second never answers."""
    rows = [row(1), row(2)]
    with serving(qnet(rows)) as service:
        live(service)
        before = content()
        rows[:] = [row(1, docPassDt="20270311")]
        answering = service.answer
        service.answer = lambda path: (
            answering(path) if "qualgbCd=T" in path else Answer(b'{"body": {"ite')
        )
        with pytest.raises(CommandError, match="in 5 tries"):
            live(service)
    assert content() == before


def test_a_missing_key_is_named(seoul):
    seoul.SOURCE_KEYS = {}
    with pytest.raises(CommandError, match="NARU_KEY_DATA_GO_KR"):
        run(live=True)


def test_the_day_of_a_file_from_the_future_is_today(tmp_path):
    path = kept(tmp_path, answer([row(1)]))
    ahead = datetime(2090, 1, 1, tzinfo=UTC).timestamp()
    os.utime(path, (ahead, ahead))
    run(file=path)
    assert Exam.objects.first().read_on == timezone.localdate()
