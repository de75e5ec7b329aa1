"""Addresses of this room, under ``b/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.feelings import views

app_name = "feelings"
urlpatterns = [
    path("", views.check_in, name="check_in"),
    path("<stream:stream>", views.mine, name="mine"),
]
