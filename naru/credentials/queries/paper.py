"""A certificate on paper: PDF/A-3a and PDF/UA-1 with a QR code, the signed file attached."""

import io
import json
from pathlib import Path
from typing import Any

import segno
import typst
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from naru.city.site import city
from naru.core.refusals import Refusal
from naru.credentials.models import Certificate
from naru.credentials.queries.fonts import korean
from naru.credentials.queries.skills import taught
from naru.credentials.rules.wording import (
    CRITERIA,
    KINDS,
    PAPER,
    evidence_in_words,
    in_korean,
    on_paper,
)

TEMPLATE = Path(__file__).with_name("certificate.typ")


class FontMissing(Refusal):
    message = _(
        "이 서버에 한글 글꼴이 없어 PDF를 만들 수 없습니다. 이 화면을 인쇄하시거나, 운영 "
        "담당자에게 글꼴(fonts-nanum) 설치를 부탁해 주세요."
    )


class LetterMissing(Refusal):
    message = _(
        "이름이나 강좌 이름에 이 서버의 글꼴에 없는 글자가 있어 PDF를 만들 수 없습니다. 이 화면을 "
        "인쇄하시거나 전화해 주세요."
    )


def paper(one: Certificate, *, link: str) -> bytes:
    """The PDF, the same bytes each time; `link` is what the QR code leads to.

    Refused where no Korean font is installed, or where a letter is in none of them: nothing is
    ever printed as an empty box.
    """
    found = korean()
    if found is None:
        raise FontMissing
    fonts, families = found
    told = json.dumps({**_told(one, link), "fonts": families}, ensure_ascii=False)
    try:
        return typst.compile(
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            font_paths=fonts,
            format="pdf",
            pdf_standards=["a-3a", "ua-1"],
            sys_inputs={"told": told},
            timestamp=int(one.issued_at.timestamp()),
        )
    except typst.TypstError as error:
        if "could not be displayed" in str(error) or "glyph" in str(error):
            raise LetterMissing from error
        raise


def _told(one: Certificate, link: str) -> dict[str, Any]:
    drawn = io.BytesIO()
    segno.make(link, error="m", micro=False).save(drawn, kind="svg", border=2, xmldecl=False)
    day = timezone.localdate(one.issued_at)
    facts = [(PAPER["given_by"], one.issuer.name_ko), *evidence_in_words(one.evidence, "ko")]
    return {
        "site": city().site.ko,
        "number": one.number,
        "kind": KINDS[one.kind],
        "name": one.holder_name or PAPER["no_name"],
        "title": one.title_ko,
        "title_en": one.title_en,
        "criteria": CRITERIA[one.kind],
        "facts": facts,
        "skills": [on_paper(skill) for skill in taught(one)],
        "issued": in_korean(day),
        "day": [day.year, day.month, day.day],
        "issuer": one.issuer.name_ko,
        "signed": one.body,
        "qr": drawn.getvalue().decode(),
        "link": link,
        "words": PAPER,
    }
