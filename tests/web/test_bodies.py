"""A body is whole, or it is refused in words and said in the log."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse

from naru.web.bodies import Counted, CutOff, whole
from tests.residents.factories import ResidentFactory

LINES = b"one\ntwo\nthree"


def test_whole_bodies_are_read_as_they_are():
    for announced in (len(LINES), len(LINES) - 3):
        assert Counted(BytesIO(LINES), announced).read() == LINES[:announced]
    body = Counted(BytesIO(LINES), len(LINES))
    assert [body.readline(), body.read(2), body.read(0), body.readline(2)] == [
        *(b"one\n", b"tw", b"", b"o\n")
    ]
    assert [body.read(), body.read(), body.readline()] == [b"three", b"", b""]


def test_a_body_that_ends_early_cannot_be_read(caplog):
    with pytest.raises(CutOff):
        Counted(BytesIO(LINES), len(LINES) + 5).read()
    body = Counted(BytesIO(LINES), len(LINES) + 5)
    assert body.read(len(LINES)) == LINES
    for act in (body.read, body.readline):
        with pytest.raises(CutOff):
            act(10)
    assert "A body was cut off 5 bytes before its end." in caplog.text


@pytest.mark.parametrize("announced", ["", "0", "x", None])
def test_what_announces_no_body_is_left_alone(announced):
    stream = BytesIO(b"")
    environ = {"CONTENT_LENGTH": announced, "wsgi.input": stream}
    assert whole(lambda given, _start: [given["wsgi.input"] is stream])(environ, None) == [True]


URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
PART = '--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{}\r\n'
BODIES = {URLENCODED: "csrfmiddlewaretoken={}&name=x&phone=", MULTIPART: PART}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize(("checked", "status"), [(True, 403), (False, 400)])
def test_a_form_cut_off_is_refused_in_words(kind, checked, status):
    """By its token, which cannot be read, or where nobody asked for one by the view."""
    client = Client(enforce_csrf_checks=checked)
    client.force_login(ResidentFactory().user)
    client.get(reverse("profile_contact"))
    form = BODIES[kind].format(client.cookies["csrftoken"].value).encode()
    length = len(form) + 9
    answer = client.generic(
        "POST", reverse("profile_contact"), CONTENT_TYPE=kind, CONTENT_LENGTH=str(length),
        **{"wsgi.input": Counted(BytesIO(form), length)},
    )  # fmt: skip
    assert (answer.status_code, "<h1" in answer.content.decode()) == (status, True)
