"""A browser in which a provider's staff are logged in."""

from django.test import Client

from tests.catalogue.own import Staff


class Desk(Staff):
    """Staff with a browser of their own."""

    @property
    def client(self) -> Client:
        client = Client()
        client.force_login(self.user)
        return client
