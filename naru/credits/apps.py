from django.apps import AppConfig


class CreditsConfig(AppConfig):
    name = "naru.credits"
