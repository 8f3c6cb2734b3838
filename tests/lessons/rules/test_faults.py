"""Every mistake has its sentence, and none more."""

from naru.lessons.reading.mistakes import SENTENCES, Mistake
from naru.lessons.rules.faults import Fault, Finding


def test_every_fault_has_its_sentence():
    assert set(SENTENCES) == set(Fault)


def test_a_finding_becomes_a_mistake_in_its_file():
    finding = Finding(Fault.TOO_LARGE, 0, {"size": "70.0", "limit": 60})
    assert str(Mistake.at("media/a.webm", finding)) == (
        "media/a.webm: 파일이 너무 큽니다(70.0MB). 60MB까지 쓸 수 있습니다."
    )
