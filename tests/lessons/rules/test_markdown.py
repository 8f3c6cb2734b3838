"""What a text becomes on the page is clean, whatever was written."""

from naru.lessons.rules.markdown import html_of, html_without_pictures, judge


def shown(text):
    return html_of(text, address=lambda name: f"/m/{name}", table="표")


def test_texts_become_plain_html():
    assert shown("## 이름\n\n칸은 **줄**과\n[열](https://example.org)이 만나는 자리.") == (
        "<h2>이름</h2>\n<p>칸은 <strong>줄</strong>과\n"
        '<a href="https://example.org" rel="noopener noreferrer">열</a>이 만나는 자리.</p>\n'
    )


def test_pictures_have_their_own_address_and_words():
    assert shown("![칸 B3](pictures/cells.svg)") == (
        '<p><img src="/m/pictures/cells.svg" alt="칸 B3" loading="lazy"></p>\n'
    )


def test_tables_scroll_and_have_names():
    html = shown("| 가 |\n|---|\n| 1 |\n")
    assert html.startswith(
        '<div class="ui-prose-wide" tabindex="0" role="region" aria-label="표 1"><table>'
    )
    assert html.endswith("</table></div>")


def test_nothing_that_runs_comes_through():
    for text in (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "![a](data:text/html;base64,xx)",
        '[a](https://x "onmouseover=alert(1)")',
        "<style>*{display:none}</style>",
    ):
        html = shown(text)
        assert "<script" not in html
        assert "<img src=x" not in html
        assert 'href="javascript' not in html
        assert "<style" not in html


def test_a_text_says_which_pictures_it_uses():
    judged = judge("![가](pictures/a.svg)\n\n![나](pictures/b.png)")
    assert judged.pictures == ["pictures/a.svg", "pictures/b.png"]
    assert judged.findings == []


def test_for_slow_lines_words_stand_for_pictures():
    html = html_without_pictures("![칸 B3](pictures/a.svg) 글", table="표", picture="그림")
    assert html == "<p>[그림: 칸 B3] 글</p>\n"


def test_code_scrolls_by_keyboard_and_runs_nothing():
    assert shown("```\nprint('<b>')\n```") == (
        "<pre tabindex=\"0\"><code>print('&lt;b&gt;')\n</code></pre>\n"
    )
