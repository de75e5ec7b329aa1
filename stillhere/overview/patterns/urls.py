"""Addresses of what I notice, under ``j/``; none of them names what it is about."""

from django.urls import path

from stillhere.overview.patterns import views

app_name = "patterns"
urlpatterns = [
    path("", views.noticed, name="noticed"),
    path("l", views.draw_lines, name="lines"),
    path("u", views.for_two, name="two"),
]
