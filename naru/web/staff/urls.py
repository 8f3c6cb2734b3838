from django.urls import path

from naru.web.staff import channels, landing, mentoring, outcomes, rooms, schools
from naru.web.staff.scholarship import checking, draw, money, places, rounds

OFFICE = "scholarship/"
ROUND = f"{OFFICE}rounds/<slug:code>/"
APPLICATION = f"{OFFICE}applications/<uuid:public_id>/"

urlpatterns = [
    path("mentoring/", mentoring.overview, name="mentoring_office"),
    path("mentoring/assign/", mentoring.assign, name="mentoring_assign"),
    path("mentoring/mentors/<uuid:public_id>/", mentoring.mentor, name="mentoring_mentor"),
    path("mentoring/mentors/<uuid:public_id>/hours/", mentoring.hours, name="mentoring_hours"),
    path("mentoring/rooms/", rooms.rooms, name="mentoring_rooms"),
    path("mentoring/rooms/<uuid:public_id>/", rooms.room, name="mentoring_room"),
    path("", landing.staff, name="staff"),
    path("outcomes/", outcomes.outcomes, name="staff_outcomes"),
    path("schools/", schools.schools, name="staff_schools"),
    path("channels/", channels.channels, name="staff_channels"),
    path(OFFICE, rounds.overview, name="scholarship_office"),
    path(f"{OFFICE}new/", rounds.new, name="scholarship_new"),
    path(ROUND, rounds.queue, name="scholarship_round"),
    path(f"{ROUND}export.csv", rounds.export, name="scholarship_export"),
    path(f"{ROUND}budget/", money.budget_of, name="scholarship_budget"),
    path(f"{ROUND}ranking/", draw.ranking, name="scholarship_ranking"),
    path(f"{ROUND}freeze/", draw.freeze, name="scholarship_freeze"),
    path(f"{ROUND}postpone/", draw.postpone, name="scholarship_postpone"),
    path(f"{ROUND}draw/", draw.draw, name="scholarship_draw_now"),
    path(f"{ROUND}grant/", draw.grant, name="scholarship_grant"),
    path(APPLICATION, checking.check, name="scholarship_check"),
    path(f"{APPLICATION}ask/", checking.ask, name="scholarship_ask"),
    path(f"{APPLICATION}papers/<uuid:upload_id>/", checking.paper, name="scholarship_check_paper"),
    path(f"{APPLICATION}places/", places.places, name="scholarship_places"),
    path(f"{APPLICATION}places/<uuid:place_id>/off/", places.off, name="scholarship_place_off"),
]
