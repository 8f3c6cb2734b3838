"""Files are what their first bytes say."""

from naru.lessons.rules.media import fits, folder_of, place_of, type_of


def test_endings_say_the_type_and_bytes_prove_it():
    film = type_of("media/a.WEBM")
    assert (film.kind, film.mime, folder_of(film)) == ("VIDEO", "video/webm", "media")
    assert fits(film, b"\x1a\x45\xdf\xa3\x00")
    assert not fits(film, b"MZ\x00")
    assert folder_of(type_of("a.svg")) == "pictures"
    assert folder_of(type_of("a.vtt")) == "captions"
    assert type_of("a.exe") is None


def test_the_name_alone_tells_the_place():
    told = ("course.toml", "a.ko.md", "a.svg", "deep/a.ko.vtt", "a.webm", "a.csv", "a.exe")
    assert [place_of(one) for one in told] == [
        "course.toml",
        "a.ko.md",
        "pictures/a.svg",
        "captions/a.ko.vtt",
        "media/a.webm",
        "media/a.csv",
        "a.exe",
    ]
