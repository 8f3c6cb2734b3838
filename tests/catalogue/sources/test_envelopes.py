"""What an answer means: the body decides, not the status and not the content type."""

import json

import pytest

from naru.catalogue.enums import Failure
from naru.catalogue.sources.envelopes import Page, Passing, page
from naru.catalogue.sources.failures import NotReadable

ROW = {"번호": "1"}
OK = {"CODE": "INFO-000", "MESSAGE": "정상"}


def body(value):
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ({"L": {"list_total_count": 770, "RESULT": OK, "row": [ROW]}}, Page([ROW], 770)),
        ({"L": {"list_total_count": "1,770", "RESULT": OK, "row": ROW}}, Page([ROW], 1770)),
        ({"L": {"list_total_count": 0, "RESULT": OK, "row": ""}}, Page([], 0)),
        ({"RESULT": {"CODE": "INFO-200", "MESSAGE": "없음"}}, Page([], 0)),
        ("<RESULT><CODE>INFO-200</CODE><MESSAGE>없음</MESSAGE></RESULT>", Page([], 0)),
        (
            (
                "<L><list_total_count>1</list_total_count><RESULT><CODE>INFO-000</CODE></RESULT>"
                "<row><번호>1</번호><빈칸/></row></L>"
            ),
            Page([{"번호": "1", "빈칸": None}], 1),
        ),
        (
            (
                "<L><list_total_count>2</list_total_count><RESULT><CODE>INFO-000</CODE></RESULT>"
                "<row><번호>1</번호></row><row><번호>2</번호></row></L>"
            ),
            Page([{"번호": "1"}, {"번호": "2"}], 2),
        ),
        (
            (
                "<wantedRoot><message>정보가 존재하지 않습니다.</message>"
                "<messageCd>006</messageCd></wantedRoot>"
            ),
            Page([], 0),
        ),
        (
            (
                "<HRDNet><scn_cnt>8</scn_cnt><srchList><scn_list><번호>1</번호></scn_list>"
                "</srchList></HRDNet>"
            ),
            Page([ROW], 8),
        ),
        ("<HRDNet><scn_cnt>0</scn_cnt><srchList></srchList></HRDNet>", Page([], 0)),
        ({"srchList": [ROW], "scn_cnt": 8}, Page([ROW], 8)),
        ({"srchList": None, "scn_cnt": 0}, Page([], 0)),
        ({"returnJSON": json.dumps({"srchList": [ROW], "scn_cnt": 8})}, Page([ROW], 8)),
        (
            {
                "response": {
                    "header": {"resultCode": "00"},
                    "body": {"items": [ROW], "totalCount": "9"},
                }
            },
            Page([ROW], 9),
        ),
        (
            {
                "header": {"resultCode": "00"},
                "body": {"items": {"item": ROW}, "totalCount": 1},
            },
            Page([ROW], 1),
        ),
        ({"header": {"resultCode": "00"}, "body": {"items": "", "totalCount": 0}}, Page([], 0)),
        ({"header": {"resultCode": "03", "resultMsg": "NODATA"}}, Page([], 0)),
        ("\ufeff  [" + json.dumps(ROW) + "]", Page([ROW], None)),
    ],
)
def test_pages(answer, found):
    assert page(body(answer)) == found


@pytest.mark.parametrize(
    ("answer", "failure", "code"),
    [
        (
            "<RESULT><CODE>INFO-100</CODE><MESSAGE>키</MESSAGE></RESULT>",
            Failure.BAD_KEY,
            "INFO-100",
        ),
        ({"RESULT": {"CODE": "ERROR-310", "MESSAGE": "서비스"}}, Failure.SOURCE_SAYS, "ERROR-310"),
        ({"RESULT": {"CODE": "ERROR-337", "MESSAGE": "하루"}}, Failure.QUOTA, "ERROR-337"),
        ("<GO24><error>\n 신청하신 OpenApi\n</error></GO24>", Failure.SOURCE_SAYS, "GO24"),
        (
            (
                "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE</errMsg><returnAuthMsg>"
                "SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>30"
                "</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>"
            ),
            Failure.BAD_KEY,
            "30",
        ),
        ({"cmmMsgHeader": {"returnReasonCode": "22"}}, Failure.QUOTA, "22"),
        ({"faultInfo": {"faultCode": "x"}}, Failure.SOURCE_SAYS, "faultInfo"),
    ],
)
def test_refusals_that_a_retry_will_not_change(answer, failure, code):
    with pytest.raises(NotReadable) as told:
        page(body(answer))
    assert (told.value.failure, told.value.params["code"]) == (failure, code)


@pytest.mark.parametrize(
    "answer",
    [
        {"RESULT": {"CODE": "ERROR-500", "MESSAGE": "서버"}},
        {"RESULT": {"CODE": "ERROR-601", "MESSAGE": "SQL"}},
        "<html><body>점검 중입니다</body></html>",
        "<!DOCTYPE html><html></html>",
        '{"L":{"list_total_count":7',
        "<L><row><번호>1",
        '<!DOCTYPE l [<!ENTITY a "a">]><L><row>&a;</row></L>',
        "",
        "점검 중",
        {"무엇": "모름"},
        "[" * 100_000,
    ],
)
def test_troubles_that_may_pass(answer):
    with pytest.raises(Passing):
        page(body(answer))
