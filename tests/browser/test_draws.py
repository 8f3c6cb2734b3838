"""The second verifier, in the browser: the published draw holds, a changed byte does not."""

import json

from tests.enrolments.published import course_draw


def told(page, text):
    """What the page says of a file with this text."""
    page.set_input_files(
        "#verify-file", {"name": "d.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    page.wait_for_selector("#verify-said[data-holds]")
    found = page.locator("#verify-said").get_attribute("data-holds")
    page.evaluate("document.getElementById('verify-said').removeAttribute('data-holds')")
    return found


def test_the_browser_gives_the_same_answer(reader, site):
    page = reader(width=390).visit(f"/draws/{site.words['drawn_run']}/")
    page.click("#verify-now")
    page.wait_for_selector("#verify-said[data-holds=true]")
    page.evaluate("document.getElementById('verify-said').removeAttribute('data-holds')")
    whole = json.dumps(course_draw(), ensure_ascii=False)
    assert told(page, whole) == "true"
    assert told(page, json.dumps(course_draw(revealed=False))) == "true"
    for at in range(30, len(whole), 97):
        if whole[at].isalnum():
            other = "8" if whole[at] == "7" else "7"
            assert told(page, f"{whole[:at]}{other}{whole[at + 1 :]}") == "false", at
