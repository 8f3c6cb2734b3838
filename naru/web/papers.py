"""A private paper as an answer: shown as what it is, with nothing in it that could run."""

from csp.constants import NONE
from csp.decorators import csp
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from naru.files import queries
from naru.files.enums import FileType
from naru.files.models import Upload

POLICY = {"default-src": [NONE], "frame-ancestors": [NONE], "sandbox": True}
"""Nothing is loaded, nothing runs, nobody frames it."""


def paper_response(request: HttpRequest, upload: Upload) -> HttpResponseBase:
    """The file; the caller has asked for leave and written the look down. 404 once erased.

    Pictures are shown, a PDF is handed down: no browser opens one under such a policy.
    """

    @csp(POLICY)
    def shown(_request: HttpRequest) -> HttpResponseBase:
        data = queries.bytes_of(upload)
        if data is None:
            raise Http404
        ending = upload.type.rpartition("/")[2]
        how = "attachment" if upload.type == FileType.PDF else "inline"
        return HttpResponse(
            data,
            content_type=upload.type,
            headers={
                "Content-Disposition": f'{how}; filename="paper.{ending}"',
                "Cache-Control": "no-store",
            },
        )

    return shown(request)
