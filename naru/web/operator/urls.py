from django.urls import path

from naru.web.operator import imports, jobs, roles, tokens

urlpatterns = [
    path("", jobs.overview, name="operator_home"),
    path("jobs/", jobs.jobs, name="operator_jobs"),
    path("jobs/<int:job_id>/retry/", jobs.retry, name="operator_job_retry"),
    path("jobs/<int:job_id>/cancel/", jobs.cancel, name="operator_job_cancel"),
    path("imports/", imports.imports, name="operator_imports"),
    path("imports/<uuid:public_id>/", imports.one_import, name="operator_import"),
    path("tokens/", tokens.tokens, name="operator_tokens"),
    path("tokens/new/", tokens.issue, name="operator_token_issue"),
    path("tokens/<uuid:public_id>/revoke/", tokens.revoke, name="operator_token_revoke"),
    path("roles/", roles.roles, name="operator_roles"),
    path("roles/new/", roles.give, name="operator_role_give"),
    path("roles/<uuid:public_id>/end/", roles.end, name="operator_role_end"),
]
