from django.urls import path

from naru.web.public import (
    display,
    frame,
    gallery,
    home,
    places,
    programmes,
    receipts,
    scholarship,
    texts,
)
from naru.web.public.courses import course, search
from naru.web.public.screener import saving
from naru.web.public.screener import views as screener
from naru.web.resident.enrolments import applying

urlpatterns = [
    path("", home.home, name="home"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<slug:code>/", programmes.programme, name="programme"),
    path("check/", screener.check, name="check"),
    path("check/for/<slug:code>/", screener.check, name="check_programme"),
    path("check/ask/<slug:fact>/", screener.ask, name="check_question"),
    path("check/result/", screener.result, name="check_result"),
    path("check/result/paper/", screener.paper, name="check_paper"),
    path("check/save/", saving.save, name="check_save"),
    path("receipts/", receipts.how_to, name="receipts_how_to"),
    path("receipts/keys.json", receipts.keys, name="receipts_keys"),
    path("receipts/verify_receipt.py", receipts.tool, name="receipts_tool"),
    path("receipts/<uuid:public_id>/", receipts.verify, name="receipt_verify"),
    path("scholarship/", scholarship.scholarships, name="scholarships"),
    path("scholarship/verify_draw.py", scholarship.draw_tool, name="scholarship_draw_tool"),
    path("scholarship/<slug:code>/", scholarship.scholarship, name="scholarship"),
    path("scholarship/<slug:code>/draw/", scholarship.draw, name="scholarship_draw"),
    path("scholarship/<slug:code>/draw.json", scholarship.draw_file, name="scholarship_draw_file"),
    path("check/clear/", screener.clear, name="check_clear"),
    path("areas/<int:number>/", programmes.area, name="area"),
    path("plan/", programmes.plan, name="plan"),
    path("places/", places.places, name="places"),
    path("places/near/", places.near, name="places_near"),
    path("places/<slug:code>/", places.district, name="district"),
    path("place/<slug:code>/", places.place, name="place"),
    path("courses/", search.courses, name="courses"),
    path("courses/suggest/", search.suggestions, name="course_suggestions"),
    path("courses/<uuid:public_id>/", course.course, name="course"),
    path("courses/<uuid:public_id>/<uuid:run_id>.ics", course.calendar, name="course_calendar"),
    path("courses/<uuid:public_id>/<uuid:run_id>/apply/", applying.apply, name="course_apply"),
    path("help/", texts.help_page, name="help"),
    path("privacy/", texts.privacy, name="privacy"),
    path("accessibility/", texts.accessibility, name="accessibility"),
    path("terms/", texts.terms, name="terms"),
    path("menu/", frame.menu, name="menu"),
    path("display/", display.display, name="display"),
    path("components/", gallery.gallery, name="gallery"),
    path("session/stay/", frame.stay, name="session_stay"),
    path("session/expired/", frame.expired, name="session_expired"),
]
