"""Addresses of the coach, under ``r/``."""

from django.urls import path

from stillhere.foundation.coach import views

app_name = "coach"
urlpatterns = [
    path("", views.draft, name="draft"),
    path("s", views.shared_here, name="shared_here"),
]
