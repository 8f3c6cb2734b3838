"""The API: one router a resource, errors as RFC 9457 problem details."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from naru.api import (
    areas,
    courses,
    description,
    districts,
    exports,
    occupations,
    places,
    plan,
    programmes,
    token,
)
from naru.api.guard import guarded
from naru.api.handlers import JsonOnly, add_handlers
from naru.api.problems import language_of


class Api(NinjaAPI):
    """Ninja with our errors, our guard, and a description in the reader's language."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(docs_url=None, openapi_url=None, parser=JsonOnly(), **settings)
        self.add_decorator(guarded, mode="view")
        add_handlers(self)

    def get_openapi_schema(self, **where: Any) -> OpenAPISchema:
        schema: OpenAPISchema = super().get_openapi_schema(**where)
        return description.finished(schema)

    def get_openapi_operation_id(self, operation: Any) -> str:
        return str(operation.view_func.__name__)


api = Api(title="Naru", version="1", description=description.INTRODUCTION, urls_namespace="api-1")
api.add_router("/areas", areas.router)
api.add_router("/programmes", programmes.router)
api.add_router("/places", places.router)
api.add_router("/districts", districts.router)
api.add_router("/courses", courses.router)
api.add_router("/occupations", occupations.occupations)
api.add_router("/skills", occupations.skills)
api.add_router("/exports", exports.router)
api.add_router("/plan", plan.router)
api.add_router("/token", token.router)


@api.get("/openapi.json", include_in_schema=False, url_name="openapi")
def openapi(request: HttpRequest) -> HttpResponse:
    """This API described as OpenAPI 3.1, in the language asked for."""
    with translation.override(language_of(request)):
        schema = api.get_openapi_schema()
    return api.create_response(request, schema, status=200)
