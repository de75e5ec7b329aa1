"""The address of today."""

from django.urls import path

from stillhere.overview.home import views

app_name = "home"
urlpatterns = [path("", views.home, name="home")]
