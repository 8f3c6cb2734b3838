"""Mail on a developer's terminal can be read by people."""

import io

from django.core.mail import EmailMessage, get_connection


def test_korean_mail_is_readable():
    terminal = io.StringIO()
    connection = get_connection("naru.core.mail.TerminalBackend", stream=terminal)
    message = EmailMessage(
        "확인 번호", "번호는 123456입니다.\n10분 안에 넣어 주세요.", to=["kim@example.org"],
        connection=connection,
    )  # fmt: skip
    message.attach("일정.ics", "BEGIN:VCALENDAR", "text/calendar")
    assert message.send() == 1
    assert terminal.getvalue().splitlines()[:8] == [
        "mail ┌",
        "mail │ To: kim@example.org",
        "mail │ Subject: 확인 번호",
        "mail │ ",
        "mail │ 번호는 123456입니다.",
        "mail │ 10분 안에 넣어 주세요.",
        "mail │ (attached: 일정.ics)",
        "mail └",
    ]
