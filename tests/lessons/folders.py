"""Course folders to read in tests: a good one, and the same with something wrong."""

COURSE = """\
number = "L-9"
organisation = "school"
field = "trade"
title_ko = "표 계산 첫걸음"
title_en = "First steps with spreadsheets"
summary_ko = "칸과 합계를 배웁니다."
summary_en = "Cells and sums."
skills = ["skill.knots"]
sample = true
hours = 0.5

[[lesson]]
code = "cells"
title_ko = "칸"
title_en = "Cells"
minutes = 10
text_ko = "01-cells.ko.md"
text_en = "01-cells.en.md"
video = "media/cells.webm"
captions_ko = "captions/cells.ko.vtt"
attachments = ["media/table.csv"]

[[lesson]]
code = "sums"
title_ko = "합계"
title_en = "Sums"
minutes = 12
text_ko = "02-sums.ko.md"
text_en = "02-sums.en.md"
exercise_ko = "가진 영수증 셋의 합계를 내 보세요."
exercise_en = "Add up three receipts of yours."
"""
QUIZ = """\
[exam]
minutes = 20
attempts = 3
draw = 1

[[question]]
code = "q-cells-1"
lesson = "cells"
check = true
kind = "single"
ask_ko = "B열의 셋째 칸은?"
ask_en = "The third cell of column B?"
options = [ { ko = "B3", en = "B3", right = true }, { ko = "3B", en = "3B" } ]

[[question]]
code = "q-sums-1"
lesson = "sums"
kind = "number"
ask_ko = "1.5와 2의 합은?"
ask_en = "1.5 and 2?"
answer = 3.5
tolerance = 0.1
"""
VTT = """\
WEBVTT

NOTE written by hand

1
00:00.000 --> 00:04.000
칸은 <b>줄</b>과 열이
만나는 자리입니다.

00:04.000 --> 00:08.500 line:80%
이름은 B3처럼 부릅니다.
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<rect width="40" height="20" fill="#fff"/><text x="2" y="14">B3</text></svg>'
)
WEBM = b"\x1a\x45\xdf\xa3" + bytes(60)
FILES = {
    "course.toml": COURSE,
    "quiz.toml": QUIZ,
    "01-cells.ko.md": "칸입니다.\n\n## 이름\n\n![칸 B3에 색을 칠한 표](pictures/cells.svg)\n",
    "01-cells.en.md": "A cell.\n\n![A table with cell B3 coloured](pictures/cells.svg)\n",
    "02-sums.ko.md": "합계입니다.\n\n| 품목 | 값 |\n|---|---|\n| 쌀 | 3 |\n",
    "02-sums.en.md": "Sums.\n",
    "pictures/cells.svg": SVG,
    "captions/cells.ko.vtt": VTT,
    "media/cells.webm": WEBM,
    "media/table.csv": "name,sum\nrice,3\n",
}


def write(folder, changed=None):
    """The good folder; `changed` are files with another content, None leaves one out."""
    return write_files(folder, {**FILES, **(changed or {})})


def write_files(folder, files):
    """Files by name, as text or bytes."""
    for name, content in files.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
