"""A file to bring in, and the answer to what it would change."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from naru.catalogue.enums import Failure
from naru.catalogue.services.own.sheets import LARGEST_MB
from naru.web.forms import CardRadioSelect

MEGABYTE = 1024 * 1024


class SheetForm(forms.Form):
    """One file of the form; whether it can be read is said by whoever reads it."""

    file = forms.FileField(
        label=_("올릴 파일"),
        help_text=_("엑셀(.xlsx)이나 CSV 파일, 5 MB와 1,000줄까지 받습니다."),
        allow_empty_file=True,
        error_messages={"required": _("올릴 파일을 골라 주세요.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,text/csv"}),
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Not larger than is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_MB * MEGABYTE:
            size = (file.size or 0) // MEGABYTE
            told = str(Failure.TOO_BIG.label).format(size=size, limit=LARGEST_MB)
            raise forms.ValidationError(told)
        return file


class ApplyForm(forms.Form):
    """Whether new courses and runs are shown at once."""

    publish = forms.ChoiceField(
        label=_("새로 더하는 강좌와 회차는 어떻게 할까요?"),
        choices=(
            ("yes", _("담으면서 바로 공개하기")),
            ("no", _("초안으로 두기(보고 나서 공개해요)")),
        ),
        initial="yes",
        widget=CardRadioSelect,
        error_messages={"required": _("둘 가운데 하나를 골라 주세요.")},
    )
    digest = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
