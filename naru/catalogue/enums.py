"""Closed lists of the catalogue. Each has an UNKNOWN wherever a source may say nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    """Where a course is taught."""

    ONLINE = "ONLINE", _("온라인")
    FIELD = "FIELD", _("현장")
    BLENDED = "BLENDED", _("온라인과 현장")
    UNKNOWN = "UNKNOWN", _("장소 안내 없음")


class Residence(models.TextChoices):
    """Who may come by where they live. UNKNOWN means nobody told us, not that anyone may."""

    ANYONE = "ANYONE", _("사는 곳과 상관없음")
    CITY = "CITY", _("시민")
    CITY_LIFE = "CITY_LIFE", _("시에 살거나 일하거나 배우는 사람")
    DISTRICT = "DISTRICT", _("구민")
    UNKNOWN = "UNKNOWN", _("사는 곳 조건 안내 없음")


class Admission(models.TextChoices):
    """How places are given when more apply than fit."""

    FIRST_COME = "FIRST_COME", _("선착순")
    FIRST_PAID = "FIRST_PAID", _("입금 선착순")
    LOTTERY = "LOTTERY", _("추첨")
    SELECTION = "SELECTION", _("선발")
    UNKNOWN = "UNKNOWN", _("선정 방법 안내 없음")


class ApplyAt(models.TextChoices):
    """Where one applies."""

    HERE = "HERE", _("여기에서 신청")
    ELSEWHERE = "ELSEWHERE", _("운영 기관에서 신청")
    UNKNOWN = "UNKNOWN", _("신청 방법 안내 없음")


class RunStatus(models.TextChoices):
    """What the source says of a run. Whether it is open *now* also needs the window and clock."""

    PLANNED = "PLANNED", _("신청 예정")
    OPEN = "OPEN", _("신청 중")
    FULL = "FULL", _("정원 마감")
    PAUSED = "PAUSED", _("신청 잠시 멈춤")
    CLOSED = "CLOSED", _("신청 마감")
    CANCELLED = "CANCELLED", _("취소됨")
    UNKNOWN = "UNKNOWN", _("신청 상태 안내 없음")


class Schedule(models.TextChoices):
    """Whether a run has days of its own."""

    DATED = "DATED", _("정해진 날")
    ALWAYS = "ALWAYS", _("언제든지")
    UNKNOWN = "UNKNOWN", _("날짜 안내 없음")


class Payer(models.TextChoices):
    """Who pays for a place. A known price for the learner stands in `fee_won`."""

    NOBODY = "NOBODY", _("무료")
    LEARNER = "LEARNER", _("본인 부담")
    SHARED = "SHARED", _("본인과 나라·시가 함께 부담")
    CITY = "CITY", _("시가 부담")
    STATE = "STATE", _("나라가 부담")
    EMPLOYER = "EMPLOYER", _("회사가 부담")
    UNKNOWN = "UNKNOWN", _("비용 안내 없음")


class CourseState(models.TextChoices):
    """How a course stands in its provider's workspace."""

    DRAFT = "DRAFT", _("초안")
    PUBLISHED = "PUBLISHED", _("공개 중")
    GONE = "GONE", _("내린 강좌")


UNKNOWN_EDITION = "unknown"
"""Of a list of codes, where the source does not say which edition its codes are of. One code means
different things in two editions, so that a guess would be worse."""


class ImportKind(models.TextChoices):
    """Where an import read from."""

    FILE = "FILE", _("파일")
    LIVE = "LIVE", _("실시간")


class ImportState(models.TextChoices):
    """How far an import got. Only DONE has changed the catalogue."""

    RUNNING = "RUNNING", _("진행 중")
    DONE = "DONE", _("끝남")
    REFUSED = "REFUSED", _("받을 수 없음")
    BROKEN = "BROKEN", _("중단됨")


class Join(models.TextChoices):
    """Why a source's record stands for a run: it made it, or it is the same by a documented key."""

    OWN = "OWN", _("이 출처에서 만듦")
    SAME_NUMBER = "SAME_NUMBER", _("두 출처가 같은 번호를 씀")
    SAME_LINK = "SAME_LINK", _("두 출처가 같은 신청 주소를 가리킴")
    SAME_PLACE = "SAME_PLACE", _("이름·시작일·기관이 같음")
    SAME_WINDOW = "SAME_WINDOW", _("이름·교육 기간·신청 기간이 같음")


class Reason(models.TextChoices):
    """What is wrong in a row, said so that whoever keeps the file can mend it."""

    NO_ID = "NO_ID", _("번호가 없는 줄입니다. {column} 칸을 채워 주세요.")
    NO_TITLE = "NO_TITLE", _("제목이 없습니다. {column} 칸을 채워 주세요.")
    MISSING = "MISSING", _("{column} 칸이 비어 있습니다. 꼭 필요한 칸입니다.")
    TOO_LONG = "TOO_LONG", _("{column} 칸이 {length}자입니다. {limit}자까지 쓸 수 있습니다.")
    CUT = "CUT", _("{column} 칸이 {length}자라서 {limit}자까지만 담았습니다.")
    BAD_DATE = (
        "BAD_DATE",
        _("{column} 칸을 날짜로 읽을 수 없습니다(‘{value}’). 2026-11-24처럼 써 주세요."),
    )
    BAD_TIME = (
        "BAD_TIME",
        _("{column} 칸을 시각으로 읽을 수 없습니다(‘{value}’). 19:00처럼 써 주세요."),
    )
    BAD_NUMBER = (
        "BAD_NUMBER",
        _("{column} 칸을 수로 읽을 수 없습니다(‘{value}’). 20처럼 숫자만 써 주세요."),
    )
    NEGATIVE = (
        "NEGATIVE",
        _("{column} 칸의 수가 0보다 작습니다({value}). 0이나 더 큰 수를 써 주세요."),
    )
    TOO_LARGE = "TOO_LARGE", _("{column} 칸의 수가 너무 큽니다({value}). 단위를 확인해 주세요.")
    UNKNOWN_WORD = (
        "UNKNOWN_WORD",
        _("{column} 칸에 쓸 수 없는 말이 있습니다(‘{value}’). 쓸 수 있는 말: {allowed}."),
    )
    UNKNOWN_CODE = (
        "UNKNOWN_CODE",
        _("{column} 칸의 코드를 알 수 없습니다(‘{value}’). 숫자 2·4·6·8자리를 써 주세요."),
    )
    CODE_WITHOUT_VERSION = (
        "CODE_WITHOUT_VERSION",
        _("NCS 코드가 있으면 어느 판인지도 필요합니다. {column} 칸을 채워 주세요."),
    )
    OUT_OF_ORDER = "OUT_OF_ORDER", _("{later} 칸이 {earlier} 칸보다 앞섭니다.")
    NOT_A_PART = (
        "NOT_A_PART",
        _(
            "{part} 칸의 돈은 {whole} 칸의 돈에 들어 있어야 합니다. "
            "{whole} 칸에 {part}까지 더한 돈을 써 주세요."
        ),
    )
    WINDOW_LEFT_OUT = (
        "WINDOW_LEFT_OUT",
        _("신청 마감이 시작보다 앞서서 신청 기간을 담지 않았습니다({value})."),
    )
    DAYS_LEFT_OUT = "DAYS_LEFT_OUT", _("끝나는 날이 시작하는 날보다 앞서서 끝나는 날을 뺐습니다.")
    POINT_LEFT_OUT = "POINT_LEFT_OUT", _("좌표가 우리나라 밖이라서 담지 않았습니다({value}).")
    CODE_LEFT_OUT = "CODE_LEFT_OUT", _("{column} 칸의 코드를 알 수 없어 뺐습니다(‘{value}’).")
    LINK_LEFT_OUT = "LINK_LEFT_OUT", _("{column} 칸의 주소를 쓸 수 없어 뺐습니다({value}).")
    BAD_LINK = (
        "BAD_LINK",
        _("{column} 칸이 인터넷 주소가 아닙니다(‘{value}’). https://로 시작하게 써 주세요."),
    )
    FORMULA = (
        "FORMULA",
        _("{column} 칸에 계산식이 있습니다. 계산한 값을 복사해 ‘값으로 붙여넣기’ 해 주세요."),
    )
    REPEATED = (
        "REPEATED",
        _("{row}번째 줄과 과정번호·회차가 같습니다. 회차를 다르게 써 주세요."),
    )
    TWO_WORDS = (
        "TWO_WORDS",
        _("{column} 칸이 같은 강좌의 {row}번째 줄과 다릅니다. 한 강좌는 똑같이 써 주세요."),
    )
    NOT_A_ROW = "NOT_A_ROW", _("줄로 읽을 수 없습니다. 칸 이름과 값이 있어야 합니다.")
    TOO_MANY_CELLS = (
        "TOO_MANY_CELLS",
        _("칸이 {cells}개인데 첫 줄에는 {columns}개입니다. 쉼표가 든 글은 따옴표로 묶어 주세요."),
    )


class Failure(models.TextChoices):
    """Why a whole file or source could not be taken. Nothing of it was written."""

    EMPTY_FILE = "EMPTY_FILE", _("파일이 비어 있습니다. 내용이 든 파일을 골라 주세요.")
    TOO_BIG = (
        "TOO_BIG",
        _("파일이 너무 큽니다({size} MB). {limit} MB까지 받을 수 있습니다. 나누어 올려 주세요."),
    )
    TOO_MANY_ROWS = "TOO_MANY_ROWS", _("줄이 {limit}개를 넘습니다. 나누어 올려 주세요.")
    BAD_ENCODING = (
        "BAD_ENCODING",
        _("{line}번째 줄부터 글자를 읽을 수 없습니다. UTF-8이나 CP949(엑셀 CSV)로 저장해 주세요."),
    )
    NOT_TEXT = "NOT_TEXT", _("표로 읽을 수 없는 파일입니다. CSV나 엑셀(.xlsx)로 저장해 주세요.")
    OLD_EXCEL = "OLD_EXCEL", _("옛 엑셀(.xls) 파일입니다. ‘.xlsx’로 다시 저장해 주세요.")
    BAD_EXCEL = "BAD_EXCEL", _("엑셀 파일이 손상되었습니다. 엑셀에서 다시 저장해 주세요.")
    LOCKED_EXCEL = "LOCKED_EXCEL", _("암호가 걸린 엑셀 파일입니다. 암호를 풀고 저장해 주세요.")
    ZIP_BOMB = (
        "ZIP_BOMB",
        _("압축을 풀면 {size} MB가 되는 엑셀 파일입니다. {limit} MB까지 받을 수 있습니다."),
    )
    NO_HEADER = (
        "NO_HEADER",
        _(
            "첫 줄에서 칸 이름을 찾지 못했습니다. 양식을 내려받아 첫 줄을 그대로 두고 써 주세요. "
            "찾지 못한 칸: {columns}."
        ),
    )
    BROKEN_TABLE = (
        "BROKEN_TABLE",
        _("{line}번째 줄에서 표가 깨졌습니다. 따옴표의 짝을 확인해 주세요."),
    )
    BROKEN_JSON = "BROKEN_JSON", _("{line}번째 줄에서 JSON이 깨졌습니다.")
    BROKEN_XML = "BROKEN_XML", _("{line}번째 줄에서 XML이 깨졌습니다.")
    NO_ROWS = "NO_ROWS", _("파일에서 줄을 찾지 못했습니다.")
    OTHER_LIST = (
        "OTHER_LIST",
        _("줄이 ‘{name}’ 아래에 있어 읽지 못했습니다. 다음 이름 아래에 있어야 합니다: {names}."),
    )
    SOURCE_SAYS = "SOURCE_SAYS", _("출처가 오류를 보냈습니다: {code} {message}")
    BAD_KEY = "BAD_KEY", _("출처가 인증키를 받지 않습니다({code}). 키를 확인해 주세요.")
    QUOTA = "QUOTA", _("출처의 하루 이용량을 다 썼습니다({code}). 내일 다시 해 주세요.")
    NO_KEY = "NO_KEY", _("인증키가 없습니다. 환경 변수 {variable}에 넣어 주세요.")
    UNREACHABLE = (
        "UNREACHABLE",
        _(
            "{tries}번 시도했지만 출처가 제대로 답하지 않았습니다({why}). "
            "나중에 같은 명령으로 이어집니다."
        ),
    )
    MOVED = "MOVED", _("출처의 주소가 바뀌었습니다(HTTP {status}). 연결 설정의 주소를 고쳐 주세요.")
    NOT_LIVE = "NOT_LIVE", _("이 출처는 실시간으로 읽을 수 없습니다. 파일을 넣어 주세요.")
    STOPPED = "STOPPED", _("가져오기가 도중에 멈췄습니다. 목록은 그대로입니다. 다시 실행해 주세요.")


OWN_SOURCE = "here"
"""The source name of what providers write in their own workspace."""
