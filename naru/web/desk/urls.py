from django.urls import include, path

from naru.web.desk import counselling, people, receipts, records

RECORD = "records/<uuid:public_id>/"

urlpatterns = [
    path("", people.desk, name="desk"),
    path("register/", people.register, name="desk_register"),
    path(RECORD, records.record, name="desk_record"),
    path(f"{RECORD}purpose/", records.purpose, name="desk_purpose"),
    path(f"{RECORD}verify/", records.verify, name="desk_verify"),
    path(f"{RECORD}consent/", records.consent, name="desk_consent"),
    path(f"{RECORD}help/", records.let_help, name="desk_let_help"),
    path(f"{RECORD}act/", records.act, name="desk_act"),
    path(f"{RECORD}counselling/", counselling.counselling, name="desk_counselling"),
    path(f"{RECORD}counselling/talk/", counselling.book, name="desk_book"),
    path(f"{RECORD}receipts/", receipts.receipts, name="desk_receipts"),
    path(f"{RECORD}receipts/<uuid:receipt_id>/", receipts.receipt, name="desk_receipt"),
    path(f"{RECORD}erasure/", records.erasure, name="desk_erasure"),
    path(f"{RECORD}diagnosis/", include("naru.web.desk.diagnosis_urls")),
]
