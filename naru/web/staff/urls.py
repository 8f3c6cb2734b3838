from django.urls import path

from naru.web.staff import landing

urlpatterns = [path("", landing.staff, name="staff")]
