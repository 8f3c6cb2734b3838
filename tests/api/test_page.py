"""The page for people tells of every operation and every problem, in both languages."""

import re

import pytest
from django.test import Client

from naru.api.problems import KINDS
from naru.api.root import api


@pytest.mark.parametrize("address", ["/api/", "/en/api/"])
def test_every_operation_and_every_problem_is_on_the_page(address):
    """Without a query: this test may not use the database."""
    page = Client().get(address).content.decode()
    assert [path for path in api.get_openapi_schema()["paths"] if path not in page] == []
    assert [code for code in KINDS if f'id="problem-{code}"' not in page] == []


def test_the_english_page_is_english():
    page = Client().get("/en/api/").content.decode()
    main = page[page.index("<main") : page.index("</main")]
    assert re.findall("[가-힣]+", re.sub(r'<[^>]*lang="ko"[^>]*>.*?<', "", main)) == []


def test_links_inside_the_page_lead_somewhere():
    page = Client().get("/api/").content.decode()
    wanted = set(re.findall(r'href="#([\w-]+)"', page))
    assert wanted - set(re.findall(r'id="([\w-]+)"', page)) == set()
