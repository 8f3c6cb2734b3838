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
]
