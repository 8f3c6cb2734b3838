"""Walking the screener in tests: answers as a visitor types them."""

import re

from django.test import Client

SAYS = {
    "birth_on": {"answer_year": "1976", "answer_month": "3", "answer_day": "2"},
    "lives_in_city": {"answer": "yes"},
    "works_in_city": {"answer": "yes"},
    "employment": {"answer": "LOOKING"},
    "household_size": {"answer": "2"},
    "household_income_won": {"answer": "3,000,000원"},
    "benefits_now": {"answer": ["NONE"]},
    "benefits_before": {"answer": ["NONE"]},
}
"""What H says; everything else is no."""

ASKED = re.compile(r"/check/ask/(\w+)/")


def walk(client: Client, start: str = "/check/", **says: dict[str, object]) -> list[str]:
    """Answer question after question until the result; returns the facts asked, in order."""
    answer = client.post(start)
    asked = []
    while (found := ASKED.search(answer["Location"])) is not None:
        fact = found[1]
        asked.append(fact)
        sent = says.get(fact) or SAYS.get(fact) or {"answer": "no"}
        answer = client.post(answer["Location"], sent)
        assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"].endswith("/check/result/")
    return asked
