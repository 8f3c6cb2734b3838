"""What is typed is kept without blanks around it, and never with a registration number."""

import pytest

from naru.counselling.services.texts import HoldsNumber, WordsNeeded, said


def test_words():
    assert [said(" 말 "), said("  ")] == ["말", ""]
    with pytest.raises(WordsNeeded):
        said("  ", needed=True)
    with pytest.raises(HoldsNumber):
        said("760302-1234567")
