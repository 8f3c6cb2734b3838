"""Taking files in, and erasing them. Callers hold the transaction: half a file never stays."""

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import User
from naru.audit import services as audit
from naru.core.refusals import Refusal
from naru.files.models import Content, Upload
from naru.files.rules.looking import Fault, NotTaken, look
from naru.files.rules.naming import shown_name


class FileNotTaken(Refusal):
    """A file that is not what we take; each subclass says what to do instead."""

    message = _("이 파일은 받을 수 없습니다.")


class FileEmpty(FileNotTaken):
    message = _("빈 파일입니다. 파일을 열어 내용이 보이는지 확인하고 다시 올려 주세요.")


class FileTooLarge(FileNotTaken):
    message = _("파일이 너무 큽니다. 10MB까지 올릴 수 있습니다. 사진의 크기를 줄여서 올려 주세요.")


class FileOfOtherType(FileNotTaken):
    message = _("PDF, JPG, PNG만 받습니다. 문서는 PDF로 저장하거나 사진을 찍어서 올려 주세요.")


class FileIsProgram(FileNotTaken):
    message = _("이름과 달리 서류가 아니라 프로그램입니다. PDF나 사진을 올려 주세요.")


class FileBroken(FileNotTaken):
    message = _("파일이 끝까지 담기지 않았습니다. 다시 저장하거나 사진을 찍어서 올려 주세요.")


class FileHidesMore(FileNotTaken):
    message = _("파일 안에 다른 파일이 들어 있습니다. 서류를 새로 저장하거나 찍어서 올려 주세요.")


class FileLocked(FileNotTaken):
    message = _("암호가 걸린 PDF라 열 수 없습니다. 암호를 풀거나 사진을 찍어서 올려 주세요.")


class FileActive(FileNotTaken):
    message = _("움직이는 기능이 든 PDF입니다. ‘PDF로 인쇄’로 새로 저장해서 올려 주세요.")


REFUSALS: dict[Fault, type[FileNotTaken]] = {
    Fault.EMPTY: FileEmpty,
    Fault.TOO_LARGE: FileTooLarge,
    Fault.OTHER_TYPE: FileOfOtherType,
    Fault.PROGRAM: FileIsProgram,
    Fault.BROKEN: FileBroken,
    Fault.HIDES_MORE: FileHidesMore,
    Fault.LOCKED: FileLocked,
    Fault.ACTIVE: FileActive,
}


@transaction.atomic(savepoint=False)
def put(*, name: str, data: bytes, keep_until_on: date, by: User, at: datetime) -> Upload:
    """Keep a paper privately until the day, if its bytes are wholly a PDF, JPG or PNG."""
    try:
        looked = look(data)
    except NotTaken as refused:
        raise REFUSALS[refused.fault] from None
    upload = Upload.objects.create(
        name=shown_name(name, type_=looked.type),
        type=looked.type,
        size=len(looked.data),
        digest=hashlib.sha256(looked.data).hexdigest(),
        put_at=at,
        put_by=by,
        keep_until_on=keep_until_on,
    )
    Content.objects.create(upload=upload, data=looked.data)
    _note("file.put", upload, by, at)
    return upload


@transaction.atomic(savepoint=False)
def erase(*, upload: Upload, by: User | None, at: datetime) -> None:
    """Erase the bytes and the name; that there was a file, and its digest, stay."""
    gone, _tables = Content.objects.filter(upload=upload).delete()
    if gone:
        upload.name, upload.erased_at = "", at
        upload.save(update_fields=["name", "erased_at"])
        _note("file.erased", upload, by, at)


def _note(action: str, upload: Upload, by: User | None, at: datetime) -> None:
    audit.record(
        actor=by,
        action=action,
        subject=("upload", upload.public_id),
        at=at,
        digest=upload.digest,
        size=upload.size,
    )
