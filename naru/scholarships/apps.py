from django.apps import AppConfig


class ScholarshipsConfig(AppConfig):
    name = "naru.scholarships"
