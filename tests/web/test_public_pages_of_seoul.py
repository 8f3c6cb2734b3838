"""What the public pages tell of the programmes of Seoul's own pack."""

import pytest

pytestmark = pytest.mark.django_db


def test_programme_page_tells_lineage_figures_and_sources(client, loaded_offer):
    html = client.get("/programmes/contribution-jobs/").content.decode()
    assert html.index("보람일자리") < html.index("2015~2024년")
    for words in ("가치동행일자리", "2026년 계획", "6,782명", "2022년 계획", "4,755명", "80시간"):
        assert words in html
    assert "확인되지 않음" in html
    assert 'rel="noopener noreferrer"' in html


def test_list_says_how_many_programmes_are_not_known(client, loaded_offer):
    html = client.get("/programmes/").content.decode()
    assert "사업 43개" in html
    assert "계획은 사업 48개를 말합니다" in html


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("보람일자리", ["contribution-jobs"]),
        ("companion JOB", ["contribution-jobs"]),
        ("없는말", []),
    ],
)
def test_search_knows_former_and_english_names(client, loaded_offer, words, found):
    page = client.get("/programmes/", {"q": words}).context["lines"]
    assert [line.programme.code for line in page] == found
