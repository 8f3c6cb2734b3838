from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "naru.files"
