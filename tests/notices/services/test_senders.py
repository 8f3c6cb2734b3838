"""The sender that writes files: once for a key, refusing and failing as a network does."""

import json

import pytest

from naru.notices.services.senders import FileSender, Text, TextDown, TextRefused, sender


@pytest.fixture
def folder(tmp_path, settings):
    settings.TEXT_DIR = tmp_path / "texts"
    return settings.TEXT_DIR


def text(key="notice-1", to="+821012345678"):
    return Text(key=key, to=to, form="SMS", subject="가", body="[나루] 가", template="city.news")


def test_a_message_is_taken_once_for_its_key(folder):
    assert isinstance(sender(), FileSender)
    for one in (text(), text(), text("notice-2")):
        sender().send(one)
    assert sorted(file.name for file in folder.iterdir()) == ["notice-1.json", "notice-2.json"]
    assert json.loads((folder / "notice-1.json").read_text("utf-8")) == {
        "key": "notice-1",
        "to": "+821012345678",
        "form": "SMS",
        "subject": "가",
        "body": "[나루] 가",
        "template": "city.news",
    }


def test_a_desk_telephone_gets_no_messages(folder):
    with pytest.raises(TextRefused):
        sender().send(text(to="+8221234567"))


def test_without_room_for_it_a_message_is_tried_again(folder):
    folder.write_text("no folder")
    with pytest.raises(TextDown):
        sender().send(text())
