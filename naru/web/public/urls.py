from django.urls import path

from naru.web.public import home

urlpatterns = [
    path("", home.home, name="home"),
]
