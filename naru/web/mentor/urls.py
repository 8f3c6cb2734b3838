from django.urls import path

from naru.web.mentor import owed

urlpatterns = [
    path("", owed.work, name="mentor_work"),
    path("requests/<uuid:public_id>/", owed.answer, name="mentor_answer"),
]
