"""Texts of sources become plain lines and safe blocks; no word is lost and no script kept."""

import html
import re
from collections import Counter

import nh3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from naru.catalogue.sources import markup


def paragraph(text):
    return {"kind": "paragraph", "text": text}


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("2024년 <느낌 있는 박물관> 교육생 모집", "2024년 <느낌 있는 박물관> 교육생 모집"),
        ("제49기 &lt;중학생 인턴제&gt; 모집", "제49기 <중학생 인턴제> 모집"),
        ("○ [평일] <오전>축구장", "○ [평일] <오전>축구장"),
        ("‹나를 찾는 글쓰기› 1기", "‹나를 찾는 글쓰기› 1기"),
        ("요리 &middot; 나눔 &#39;함께&#39; &amp; 같이", "요리 · 나눔 '함께' & 같이"),
        ("C++ &amp;amp; 자바", "C++ &amp; 자바"),
        ("<b>굵은</b> 제목<br/>둘째", "굵은 제목둘째"),
        ("제목<script>alert(1)</script>", "제목"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;제목", "제목"),
        ('<img src=x onerror="alert(1)">제목', "제목"),
        ("  여러   칸\t과\u00a0빈칸\u200b ", "여러 칸 과 빈칸"),
        ("글자\x00사이\x07", "글자사이"),
        ("a < b, 3 > 2, <3", "a < b, 3 > 2, <3"),
        (None, ""),
        (2026, "2026"),
    ],
)
def test_line_keeps_words_and_drops_markup(sent, shown):
    assert markup.line(sent) == shown


def test_blocks_of_recorded_kind_of_html():
    sent = (
        '<p style="line-height: 160%"><!--StartFragment--><span lang="EN-US">첫 문단&nbsp;</span>'
        "<span>이어짐</span></p>\r\n<p>&nbsp;</p><p>둘째<br>줄 바꿈</p><h3>준비물</h3>"
        "<ul><li>연필</li><li>공책 <b>두</b> 권</li></ul><ol><li>하나</li></ol>"
        "<table><tr><th>날</th><th>내용</th></tr><tr><td>1일</td><td>인사</td></tr></table>"
    )
    assert markup.blocks(sent) == [
        paragraph("첫 문단 이어짐"),
        paragraph("둘째"),
        paragraph("줄 바꿈"),
        {"kind": "heading", "text": "준비물"},
        {"kind": "list", "ordered": False, "items": ["연필", "공책 두 권"]},
        {"kind": "list", "ordered": True, "items": ["하나"]},
        {"kind": "table", "rows": [["날", "내용"], ["1일", "인사"]]},
    ]


def test_blocks_of_plain_lines():
    sent = "첫 줄 &amp; 끝\n\n- 하나\n- 둘\n※ 꼭 읽어 주세요\n<느낌 있는> 시간"
    assert markup.blocks(sent) == [
        paragraph("첫 줄 & 끝"),
        {"kind": "list", "ordered": False, "items": ["하나", "둘"]},
        paragraph("※ 꼭 읽어 주세요"),
        paragraph("<느낌 있는> 시간"),
    ]


def test_blocks_of_html_that_came_escaped():
    assert markup.blocks("&lt;p&gt;첫째&lt;/p&gt;&lt;p&gt;둘째 &amp;amp; 끝&lt;/p&gt;") == [
        paragraph("첫째"),
        paragraph("둘째 & 끝"),
    ]


@pytest.mark.parametrize(
    "sent",
    [
        "<p>글</p><script>alert('</p>')</script>",
        "<p>글</p><script>alert(1)",
        "<p onclick=\"alert('>')\">글</p>",
        "<p>글</p><style>p { color: red }</style>",
        '<p>글</p><iframe src="https://example.org">안</iframe>',
        "<p>글</p><svg><script>alert(1)</script></svg>",
        "<!-- 숨김 --><p>글</p>",
        "<!doctype html><html><head><title>탭</title></head><body><p>글</p></body></html>",
    ],
)
def test_blocks_hold_no_script_and_nothing_hidden(sent):
    assert markup.blocks(sent) == [paragraph("글")]


@pytest.mark.parametrize(
    ("sent", "blocks"),
    [
        ("<table><tr><td>한 칸 표<p>두 줄</p></td></tr></table>", [paragraph("한 칸 표 두 줄")]),
        ("<td>표 밖의 칸</td>", [paragraph("표 밖의 칸")]),
        ("<p>닫지 않은 <b>글", [paragraph("닫지 않은 글")]),
        ("</p></ul>글<p>", [paragraph("글")]),
        ('<p>앞</p><p style="line-height: 160%; color', [paragraph("앞")]),
        ("<p>앞</p>둘은 <b 이고", [paragraph("앞"), paragraph("둘은 <b 이고")]),
        ("<h2></h2><ul></ul><table></table>", []),
        ("", []),
        (None, []),
    ],
)
def test_blocks_of_broken_markup_keep_the_words(sent, blocks):
    assert markup.blocks(sent) == blocks


BITS = (
    *("<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<ul>", "<li>", "</li>", "</ul>"),
    *("<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<h3>", "</h3>", "<span>"),
    *("<!-- 숨은 말 -->", "<script>나쁜()</script>", "<style>색</style>", "&amp;", "&nbsp;"),
    *("가나", "다라", "마바 사", "12", "-"),
)
PIECES = st.lists(st.sampled_from(BITS), max_size=40)


@given(PIECES)
def test_every_word_a_cleaner_keeps_is_kept(pieces):
    """A well-known HTML cleaner is the judge of what is a word and what is markup.

    It moves words that stand in a table outside of cells; so order is not compared here.
    """
    sent = "<p>시작</p>" + "".join(pieces)
    judged = nh3.clean(sent, tags=set(), clean_content_tags={"script", "style"})
    said = html.unescape(judged).replace("\xa0", " ")
    ours = markup.plain(markup.blocks(sent))
    assert Counter(re.sub(r"[\s-]", "", ours)) == Counter(re.sub(r"[\s-]", "", said))


@given(st.text(alphabet="<>/abps!-\"'= &;글", max_size=200))
def test_any_text_is_read_in_good_time_and_gives_no_tag_of_ours(text):
    for block in markup.blocks(text):
        assert "<script>" not in markup.plain([block]).lower()


def test_endless_attributes_do_not_hold_it_up():
    assert markup.line("<p " + "a '" * 20_000 + "글").endswith("글")
    assert markup.line("앞 <p " + "a='" * 20_000 + "글") == "앞"


def test_summary_is_cut_at_a_word():
    long = " ".join(["낱말"] * 200)
    made = markup.summary(markup.blocks(long))
    assert (len(made) <= 201, made.endswith("낱말…")) == (True, True)


PIECES = (
    *("<p>", "</p>", "<br/>", '<div class="가">', "</div>", "<span>", "</span>", "<!-- 말 -->"),
    *(
        "<느낌>",
        "&nbsp;",
        "&amp;lt;",
        "가나",
        "- 항목",
        "※ 참고",
        " ",
        "\n",
        "<3",
        "<b>",
        "<p",
        "<li>",
        '<b title="a>b">',
        "<p title='",
        "<gnome x ",
        "<?xml?>",
        "</",
        ">",
        '"',
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("<p title='><느낌><p title='>")
def test_plain_paragraphs_are_read_like_any_other_text(text):
    """An empty list at the beginning adds nothing, but makes the reader look for structure."""
    html_of_it = f"<p></p>{text}"
    assert markup.blocks(html_of_it) == markup.blocks(f"<ol></ol>{html_of_it}")
