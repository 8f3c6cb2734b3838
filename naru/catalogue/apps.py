from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "naru.catalogue"
