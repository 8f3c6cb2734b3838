"""`python -m bench.lessons_proofs NUMBER`: certificates for `bench.lessons`, in an own process.

They are signed in both forms and put on paper. Told as one JSON line: the processor's time, and
the most memory the process ever held, Django and fonts included.
"""

import json
import sys
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

django.setup()

from naru.accounts.models import Organisation  # noqa: E402 - needs Django set up
from naru.credentials.models import Certificate  # noqa: E402
from naru.credentials.queries.paper import paper  # noqa: E402
from naru.credentials.reading import secrets  # noqa: E402
from naru.credentials.rules.documents import Content, Taught, certificate, did_of, utc  # noqa: E402
from naru.credentials.rules.proofs import sign  # noqa: E402
from naru.credentials.rules.tokens import token  # noqa: E402
from naru.credentials.rules.wording import evidence_in_words  # noqa: E402

SITE = "https://naru.example"
SKILLS = (Taught("엑셀로 표 다루기", "02020302", "2021"), Taught("읽기 쉬운 글 쓰기"))
EVIDENCE = {"progress": 92, "exam": 87.5, "held": 12, "came": 11}
FIRST = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def made(number: int) -> Certificate:
    """One certificate with another name, day and number each time, signed in both forms."""
    school = Organisation(code="bench", name_ko="가상 배움터", name_en="Sample School")
    one = Certificate(
        pk=number,
        code=f"{number:022d}",
        kind="COMPLETION",
        title_ko="엑셀 첫걸음",
        title_en="First Steps in Excel",
        issuer=school,
        holder_name=f"가상 주민 {number}",
        evidence=EVIDENCE,
        issued_at=FIRST + timedelta(minutes=number),
    )
    content = Content(
        number=number,
        address=f"{SITE}/c/{one.code}/",
        subject=uuid.UUID(int=number),
        issued_at=one.issued_at,
        site=SITE,
        site_name="나루",
        issuer=school.public_id,
        issuer_name=school.name_ko,
        achievement="CertificateOfCompletion",
        title_ko=one.title_ko,
        title_en=one.title_en,
        criteria="모두 채웠습니다.",
        name=one.holder_name,
        skills=SKILLS,
        evidence=evidence_in_words(EVIDENCE, "ko"),
        score="87.5",
    )
    document, key = certificate(content), secrets.proof_secret()
    method = f"{did_of(SITE)}#{secrets.proof_public(key)[0]}"
    signed = sign(document, key=key, method=method, created=utc(one.issued_at))
    one.body = json.dumps(signed, ensure_ascii=False, indent=1)
    one.token = token(document, key=secrets.token_secret(), kid="bench")
    return one


def main(number: int) -> None:
    """Make so many and print what it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    size = 0
    for each in range(1, number + 1):
        one = made(each)
        size += len(paper(one, link=f"{SITE}/c/{one.code}/"))
    figures = {
        "certificates": number,
        "certificates_wall_s": round(time.perf_counter() - wall, 1),
        "certificates_cpu_s": round(time.process_time() - cpu, 1),
        "certificates_peak_mb": _peak_mb(),
        "certificate_pdf_kb": round(size / number / 1000, 1),
    }
    print(json.dumps(figures))


def _peak_mb() -> int:
    """The most this program held; `ru_maxrss` also counts what the process held that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return round(int(status.partition("VmHWM:")[2].split()[0]) / 1024)


if __name__ == "__main__":
    main(int(sys.argv[1]))
