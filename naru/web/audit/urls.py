from django.urls import path

from naru.web.audit import log, proof

urlpatterns = [
    path("", log.log, name="audit_log"),
    path("log.csv", log.export, name="audit_export"),
    path("proof/", proof.proof, name="audit_proof"),
]
