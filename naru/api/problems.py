"""Errors as RFC 9457 problem details, in Korean or English as the caller's Accept-Language says."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import parse_accept_lang_header

CONTENT_TYPE = "application/problem+json"
PAGE = "/api/"


class Kind(NamedTuple):
    """One sort of problem: its HTTP status and the words for it."""

    status: int
    title: Promise | str
    detail: Promise | str


class FieldError(NamedTuple):
    """What is wrong with one value: where it was sent, its name, and how to mend it."""

    where: str
    name: str
    detail: Promise | str


KINDS = {
    "bad-request": Kind(
        400,
        _("읽을 수 없는 요청입니다"),
        _("요청의 주소, 헤더나 본문이 올바른 형식이 아닙니다. 형식을 확인해 주세요."),
    ),
    "no-token": Kind(
        401,
        _("토큰이 필요합니다"),
        _("살아 있는 토큰을 Authorization: Bearer 헤더에 넣어 주세요."),
    ),
    "forbidden": Kind(
        403, _("이 토큰으로는 할 수 없습니다"), _("토큰의 권한을 운영 담당자에게 확인해 주세요.")
    ),
    "not-found": Kind(
        404, _("찾을 수 없습니다"), _("이 주소에는 아무것도 없습니다. 주소를 확인해 주세요.")
    ),
    "method-not-allowed": Kind(
        405,
        _("이 방식으로는 부를 수 없습니다"),
        _("Allow 헤더에 적힌 방식으로 다시 불러 주세요."),
    ),
    "refused": Kind(409, _("지금은 할 수 없습니다"), _("상태가 바뀌면 다시 할 수 있습니다.")),
    "too-large": Kind(413, _("본문이 너무 큽니다"), _("본문을 나누어 보내 주세요.")),
    "unsupported-type": Kind(
        415,
        _("받을 수 없는 형식입니다"),
        _("본문을 JSON으로 쓰고 Content-Type: application/json 헤더를 넣어 주세요."),
    ),
    "invalid": Kind(422, _("값이 맞지 않습니다"), _("errors에 적힌 값을 고쳐서 다시 보내 주세요.")),
    "too-many": Kind(
        429, _("너무 자주 불렀습니다"), _("Retry-After 헤더에 적힌 초만큼 기다려 주세요.")
    ),
    "failed": Kind(
        500,
        _("처리하지 못했습니다"),
        _("저희 쪽 잘못입니다. 잠시 뒤에 다시 불러 주세요. 계속되면 알려 주세요."),
    ),
    "unavailable": Kind(503, _("지금은 쉬고 있습니다"), _("잠시 뒤에 다시 불러 주세요.")),
}
OF_STATUS = {kind.status: code for code, kind in KINDS.items()}


def language_of(request: HttpRequest) -> str:
    """The best of our languages for the Accept-Language header; the site's own without one."""
    for wanted, weight in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        if weight == 0:
            continue
        try:
            return translation.get_supported_language_variant(wanted)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


def problem(
    request: HttpRequest,
    code: str,
    *,
    detail: Promise | str = "",
    errors: Sequence[FieldError] = (),
    refusal: str = "",
) -> HttpResponse:
    """The answer that tells the caller what is wrong and what to do about it."""
    response = HttpResponse(status=KINDS[code].status)
    write_problem(request, response, code, detail=detail, errors=errors, refusal=refusal)
    return response


def write_problem(
    request: HttpRequest,
    response: HttpResponse,
    code: str,
    *,
    detail: Promise | str = "",
    errors: Sequence[FieldError] = (),
    refusal: str = "",
) -> None:
    """Put the problem into a response that exists already, and leave its other headers alone."""
    kind = KINDS[code]
    language = language_of(request)
    with translation.override(language):
        body: dict[str, object] = {
            "type": f"{PAGE}#problem-{code}",
            "title": str(kind.title),
            "status": response.status_code,
            "detail": str(detail or kind.detail),
            "code": refusal or code,
        }
        if errors:
            body["errors"] = [
                {"in": error.where, "name": error.name, "detail": str(error.detail)}
                for error in errors
            ]
    response.content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    response["Content-Type"] = CONTENT_TYPE
    response["Content-Language"] = language
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ["Accept-Language"])
    if code == "no-token":
        response["WWW-Authenticate"] = 'Bearer realm="api"'
