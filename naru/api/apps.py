from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "naru.api"
