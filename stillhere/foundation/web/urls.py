"""Addresses of the shell, counted from the root of the site."""

from django.urls import path

from stillhere.foundation.web import views

app_name = "web"
urlpatterns = [
    path("w/", views.offline, name="offline"),
    path("w/a", views.pause_text, name="pause_text"),
    path("w/b", views.went_quiet, name="went_quiet"),
    path("w/c", views.gone_quiet, name="gone_quiet"),
    path("w/d", views.say_something, name="say_something"),
    path("w/e", views.breathe, name="breathe"),
    path("w/f", views.about, name="about"),
    path("w/g", views.for_you, name="for_you"),
    path("sw.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
