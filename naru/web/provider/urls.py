from django.urls import path

from naru.web.provider import courses, history, runs

urlpatterns = [
    path("", courses.overview, name="provider_courses"),
    path("courses/new/", courses.new, name="provider_course_new"),
    path("courses/<uuid:public_id>/", courses.course, name="provider_course"),
    path("courses/<uuid:public_id>/edit/", courses.edit, name="provider_course_edit"),
    path("courses/<uuid:public_id>/publish/", courses.publish, name="provider_course_publish"),
    path("courses/<uuid:public_id>/back/", courses.take_back, name="provider_course_take_back"),
    path("courses/<uuid:public_id>/history/", history.history, name="provider_history"),
    path("courses/<uuid:public_id>/runs/new/", runs.new, name="provider_run_new"),
    path("runs/<uuid:public_id>/edit/", runs.edit, name="provider_run_edit"),
    path("runs/<uuid:public_id>/publish/", runs.publish, name="provider_run_publish"),
    path("runs/<uuid:public_id>/back/", runs.take_back, name="provider_run_take_back"),
]
