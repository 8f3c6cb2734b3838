from django.urls import path

from naru.web.provider import copying, courses, doors, draws, history, lists, money, runs, sheets

CSV, XLSX = {"kind": "csv"}, {"kind": "xlsx"}

urlpatterns = [
    path("", courses.overview, name="provider_courses"),
    path("courses/new/", courses.new, name="provider_course_new"),
    path("courses/<uuid:public_id>/", courses.course, name="provider_course"),
    path("courses/<uuid:public_id>/edit/", courses.edit, name="provider_course_edit"),
    path("courses/<uuid:public_id>/publish/", courses.publish, name="provider_course_publish"),
    path("courses/<uuid:public_id>/back/", courses.take_back, name="provider_course_take_back"),
    path("courses/<uuid:public_id>/preview/", courses.preview, name="provider_preview"),
    path("courses/<uuid:public_id>/history/", history.history, name="provider_history"),
    path("courses/<uuid:public_id>/runs/new/", runs.new, name="provider_run_new"),
    path("runs/<uuid:public_id>/edit/", runs.edit, name="provider_run_edit"),
    path("runs/<uuid:public_id>/publish/", runs.publish, name="provider_run_publish"),
    path("runs/<uuid:public_id>/back/", runs.take_back, name="provider_run_take_back"),
    path("draws/", draws.channels, name="provider_draws"),
    path("runs/<uuid:public_id>/draw/", draws.draw, name="provider_draw"),
    path("runs/<uuid:public_id>/door/", doors.door, name="provider_door"),
    path("runs/<uuid:public_id>/waiting/", lists.waiting, name="provider_waiting"),
    path("moves/<uuid:public_id>/", lists.move, name="provider_move"),
    path("money/", money.overview, name="provider_money"),
    path("money/file/", money.file, name="provider_money_file"),
    path("money/rows/", money.rows, name="provider_money_rows"),
    path("money/back/", money.back, name="provider_money_back"),
    path("money/<uuid:public_id>/waive/", money.waive, name="provider_waive"),
    path("copy/", copying.copy, name="provider_copy"),
    path("sheet/", sheets.sheet, name="provider_sheet"),
    path("sheet/<uuid:public_id>/", sheets.plan, name="provider_sheet_plan"),
    path("sheet/<uuid:public_id>/mend.csv", sheets.mend, CSV, name="provider_mend_csv"),
    path("sheet/<uuid:public_id>/mend.xlsx", sheets.mend, XLSX, name="provider_mend_xlsx"),
    path("sheet/form.csv", sheets.template, CSV, name="provider_form_csv"),
    path("sheet/form.xlsx", sheets.template, XLSX, name="provider_form_xlsx"),
    path("sheet/courses.csv", sheets.filled, CSV, name="provider_filled_csv"),
    path("sheet/courses.xlsx", sheets.filled, XLSX, name="provider_filled_xlsx"),
]
