"""The task menu: what one can do on this site, in one list for header, phone and menu page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language, get_language_from_path
from django.utils.translation import gettext as _

from naru.programmes.pack import areas_in_pack
from naru.residents.queries import Standing


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One door: what one does there and, in a line, what one finds."""

    label: str
    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """Doors that belong together under one word of the menu row."""

    label: str
    text: str
    entries: tuple[Entry, ...]
    below: tuple[str, ...] = ()
    current: bool = False


def menu(path: str, standing: Callable[[], Standing]) -> Callable[[], tuple[Group, ...]]:
    """The groups, built once and only if the page draws them; the one being read is marked."""

    @cache
    def built() -> tuple[Group, ...]:
        known = groups(get_language(), get_script_prefix(), settings.CITY_DIR, standing())
        language = get_language_from_path(path)
        plain = path.removeprefix(f"/{language}") if language else path
        return tuple(read if is_read(read, path, plain) else other for other, read in known)

    return built


@lru_cache(maxsize=64)
def groups(
    _language: str | None, _prefix: str, _city: object, reader: Standing
) -> tuple[tuple[Group, Group], ...]:
    """The groups for this reader, each as it is and marked; put together once for each language
    and city.
    """
    own = [] if reader.staff and not reader.resident else [own_record()]
    work = [staff_work()] if reader.staff else []
    found = [*offer(), *own, *work, help_and_settings()]
    return tuple((one, replace(one, current=True)) for one in found)


def is_read(one: Group, path: str, plain: str) -> bool:
    """Whether the page is one of the group's doors, lies under one, or below what belongs to it."""
    return plain.startswith(one.below) or any(is_below(path, door.href) for door in one.entries)


def offer() -> list[Group]:
    """What the city offers; only pages that exist are listed, here and below."""
    return [
        group(
            label=_("배우기"),
            text=_("온라인과 현장의 강좌"),
            entries=(
                (_("강좌 찾기"), _("분야, 시간, 동네, 수강료로 찾기"), "courses"),
                (_("직업 찾기"), _("필요한 기술, 자격, 들어가는 길"), "occupations"),
            ),
        ),
        group(
            label=_("지원사업"),
            text=_("배우고, 일하고, 앞날을 준비하는 사업"),
            entries=(
                (_("사업 찾기"), _("이름이나 하고 싶은 일로 찾기"), "programmes"),
                (
                    _("받을 수 있는 지원 찾기"),
                    _("몇 가지 물음에 답하고 한꺼번에 확인하기"),
                    "check",
                ),
                (_("나를 알아보기"), _("무엇을 할지 모를 때, 15분쯤"), "diagnosis"),
                (_("장학금"), _("신청하는 때, 뽑는 기준, 추첨의 증거"), "scholarships"),
                (_("계획과 결과"), _("계획한 수와 실제 수, 그리고 출처"), "plan"),
            ),
            more=tuple(
                Entry(
                    label=str(area.name),
                    text=str(area.summary),
                    href=reverse("area", args=[area.number]),
                )
                for area in areas_in_pack()
            ),
        ),
        group(
            label=_("가까운 배움터"),
            text=_("자치구와 지금 있는 곳에서 가까운 배움터"),
            entries=(
                (_("배움터 찾기"), _("자치구 지도, 종류, 내 위치"), "places"),
                (_("공간과 실습대 찾기"), _("강사와 함께하는 실습, 빌리는 방"), "spaces"),
            ),
            below=("/place/",),
        ),
    ]


def own_record() -> Group:
    """For residents, and for visitors who may become one."""
    return group(
        label=_("나의 기록"),
        text=_("내 정보를 적고, 누가 보았는지 확인하기"),
        entries=(
            (_("나의 기록"), _("이어서 할 일과 새 알림"), "me"),
            (_("내 정보"), _("신청에 필요한 것만 적기"), "profile"),
            (_("내 기록을 본 사람"), _("누가 언제 왜 열었는지 보기"), "record_views"),
            (_("결정 확인서"), _("나에 대해 정해진 것과 그 까닭"), "receipts"),
            (_("내 증서"), _("수료증을 내려받고 보여 주기"), "certificates"),
            (_("내 수강 신청"), _("자리와 대기 번호, 다음에 할 일"), "enrolments"),
            (_("배우기"), _("온라인 강좌를 이어서 배우기"), "learning"),
            (_("나를 알아보기"), _("지난 결과와 이어서 하기"), "my_diagnosis"),
            (_("내 멘토"), _("함께 목표를 정하고 물어볼 사람"), "my_mentor"),
            (_("내 목표"), _("멘토와 함께 정한 것, 다음에 할 일"), "my_goal"),
            (_("상담 약속"), _("상담 약속을 잡고 취소하기"), "appointments"),
            (_("공간과 실습"), _("실습 자리와 방, 확인받은 기술"), "my_spaces"),
            (_("내 장학금"), _("신청, 서류, 포인트 통장"), "my_scholarship"),
            (_("바뀌면 알려 드리기"), _("규칙이 바뀌어 답이 달라질 때"), "changes"),
            (_("동의"), _("무엇에 동의했는지 보고 거두기"), "consents"),
            (_("나를 돕는 사람"), _("가족이나 창구에 맡기기"), "helpers"),
            (_("다른 사람 돕기"), _("맡은 일을 대신해 주기"), "helping"),
        ),
        below=("/account/",),
    )


def staff_work() -> Group:
    """For people with a role in some body."""
    return group(
        label=_("일하는 곳"),
        text=_("소속에서 맡은 일"),
        entries=((_("일하는 곳"), _("소속과 오늘 할 수 있는 일"), "staff"),),
        below=("/desk/", "/audit/", "/operator/", "/mentor/", "/provider/"),
    )


def help_and_settings() -> Group:
    """For everybody."""
    return group(
        label=_("도움"),
        text=_("혼자 하기 어려울 때, 화면이 불편할 때"),
        entries=(
            (_("도움받기"), _("전화로 묻기, 자주 묻는 것"), "help"),
            (_("증서 확인하기"), _("받은 수료증이 진본인지 보기"), "certificate_check"),
            (_("글자 크기와 화면 설정"), _("크게 보기, 선명하게 보기"), "display"),
            (_("접근성 안내"), _("누구나 쓸 수 있게 한 일"), "accessibility"),
            (_("개인정보 처리방침"), _("무엇을 왜 묻고 누가 보는지"), "privacy"),
        ),
    )


def group(
    *,
    label: str,
    text: str,
    entries: tuple[tuple[str, str, str], ...],
    more: tuple[Entry, ...] = (),
    below: tuple[str, ...] = (),
) -> Group:
    """A group from (label, line, name of the page) triples and further doors.

    It is the current one on its doors' pages, on those under them, and under `below`: addresses
    without language that belong to it and have no door.
    """
    doors = tuple(Entry(label=name, text=line, href=reverse(page)) for name, line, page in entries)
    return Group(label=label, text=text, entries=doors + more, below=below)


def is_below(path: str, href: str) -> bool:
    """Whether a page is a door or lies under it; the front doors of the languages hold nothing."""
    return path == href or (href not in ("/", "/en/") and path.startswith(href))
