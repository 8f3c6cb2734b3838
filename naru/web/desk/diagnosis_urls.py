from django.urls import path

from naru.web.desk import diagnosis

urlpatterns = [
    path("", diagnosis.diagnoses, name="desk_diagnoses"),
    path("begin/", diagnosis.begin, name="desk_diagnosis_begin"),
    path("<uuid:run_id>/", diagnosis.diagnosis, name="desk_diagnosis"),
]
