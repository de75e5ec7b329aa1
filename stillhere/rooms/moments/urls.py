"""Addresses of this room, under ``h/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.moments import views

app_name = "moments"
urlpatterns = [
    path("", views.thing, name="thing"),
    path("m", views.move, name="move"),
    path("r", views.room, name="room"),
]
