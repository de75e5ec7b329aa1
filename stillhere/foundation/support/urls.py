"""Addresses of support, under ``s/``."""

from django.urls import path

from stillhere.foundation.support import views

app_name = "support"
urlpatterns = [path("", views.get_help, name="help")]
