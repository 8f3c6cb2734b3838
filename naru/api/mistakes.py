"""What pydantic found wrong, in words of ours: its own are English and for programmers."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from naru.api.problems import FieldError

SENTENCES: dict[str, Any] = {
    "missing": _("꼭 있어야 하는 값입니다."),
    "extra_forbidden": _("모르는 이름입니다. 철자를 확인하거나 빼 주세요."),
    "repeated": _("한 번만 보내 주세요."),
    "string_type": _("글자로 보내 주세요."),
    "string_too_long": _("{max_length}자까지 보낼 수 있습니다."),
    "string_too_short": _("{min_length}자 이상 보내 주세요."),
    "string_pattern_mismatch": _(
        "쓸 수 없는 글자가 있습니다. 영문 소문자, 숫자, 붙임표만 써 주세요."
    ),
    "text_not_storable": _("저장할 수 없는 글자(NUL 등)가 있습니다. 빼고 보내 주세요."),
    "string_unicode": _("저장할 수 없는 글자(NUL 등)가 있습니다. 빼고 보내 주세요."),
    "int_parsing": _("정수로 보내 주세요. 예: 20"),
    "int_type": _("정수로 보내 주세요. 예: 20"),
    "int_from_float": _("정수로 보내 주세요. 예: 20"),
    "int_parsing_size": _("너무 큰 수입니다."),
    "greater_than_equal": _("{ge} 이상이어야 합니다."),
    "less_than_equal": _("{le} 이하여야 합니다."),
    "enum": _("다음 가운데 하나로 보내 주세요: {expected}"),
    "literal_error": _("다음 가운데 하나로 보내 주세요: {expected}"),
    "day_not_written": _("날짜는 글자로 보내 주세요. 예: 2026-11-24"),
    "bool_parsing": _("true나 false로 보내 주세요."),
    "bool_type": _("true나 false로 보내 주세요."),
    "list_type": _("목록으로 보내 주세요."),
    "dict_type": _("이름과 값으로 이루어진 JSON 객체로 보내 주세요."),
    "model_attributes_type": _("이름과 값으로 이루어진 JSON 객체로 보내 주세요."),
    "cursor": _("앞 쪽의 next에서 받은 그대로 보내 주세요."),
}
ANY = _("이 값은 받을 수 없습니다. /api/ 에서 형식을 확인해 주세요.")


def field_errors(errors: list[dict[str, Any]]) -> list[FieldError]:
    """Ninja's list of mistakes as sentences that say how to mend each."""
    return [field_error(error) for error in errors]


def field_error(error: dict[str, Any]) -> FieldError:
    where, *names = (str(part) for part in error["loc"])
    if where == "query":
        names = [name for name in names if name != where and not name.isdigit()]
    sentence: Any = SENTENCES.get(error["type"], ANY)
    facts = {key: str(value) for key, value in error.get("ctx", {}).items()}
    return FieldError(where, ".".join(names), format_lazy(sentence, **facts))
