"""Files for a provider's lessons, one at a time or a whole course: a folder, files, or a zip."""

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
from naru.web.provider.forms.lessons import BringForm, FileForm, kept
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
    """Read a whole course into the draft, or tell every mistake and keep nothing."""
    course = own_course_of(membership, public_id)
    form = BringForm(posted(request), request.FILES or None)
    mistakes: list[Mistake] = []
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            with TemporaryDirectory() as folder:
                if form.used == "file":
                    root, mistakes = _unpacked(told["file"], Path(folder))
                else:
                    root, mistakes = _laid_out(told[form.used], Path(folder))
                mistakes = mistakes or _bring(root, membership, course)
        except Refusal as refusal:
            form.add_error(form.used, str(refusal))
        else:
            if not mistakes:
                messages.success(request, _("초안에 담았습니다. 살펴보고 공개해 주세요."))
                return redirect("provider_lessons", public_id=public_id)
            said = _("고칠 것이 있어 아무것도 담지 않았습니다. 아래를 보세요.")
            form.add_error(form.used, said)
    context = {
        "membership": membership,
        "course": course,
        "form": form,
        "mistakes": mistakes,
        "limits": limits_on(timezone.localdate()),
    }
    status = 422 if form.errors else 200
    return render(request, "provider/lessons/bring.html", context, status=status)


def _unpacked(file: "UploadedFile[bytes]", into: Path) -> tuple[Path, list[Mistake]]:
    """The course's folder in the zip, and what is wrong with the zip."""
    with NamedTemporaryFile(prefix="naru-zip-") as packed:
        kept(file, packed)
        limits = limits_on(timezone.localdate())
        root, findings = archive.unpack(Path(packed.name), into, limits=limits)
    return root, [Mistake.at(file.name or "zip", one) for one in findings]


def _laid_out(files: "list[UploadedFile[bytes]]", into: Path) -> tuple[Path, list[Mistake]]:
    """The files as a folder, each where its kind belongs; what systems hide is left out."""
    listed = [one for one in files if not (one.name or ".").startswith(".")]
    limits = limits_on(timezone.localdate())
    whole = sum(one.size or 0 for one in listed)
    if whole > limits.whole:
        shown = {"size": whole // MEGABYTE, "limit": limits.whole_mb}
        return into, [Mistake(_("폴더"), Fault.ZIP_LARGE, 0, shown)]
    mistakes = []
    for one in listed:
        name = media.place_of(one.name or "")
        target = into / name
        if target.exists():
            mistakes.append(Mistake(name, Fault.TWICE, 0, {"value": name}))
            continue
        target.parent.mkdir(exist_ok=True)
        with target.open("wb") as made:
            kept(one, made)
    return into, mistakes


def _bring(folder: Path, membership: Membership, course: Course) -> list[Mistake]:
    """Put what the folder says into the draft, or tell every mistake."""
    now = timezone.now()
    reading = read_folder(folder, limits=limits_on(timezone.localdate(now)))
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
