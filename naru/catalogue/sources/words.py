"""What Korean words of sources mean: statuses, who may come, days of the week, ways to apply."""

import re
from dataclasses import dataclass
from functools import lru_cache

from naru.catalogue.enums import Admission, Mode, RunStatus

STATUSES = {
    "접수중": RunStatus.OPEN,
    "신청중": RunStatus.OPEN,
    "모집중": RunStatus.OPEN,
    "수강신청": RunStatus.OPEN,
    "수강신청중": RunStatus.OPEN,
    "안내중": RunStatus.PLANNED,
    "접수예정": RunStatus.PLANNED,
    "모집예정": RunStatus.PLANNED,
    "신청예정": RunStatus.PLANNED,
    "수강신청예정": RunStatus.PLANNED,
    "정원마감": RunStatus.FULL,
    "예약일시중지": RunStatus.PAUSED,
    "접수종료": RunStatus.CLOSED,
    "접수마감": RunStatus.CLOSED,
    "예약마감": RunStatus.CLOSED,
    "모집마감": RunStatus.CLOSED,
    "신청마감": RunStatus.CLOSED,
    "수강신청마감": RunStatus.CLOSED,
    "마감": RunStatus.CLOSED,
    "종료": RunStatus.CLOSED,
    "폐강": RunStatus.CANCELLED,
    "취소": RunStatus.CANCELLED,
}
ADMISSIONS = {
    "입금선착순": Admission.FIRST_PAID,
    "선착순": Admission.FIRST_COME,
    "추첨": Admission.LOTTERY,
    "선발": Admission.SELECTION,
    "심사": Admission.SELECTION,
    "면접": Admission.SELECTION,
    "서류": Admission.SELECTION,
}
WEEKDAYS = "월화수목금토일"
LONE_ANY = re.compile(
    r"^\W*(?:제한\s*없음|누구나|전\s*연령|연령\s*제한\s*없음|연령\s*무관|나이\s*무관)\W*$"
)
AGE_RANGE = re.compile(
    r"(?:만\s*)?(\d{1,3})\s*세?\s*(?:이상)?\s*[~∼〜–-]\s*(?:만\s*)?(\d{1,3})\s*세(?:\s*(?:이하|까지))?"
)
AGE_FROM = re.compile(r"(?:만\s*)?(\d{1,3})\s*세\s*(?:이상|부터)")
AGE_TO = re.compile(r"(?:만\s*)?(\d{1,3})\s*세\s*(이하|까지|미만)")
OLDEST = 120


@dataclass(frozen=True, slots=True)
class Ages:
    """An age rule in full years, both ends included; None is no limit on that side."""

    youngest: int | None = None
    oldest: int | None = None


def status(words: str) -> RunStatus:
    """What a status word means; one we have not met is UNKNOWN, which nobody treats as open."""
    return STATUSES.get(words.replace(" ", ""), RunStatus.UNKNOWN)


@lru_cache(maxsize=2048)
def admission(words: str) -> Admission:
    """How places are given, if the words say so and do not say two things."""
    plain = words.replace(" ", "")
    if "입금선착순" in plain:
        return Admission.FIRST_PAID
    found = {way for word, way in ADMISSIONS.items() if word in plain}
    return found.pop() if len(found) == 1 else Admission.UNKNOWN


@lru_cache(maxsize=2048)
def ages(words: str) -> Ages | None:
    """The age rule the words state, or None when they state none: unknown is not "everyone".

    "40세 이상", "만 40세 ~ 64세", "65세 미만"; a text that is nothing but "제한없음" or
    "누구나" is a rule too: every age. "성인" is not, it names no age.
    """
    if LONE_ANY.match(words):
        return Ages()
    span = AGE_RANGE.search(words)
    if span:
        return _ages(int(span[1]), int(span[2]))
    youngest, oldest = AGE_FROM.search(words), AGE_TO.search(words)
    if not youngest and not oldest:
        return None
    last = int(oldest[1]) - (oldest[2] == "미만") if oldest else None
    return _ages(int(youngest[1]) if youngest else None, last)


def _ages(youngest: int | None, oldest: int | None) -> Ages | None:
    """The rule, unless the numbers cannot be ages."""
    if any(age is not None and not 0 < age <= OLDEST for age in (youngest, oldest)):
        return None
    if youngest is not None and oldest is not None and youngest > oldest:
        return None
    return Ages(youngest, oldest)


@lru_cache(maxsize=2048)
def weekdays(words: str) -> list[int]:
    """ISO days named: "월,수", "화+목", "월~금", "토요일", "주말", "매일"; [] if none.

    Only texts made of day names are read, so that a syllable inside a word is no day.
    """
    plain = re.sub(r"요일|매주|\s", "", words)
    if plain in ("주말", "토일"):
        return [6, 7]
    if plain in ("평일", "주중"):
        return [1, 2, 3, 4, 5]
    if plain == "매일":
        return [1, 2, 3, 4, 5, 6, 7]
    if not re.fullmatch(rf"[{WEEKDAYS}](?:[,+/·ㆍ&~∼〜-]?[{WEEKDAYS}])*", plain):
        return []
    days: set[int] = set()
    for first, last in re.findall(rf"([{WEEKDAYS}])(?:[~∼〜-]([{WEEKDAYS}]))?", plain):
        begin = WEEKDAYS.index(first) + 1
        end = WEEKDAYS.index(last) + 1 if last else begin
        days.update(
            range(begin, end + 1) if end >= begin else [*range(begin, 8), *range(1, end + 1)]
        )
    return sorted(days)


@lru_cache(maxsize=2048)
def mode(words: str) -> Mode:
    """Where a course is taught, from a column that is about just that."""
    plain = words.replace(" ", "").lower().replace("비대면", "온라인")
    online = any(word in plain for word in ("온라인", "인터넷", "원격", "실시간", "zoom"))
    field = any(word in plain for word in ("오프라인", "대면", "집합", "집체", "현장", "방문"))
    if "혼합" in plain or "병행" in plain or (online and field):
        return Mode.BLENDED
    if online:
        return Mode.ONLINE
    return Mode.FIELD if field else Mode.UNKNOWN
