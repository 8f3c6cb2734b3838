"""What is still missing to complete a course, said to its learner."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naru.lessons.queries.standing import Outlook
from naru.lessons.rules.completion import Need, Part, Rule


@dataclass(frozen=True)
class Told:
    """One thing the rule asks for, in a sentence, and whether it is there."""

    words: str
    holds: bool


def told(known: Outlook) -> list[Told]:
    """Everything that is asked for, in the order in which one does it."""
    return [Told(_sentence(one), one.holds) for one in known.parts]


def missing(known: Outlook) -> list[str]:
    """What is still missing, in sentences; nothing once it is completed."""
    return [] if known.completion else [_sentence(one) for one in known.missing]


def rule_words(rule: Rule) -> list[str]:
    """How lessons count by this rule, where that is not as one would think."""
    words = []
    if rule.counts == "time":
        words.append(
            _("단원은 정해진 시간의 {percent}%를 넘게 봐야 세고, 다 채우면 모두 셉니다.").format(
                percent=rule.lesson_from_percent
            )
        )
    if rule.lessons_a_day:
        words.append(
            _("하루에 단원 {count}개까지 셉니다. 더 본 것은 다음 날부터 셉니다.").format(
                count=rule.lessons_a_day
            )
        )
    if rule.exam_after_percent:
        words.append(
            _("시험은 단원을 {percent}% 배운 뒤에 열립니다.").format(
                percent=rule.exam_after_percent
            )
        )
    return words


def minutes(time: timedelta) -> str:
    """A time in whole minutes, begun ones counted."""
    count = -(-int(time.total_seconds()) // 60)
    return ngettext("{count}분", "{count}분", count).format(count=count)


def _sentence(part: Part) -> str:
    asked, have = part.asked, part.have
    if part.need == Need.PROGRESS:
        words = _("단원을 {asked}% 배워야 합니다. 지금 {have}%입니다.")
    elif part.need == Need.EXAM:
        words = (
            _("시험에서 {asked}점이 필요합니다. 아직 보지 않았습니다.")
            if have is None
            else _("시험에서 {asked}점이 필요합니다. 가장 높은 점수는 {have}점입니다.")
        )
    elif part.need == Need.ATTENDANCE:
        words = (
            _("모임에 {asked}% 나와야 합니다. 교육기관이 학기를 마치면 여기에 적힙니다.")
            if have is None
            else _("모임에 {asked}% 나와야 합니다. {have}% 나왔습니다.")
        )
    else:
        words = (
            _("강좌 점수 {asked}점이 필요합니다. 아직 없습니다.")
            if have is None
            else _("강좌 점수 {asked}점이 필요합니다. 지금 {have}점입니다.")
        )
    return words.format(asked=asked, have=have)
