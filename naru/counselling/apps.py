from django.apps import AppConfig


class CounsellingConfig(AppConfig):
    name = "naru.counselling"
