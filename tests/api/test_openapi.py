"""The committed description is the one that the code would write, in OpenAPI 3.1."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from naru.api.management.commands.write_openapi import description
from naru.api.root import api
from tests.access import matrix

FILE = Path(settings.BASE_DIR) / "docs" / "openapi.json"
HANGUL = re.compile("[가-힣]")

pytestmark = pytest.mark.django_db


def test_the_file_is_up_to_date():
    assert FILE.read_text(encoding="utf-8") == description(), "run manage.py write_openapi"


def test_the_command_writes_the_file(tmp_path, settings, capsys):
    settings.BASE_DIR = tmp_path
    call_command("write_openapi")
    assert (tmp_path / "docs" / "openapi.json").read_text(encoding="utf-8") == description()


def test_it_is_openapi_3_1_in_english_without_a_korean_word():
    text = FILE.read_text(encoding="utf-8")
    assert json.loads(text)["openapi"].startswith("3.1.")
    assert HANGUL.findall(text) == []


@pytest.mark.parametrize(("language", "korean"), [("ko", True), ("en", False), ("fr", True)])
def test_it_is_served_in_the_language_asked_for(language, korean):
    answer = Client().get("/api/v1/openapi.json", headers={"Accept-Language": language})
    assert bool(HANGUL.search(answer.json()["info"]["description"])) is korean
    assert answer.json()["paths"].keys() == json.loads(FILE.read_text())["paths"].keys()


def test_every_operation_is_described_with_words_and_problems():
    wrong = []
    for path, operations in json.loads(FILE.read_text())["paths"].items():
        for method, operation in operations.items():
            errors = {status for status in operation["responses"] if status >= "400"}
            if not operation["summary"] or not errors >= {"401", "422", "429", "500"}:
                wrong.append((method, path))
            if "{" in path and "404" not in errors:
                wrong.append((method, path))
    assert wrong == []


def test_every_address_of_the_api_is_described():
    """Or hidden on purpose: the description itself and the root that answers 404."""
    described = set(json.loads(FILE.read_text())["paths"])
    real = {
        "/api/v1/" + re.sub(r"<(\w+)>", r"{\1}", str(pattern.pattern))
        for name, pattern in matrix.addresses()
        if name.startswith("api-1:")
    }
    assert real - described == {"/api/v1/", "/api/v1/openapi.json"}


def test_names_of_operations_are_unique():
    names = [
        operation["operationId"]
        for operations in api.get_openapi_schema()["paths"].values()
        for operation in operations.values()
    ]
    assert len(names) == len(set(names))
