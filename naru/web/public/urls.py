from django.urls import path

from naru.web.public import display, frame, home

urlpatterns = [
    path("", home.home, name="home"),
    path("menu/", frame.menu, name="menu"),
    path("display/", display.display, name="display"),
    path("session/stay/", frame.stay, name="session_stay"),
    path("session/expired/", frame.expired, name="session_expired"),
]
