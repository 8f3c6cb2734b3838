"""/api/: the API for people to read, in the site's look, from the same description as the file."""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from naru.api.problems import KINDS
from naru.api.root import api

EXAMPLE = "programmes"


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters and answers, and every problem with its meaning."""
    context = {
        **described(get_language() or ""),
        "kinds": KINDS.items(),
        "rates": settings.API_RATES,
        "example": request.build_absolute_uri(f"/api/v1/{EXAMPLE}"),
    }
    return render(request, "public/api.html", context)


@cache
def described(language: str) -> dict[str, Any]:
    """What the code says of the API, which no request changes; once for each language."""
    schema = api.get_openapi_schema()
    operations = [
        operation_of(path, method, operation, schema["components"]["schemas"])
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]
    tags = [
        {**tag, "operations": [one for one in operations if one["tag"] == tag["name"]]}
        for tag in schema["tags"]
    ]
    return {"introduction": schema["info"]["description"], "tags": tags}


def operation_of(
    path: str, method: str, operation: dict[str, Any], shapes: dict[str, Any]
) -> dict[str, Any]:
    """What the page tells of one operation."""
    return {
        "id": operation["operationId"],
        "tag": operation["tags"][0],
        "method": method.upper(),
        "path": path,
        "summary": operation["summary"],
        "parameters": [parameter_of(one, shapes) for one in operation["parameters"]],
        "answers": [
            {"status": status, "kind": kind_of(int(status))} for status in operation["responses"]
        ],
        "needs_token": {} not in operation["security"],
    }


def parameter_of(parameter: dict[str, Any], shapes: dict[str, Any]) -> dict[str, Any]:
    """Name, place, meaning and allowed values of one parameter."""
    schema = parameter["schema"]
    options = [schema, *schema.get("anyOf", [])]
    options += [shapes[one["$ref"].split("/")[-1]] for one in options if "$ref" in one]
    values: list[str] = next((one["enum"] for one in options if "enum" in one), [])
    kind = next((one["type"] for one in options if one.get("type", "null") != "null"), "")
    return {
        "name": parameter["name"],
        "in": parameter["in"],
        "required": parameter["required"],
        "kind": kind,
        "values": values,
        "description": parameter.get("description", ""),
    }


def kind_of(status: int) -> str:
    """The code of the problem with this status; empty for a good answer."""
    return next((code for code, kind in KINDS.items() if kind.status == status), "")
