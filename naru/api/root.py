"""The API: one router a resource, errors as RFC 9457 problem details."""

from ninja import NinjaAPI

api = NinjaAPI(title="Naru", version="1", urls_namespace="api-1", docs_url=None)
