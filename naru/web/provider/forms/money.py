"""Forms of a provider's money pages."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from naru.payments.enums import ChargeState, Choice
from naru.payments.models import BankRow

MEGABYTE = 1024 * 1024
LARGEST_MB = 5


class BankFileForm(forms.Form):
    """The bank's file, and up to when it tells everything."""

    file = forms.FileField(
        label=_("은행 입금 파일"),
        help_text=_("엑셀(.xlsx)이나 CSV 파일, 5 MB와 1,000줄까지 받습니다."),
        allow_empty_file=True,
        error_messages={"required": _("올릴 파일을 골라 주세요.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,text/csv"}),
    )
    until_at = forms.DateTimeField(
        label=_("언제까지의 입금이 모두 들어 있나요?"),
        help_text=_(
            "이때까지 내지 않은 사람의 자리만 다음 사람에게 갑니다. "
            "모르면 파일을 받은 때를 적으세요."
        ),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "required": _("날짜와 시각을 적어 주세요."),
            "invalid": _("날짜와 시각을 2026-12-01 09:30처럼 적어 주세요."),
        },
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Not larger than is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_MB * MEGABYTE:
            raise forms.ValidationError(_("파일이 너무 큽니다. 5 MB까지 받습니다."))
        return file


class DecisionForm(forms.Form):
    """What to do with one row."""

    row_id = forms.UUIDField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(label=_("어떻게 할까요?"), choices=Choice.choices)
    note = forms.CharField(label=_("까닭(안 적어도 됩니다)"), max_length=300, required=False)

    def __init__(self, *args: Any, allowed: tuple[Choice, ...] = tuple(Choice), **kw: Any) -> None:
        super().__init__(*args, **kw)
        field = self.fields["choice"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.value, one.label) for one in allowed]

    @classmethod
    def of(cls, row: BankRow) -> "DecisionForm":
        """The form of a row with what can be done about it, one set of ids a row."""
        allowed: tuple[Choice, ...] = (Choice.RETURN,)
        if row.charge is not None:
            allowed = (Choice.GIVE_BACK, Choice.RETURN)
            if row.charge.state == ChargeState.OPEN and row.charge.won == row.won:
                allowed = (Choice.ACCEPT, *allowed)
        return cls(allowed=allowed, initial={"row_id": row.public_id}, auto_id=f"r{row.pk}-%s")

    @property
    def row(self) -> UUID:
        """The row that was decided about."""
        found: UUID = self.cleaned_data["row_id"]
        return found


class WaiverForm(forms.Form):
    """Which waiver the paper shows."""

    kind = forms.ChoiceField(label=_("면제하는 까닭"))

    def __init__(self, *args: Any, names: dict[str, str], **kw: Any) -> None:
        super().__init__(*args, **kw)
        field = self.fields["kind"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(names.items())
