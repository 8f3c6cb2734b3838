from django.urls import path

from naru.web.public import display, frame, gallery, home

urlpatterns = [
    path("", home.home, name="home"),
    path("menu/", frame.menu, name="menu"),
    path("display/", display.display, name="display"),
    path("components/", gallery.gallery, name="gallery"),
    path("session/stay/", frame.stay, name="session_stay"),
    path("session/expired/", frame.expired, name="session_expired"),
]
