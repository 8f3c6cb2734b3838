from django.urls import path

from naru.web.mentor import diary, hours, owed, people, plans, talks

urlpatterns = [
    path("", owed.work, name="mentor_work"),
    path("requests/<uuid:public_id>/", owed.answer, name="mentor_answer"),
    path("appointments/", diary.diary, name="mentor_diary"),
    path("appointments/<uuid:public_id>/close/", diary.close, name="mentor_close"),
    path("hours/", hours.hours, name="mentor_hours"),
    path("plans/", plans.plans, name="mentor_plans"),
    path("plans/<uuid:public_id>/", plans.plan, name="mentor_plan"),
    path("evidence/<uuid:upload_id>/", plans.evidence, name="mentor_evidence"),
    path("people/", people.caseload, name="mentor_caseload"),
    path("people/<uuid:public_id>/", people.person, name="mentor_person"),
    path("people/<uuid:public_id>/talk/", talks.book, name="mentor_book"),
]
