"""Files for a provider's lessons, one at a time or a whole course as a zip."""

from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.catalogue.models import Course
from naru.core.refusals import Refusal
from naru.lessons.pack import limits_on
from naru.lessons.queries import authoring
from naru.lessons.reading.folder import digest_of, judge_file, read_folder
from naru.lessons.reading.mistakes import Mistake
from naru.lessons.rules import archive, editing, media
from naru.lessons.rules.faults import Fault, Finding
from naru.lessons.rules.limits import MEGABYTE
from naru.lessons.services import versions
from naru.web.access import posted, role_required
from naru.web.provider.forms.lessons import FileForm, ZipForm, kept
from naru.web.provider.loading import own_course_of

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def upload(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Bring one file into the draft; the same name takes the place of the one before."""
    course = own_course_of(membership, public_id)
    form = FileForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = _keep(form.cleaned_data["file"], membership, course)
        if not told:
            messages.success(request, _("파일을 담았습니다. 이제 단원에서 쓸 수 있습니다."))
            return redirect("provider_lessons", public_id=public_id)
        form.add_error("file", told)
    context = {
        "membership": membership,
        "course": course,
        "form": form,
        "limits": limits_on(timezone.localdate()),
        "endings": sorted(media.TYPES),
    }
    status = 422 if form.errors else 200
    return render(request, "provider/lessons/upload.html", context, status=status)


def _keep(file: "UploadedFile[bytes]", membership: Membership, course: Course) -> list[str]:
    """Keep the file; what speaks against it otherwise."""
    now = timezone.now()
    limits = limits_on(timezone.localdate(now))
    type_ = media.type_of(file.name or "")
    if type_ is None:
        endings = ", ".join(sorted(media.TYPES))
        return [Mistake.at("", Finding(Fault.OTHER_TYPE, 0, {"allowed": endings})).sentence]
    if (file.size or 0) > limits.of(type_.kind):
        shown = {"size": (file.size or 0) // MEGABYTE, "limit": limits.of(type_.kind) // MEGABYTE}
        return [Mistake.at("", Finding(Fault.TOO_LARGE, 0, shown)).sentence]
    name = f"{media.folder_of(type_)}/{file.name}"
    with NamedTemporaryFile(prefix="naru-lesson-") as target:
        kept(file, target)
        path = Path(target.name)
        findings = judge_file(path, name, limits=limits)
        if findings:
            return [str(Mistake.at(file.name or "", one)) for one in findings]
        desk = authoring.desk_of(course)
        try:
            versions.write_draft(
                course_id=course.pk,
                document=editing.with_file(desk.content, name, digest_of(path)),
                seen=desk.seen,
                by=membership.user,
                at=now,
                files={name: path},
            )
        except Refusal as refusal:
            return [str(refusal)]
    return []


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def bring(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Read a whole course from a zip into the draft, or tell every mistake and keep nothing."""
    course = own_course_of(membership, public_id)
    form = ZipForm(posted(request), request.FILES or None)
    mistakes: list[Mistake] = []
    if request.method == "POST" and form.is_valid():
        try:
            mistakes = _bring(form.cleaned_data["file"], membership, course)
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            if not mistakes:
                messages.success(request, _("초안에 담았습니다. 살펴보고 공개해 주세요."))
                return redirect("provider_lessons", public_id=public_id)
            form.add_error("file", _("고칠 것이 있어 아무것도 담지 않았습니다. 아래를 보세요."))
    context = {
        "membership": membership,
        "course": course,
        "form": form,
        "mistakes": mistakes,
        "limits": limits_on(timezone.localdate()),
    }
    status = 422 if form.errors else 200
    return render(request, "provider/lessons/bring.html", context, status=status)


def _bring(file: "UploadedFile[bytes]", membership: Membership, course: Course) -> list[Mistake]:
    now = timezone.now()
    limits = limits_on(timezone.localdate(now))
    with NamedTemporaryFile(prefix="naru-zip-") as packed, TemporaryDirectory() as folder:
        kept(file, packed)
        root, findings = archive.unpack(Path(packed.name), Path(folder), limits=limits)
        if findings:
            return [Mistake.at(file.name or "zip", one) for one in findings]
        reading = read_folder(root, limits=limits)
        if reading.document is None:
            return reading.mistakes
        versions.write_draft(
            course_id=course.pk,
            document=reading.document,
            seen=authoring.desk_of(course).seen,
            by=membership.user,
            at=now,
            files=reading.files,
        )
    return []
