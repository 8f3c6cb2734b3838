"""Subjects of the same name count once, however they are written."""

from naru.credits.rules.subjects import same_subject


def test_blanks_and_marks_do_not_make_another_subject():
    same = {
        same_subject(name)
        for name in ("C 프로그래밍", "c프로그래밍", "C-프로그래밍", "Ｃ 프로그래밍.")
    }
    assert same == {"c프로그래밍"}
    assert same_subject("회계 원리") != same_subject("회계 원리 2")
