"""A version's content is read and written as it is kept."""

from naru.lessons.rules.document import Document
from tests.lessons.factories import document, lesson


def test_a_document_comes_back_from_its_json():
    made = document(lesson("cells", audio="media/a.ogg"), lesson("sums"))
    assert Document.of(made.as_json()) == made
    assert made.codes == ["cells", "sums"]
    assert made.minutes == 20
    assert made.lesson("sums").title_ko == "레슨 sums"
    assert made.lesson("none") is None
    assert made.lessons[0].files == ["media/a.ogg"]
