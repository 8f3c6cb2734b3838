from django.urls import path

from naru.web.audit import books, log, looks, proof

urlpatterns = [
    path("", log.log, name="audit_log"),
    path("log.csv", log.export, name="audit_export"),
    path("looks/", looks.looks, name="audit_looks"),
    path("books/", books.books, name="audit_books"),
    path("proof/", proof.proof, name="audit_proof"),
]
