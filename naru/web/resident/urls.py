from django.urls import path

from naru.web.resident import (
    changes,
    consents,
    deletion,
    export,
    helpers,
    home,
    inbox,
    profile,
    receipts,
    record_views,
)
from naru.web.resident.calendar import pages as calendar
from naru.web.resident.enrolments import attending, card, offers, reviewing, waiving
from naru.web.resident.enrolments import money as enrolment_money
from naru.web.resident.enrolments import overview as enrolments
from naru.web.resident.mentoring import booking, choosing, talks
from naru.web.resident.mentoring import overview as mentoring
from naru.web.resident.planning import overview as planning
from naru.web.resident.planning import wishing
from naru.web.resident.scholarship import applying, overview, papers

TALK = "appointments/<uuid:public_id>/"
APPLICATION = "scholarship/<uuid:public_id>/"

urlpatterns = [
    path("", home.home, name="me"),
    path("profile/", profile.profile, name="profile"),
    path("profile/contact/", profile.contact, name="profile_contact"),
    path("profile/<slug:name>/", profile.group, name="profile_group"),
    path("consents/", consents.consents, name="consents"),
    path("consents/<slug:kind>/give/", consents.give, name="consent_give"),
    path("consents/<slug:kind>/withdraw/", consents.withdraw, name="consent_withdraw"),
    path("record-views/", record_views.record_views, name="record_views"),
    path("helpers/", helpers.helpers, name="helpers"),
    path("helpers/<uuid:public_id>/end/", helpers.end, name="helper_end"),
    path("helping/", helpers.helping, name="helping"),
    path("helping/<uuid:public_id>/start/", helpers.start, name="helping_start"),
    path("helping/stop/", helpers.stop, name="helping_stop"),
    path("export/", export.export, name="export"),
    path("deletion/", deletion.deletion, name="deletion"),
    path("deletion/stay/", deletion.stay, name="deletion_stay"),
    path("changes/", changes.changes, name="changes"),
    path("receipts/", receipts.receipts, name="receipts"),
    path("receipts/<uuid:public_id>/", receipts.receipt, name="receipt"),
    path("receipts/<uuid:public_id>/file/", receipts.download, name="receipt_download"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("calendar/", calendar.calendar, name="my_calendar"),
    path("calendar/address/", calendar.address, name="my_calendar_address"),
    path("attend/", attending.my_attend, name="my_attend"),
    path("enrolments/", enrolments.enrolments, name="enrolments"),
    path("enrolments/<uuid:public_id>/", enrolments.enrolment, name="enrolment"),
    path("enrolments/<uuid:public_id>/answer/", offers.answer, name="enrolment_answer"),
    path("enrolments/account/", enrolment_money.account, name="refund_account"),
    path("enrolments/<uuid:public_id>/receipt/", enrolment_money.receipt, name="enrolment_receipt"),
    path("enrolments/<uuid:public_id>/statement/", reviewing.statement, name="enrolment_statement"),
    path("enrolments/<uuid:public_id>/result/", reviewing.result, name="enrolment_result"),
    path("enrolments/<uuid:public_id>/card/", card.card, name="enrolment_card"),
    path("enrolments/<uuid:public_id>/waiver/", waiving.waiver, name="enrolment_waiver"),
    path("enrolments/<uuid:public_id>/cancel/", enrolments.cancel, name="enrolment_cancel"),
    path("mentor/", mentoring.my_mentor, name="my_mentor"),
    path("mentor/wish/", choosing.wish, name="mentor_wish"),
    path("mentor/suggestions/", choosing.suggestions, name="mentor_suggestions"),
    path("mentor/choose/<uuid:public_id>/", choosing.choose, name="mentor_choose"),
    path("mentor/withdraw/", mentoring.withdraw, name="mentor_withdraw"),
    path("appointments/", talks.talks, name="appointments"),
    path("appointments/new/", booking.new, name="appointment_new"),
    path(TALK, talks.talk, name="appointment"),
    path(f"{TALK}invite/", talks.invite, name="appointment_invite"),
    path(f"{TALK}back/", talks.give_back, name="appointment_give_back"),
    path(f"{TALK}earlier/", talks.want_earlier, name="appointment_earlier"),
    path(f"{TALK}offer/", talks.answer_offer, name="appointment_offer"),
    path("plan/", planning.my_plan, name="my_plan"),
    path("plan/goal/", wishing.goal, name="plan_goal"),
    path("plan/wishes/<str:code>/", wishing.wishes, name="plan_wishes"),
    path("plan/routes/", planning.routes, name="plan_routes"),
    path("plan/routes/<int:number>/choose/", planning.choose, name="plan_choose"),
    path("plan/again/", planning.again, name="plan_again"),
    path("plan/steps/<uuid:public_id>/done/", planning.done, name="plan_step_done"),
    path("plan/page/", planning.one_page, name="plan_page"),
    path("plan/file/", planning.download, name="plan_file"),
    path("scholarship/", overview.scholarship, name="my_scholarship"),
    path("scholarship/begin/<slug:code>/", applying.begin, name="application_begin"),
    path(APPLICATION, overview.application, name="application"),
    path(f"{APPLICATION}next/", applying.following, name="application_next"),
    path(f"{APPLICATION}consent/", applying.consent, name="application_consent"),
    path(f"{APPLICATION}ask/<slug:fact>/", applying.ask, name="application_ask"),
    path(f"{APPLICATION}papers/", papers.papers, name="application_papers"),
    path(f"{APPLICATION}confirm/", applying.confirm, name="application_confirm"),
    path(f"{APPLICATION}mended/", overview.mended, name="application_mended"),
    path(f"{APPLICATION}withdraw/", overview.withdraw, name="application_withdraw"),
    path("scholarship/papers/<uuid:upload_id>/", papers.show, name="application_paper"),
    path("scholarship/papers/<uuid:upload_id>/take/", papers.take, name="application_paper_take"),
    path("scholarship/book/<uuid:public_id>/", overview.book, name="scholarship_book"),
    path("scholarship/places/<uuid:public_id>/end/", overview.give_up, name="place_give_up"),
]
