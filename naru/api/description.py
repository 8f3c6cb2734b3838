"""The OpenAPI description: what Ninja writes, made whole and put into the reader's language."""

from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext, gettext_noop
from ninja.openapi.schema import OpenAPISchema

from naru.api.problems import CONTENT_TYPE, KINDS

INTRODUCTION = gettext_noop(
    "도시가 중장년에게 제공하는 분야, 사업, 강좌, 직업, 공간, 자치구를 읽는 API입니다. "
    "공개 자료는 토큰 없이 읽을 수 있고, 토큰이 있으면 더 자주 읽을 수 있습니다. "
    "오류는 모두 RFC 9457 problem details로 답합니다. "
    "목록은 next를 따라 다음 쪽으로 갑니다. "
    "답의 ETag를 If-None-Match로 보내면 바뀌지 않았을 때 304로 답합니다. "
    "Idempotency-Key 헤더는 나중에 생길 POST를 위해 비워 둔 이름입니다."
)
TAGS = {
    "areas": gettext_noop("계획의 분야"),
    "programmes": gettext_noop("분야에 속한 사업과 계획·실적 수치"),
    "places": gettext_noop("배우고 상담하는 공간"),
    "districts": gettext_noop("자치구와 인구"),
    "courses": gettext_noop("배울 강좌와 그 일정"),
    "occupations": gettext_noop("목표로 삼을 직업과 필요한 기술"),
    "skills": gettext_noop("직업과 강좌가 함께 쓰는 기술의 이름"),
    "exports": gettext_noop("다른 시스템을 위한 파일"),
    "plan": gettext_noop("계획 전체의 수치"),
    "token": gettext_noop("지금 쓰는 토큰"),
}
WORDS = {"summary", "description"}
EVERYWHERE = ("bad-request", "no-token", "invalid", "too-many", "failed")
"""Any operation can answer with these; 404 only where the path names one thing."""

PROBLEM = {
    "title": "Problem",
    "description": gettext_noop("무엇이 잘못되었고 어떻게 고치는지 (RFC 9457)"),
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["in", "name", "detail"],
                "properties": {
                    "in": {"type": "string"},
                    "name": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}


def finished(schema: OpenAPISchema) -> OpenAPISchema:
    """Problems on every operation, tags, token or none, and all words translated."""
    for path, operations in schema["paths"].items():
        for operation in operations.values():
            add_problems(operation, one="{" in path)
            operation["parameters"] = without_titles(operation["parameters"])
            operation["tags"] = [path.split("/")[3]]
            operation["security"] = operation.get("security", [{}, {"NeedsToken": []}])
    schemas = {name: pruned(shape) for name, shape in schema["components"]["schemas"].items()}
    schema["components"]["schemas"] = schemas | {"Problem": PROBLEM}
    schema["components"]["securitySchemes"] = {"NeedsToken": {"type": "http", "scheme": "bearer"}}
    schema["tags"] = [{"name": name, "description": words} for name, words in TAGS.items()]
    schema["servers"] = [{"url": "/"}]
    whole = translated(dict(schema))
    schema.clear()
    schema.update(whole)
    return schema


def add_problems(operation: dict[str, Any], *, one: bool) -> None:
    """The errors the operation may answer with, beside its own answers."""
    codes = [*EVERYWHERE, *(["not-found"] if one else [])]
    if operation.get("security"):
        codes.append("forbidden")
    for code in codes:
        status = KINDS[code].status
        operation["responses"][str(status)] = {
            "description": HTTPStatus(status).phrase,
            "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    operation["responses"] = {str(k): v for k, v in operation["responses"].items()}


def pruned(shape: dict[str, Any]) -> Any:
    """Without the titles that pydantic makes from names, and without our docstrings."""
    return without_titles({key: value for key, value in shape.items() if key != "description"})


def without_titles(node: Any) -> Any:
    if isinstance(node, dict):
        kept = {k: v for k, v in node.items() if k != "title" or not isinstance(v, str)}
        return {key: without_titles(value) for key, value in kept.items()}
    return [without_titles(item) for item in node] if isinstance(node, list) else node


def translated(node: Any) -> Any:
    """The same tree with its words in the active language; machine names stay as they are."""
    if isinstance(node, dict):
        return {
            key: gettext(value)
            if key in WORDS and isinstance(value, str) and value
            else translated(value)
            for key, value in node.items()
        }
    return [translated(item) for item in node] if isinstance(node, list) else node
