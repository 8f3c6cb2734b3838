from django.urls import path

from naru.web.public import (
    card_company,
    certificates,
    display,
    draws,
    frame,
    gallery,
    home,
    line,
    occupations,
    places,
    programmes,
    receipts,
    reviews,
    scholarship,
    texts,
)
from naru.web.public.courses import course, search
from naru.web.public.diagnosis import asking as diagnosis_asking
from naru.web.public.diagnosis import result as diagnosis_result
from naru.web.public.diagnosis import views as diagnosis
from naru.web.public.schools import term as schools
from naru.web.public.screener import saving
from naru.web.public.screener import views as screener
from naru.web.public.spaces import finding as spaces
from naru.web.public.spaces import space
from naru.web.resident import follow_ups
from naru.web.resident.calendar import pages as calendar
from naru.web.resident.enrolments import applying, attending, elsewhere, offers
from naru.web.resident.mentoring import talks
from naru.web.resident.spaces import here as space_here

DIAGNOSIS = "diagnosis/<uuid:public_id>/"
CERTIFICATE_FILE = "c/<str:token>/<str:code>.<slug:kind>"

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
    path("diagnosis/", diagnosis.start, name="diagnosis"),
    path("diagnosis/resume/", diagnosis.resume, name="diagnosis_resume"),
    path("diagnosis/leave/", diagnosis.leave, name="diagnosis_leave"),
    path(DIAGNOSIS, diagnosis.overview, name="diagnosis_run"),
    path(f"{DIAGNOSIS}ask/<slug:part>/<slug:step>/", diagnosis_asking.ask, name="diagnosis_ask"),
    path(f"{DIAGNOSIS}finish/", diagnosis.finish, name="diagnosis_finish"),
    path(f"{DIAGNOSIS}result/", diagnosis_result.result, name="diagnosis_result"),
    path(f"{DIAGNOSIS}code/", diagnosis.renew, name="diagnosis_code"),
    path(f"{DIAGNOSIS}keep/", diagnosis.keep, name="diagnosis_keep"),
    path(f"{DIAGNOSIS}agree/", diagnosis.agree, name="diagnosis_agree"),
    path(f"{DIAGNOSIS}erase/", diagnosis.erase, name="diagnosis_erase"),
    path("receipts/", receipts.how_to, name="receipts_how_to"),
    path("receipts/keys.json", receipts.keys, name="receipts_keys"),
    path("receipts/verify_receipt.py", receipts.tool, name="receipts_tool"),
    path("receipts/<uuid:public_id>/", receipts.verify, name="receipt_verify"),
    path("c/", certificates.check_file, name="certificate_check"),
    path("c/verify_certificate.py", certificates.tool, name="certificate_tool"),
    path("c/<str:token>/", certificates.certificate, name="certificate_page"),
    path(CERTIFICATE_FILE, certificates.certificate_file, name="certificate_file"),
    path("draws/<uuid:run_id>/", draws.draw, name="course_draw"),
    path("draws/<uuid:run_id>/draw.json", draws.draw_file, name="course_draw_file"),
    path("reviews/<uuid:run_id>/", reviews.review, name="course_review"),
    path("scholarship/", scholarship.scholarships, name="scholarships"),
    path("scholarship/verify_draw.py", scholarship.draw_tool, name="scholarship_draw_tool"),
    path("scholarship/<slug:code>/", scholarship.scholarship, name="scholarship"),
    path("scholarship/<slug:code>/draw/", scholarship.draw, name="scholarship_draw"),
    path("scholarship/<slug:code>/draw.json", scholarship.draw_file, name="scholarship_draw_file"),
    path("check/clear/", screener.clear, name="check_clear"),
    path("occupations/", occupations.occupations, name="occupations"),
    path("occupations/<slug:slug>/", occupations.occupation, name="occupation"),
    path("schools/<uuid:public_id>/", schools.term, name="school_term"),
    path("areas/<int:number>/", programmes.area, name="area"),
    path("plan/", programmes.plan, name="plan"),
    path("places/", places.places, name="places"),
    path("places/near/", places.near, name="places_near"),
    path("places/<slug:code>/", places.district, name="district"),
    path("place/<slug:code>/", places.place, name="place"),
    path("spaces/", spaces.spaces, name="spaces"),
    path("spaces/<slug:code>/", space.space, name="space"),
    path("here/<str:code>/", space_here.scan, name="space_scan"),
    path("courses/", search.courses, name="courses"),
    path("courses/suggest/", search.suggestions, name="course_suggestions"),
    path("courses/<uuid:public_id>/", course.course, name="course"),
    path("courses/<uuid:public_id>/<uuid:run_id>.ics", course.calendar, name="course_calendar"),
    path("courses/<uuid:public_id>/<uuid:run_id>/apply/", applying.apply, name="course_apply"),
    path(
        "courses/<uuid:public_id>/<uuid:run_id>/elsewhere/",
        elsewhere.applied,
        name="course_elsewhere",
    ),
    path("calendar/<str:secret>.ics", calendar.feed, name="calendar_feed"),
    path("attend/<str:code>/", attending.attend, name="attend"),
    path("card-company/<uuid:key>/", card_company.card_company, name="card_company"),
    path("talk/<str:token>/", talks.by_link, name="talk"),
    path("offer/<str:token>/", offers.offer, name="offer"),
    path("f/<str:token>/", follow_ups.follow_up, name="follow_up"),
    path("courses/<uuid:public_id>/<uuid:run_id>/line/", applying.line, name="course_line"),
    path("line/<str:ticket>/", line.line, name="line"),
    path("line/<str:ticket>/state.json", line.state, name="line_state"),
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
