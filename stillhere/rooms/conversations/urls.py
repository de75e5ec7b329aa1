"""Addresses of this room, under ``g/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.conversations import ending, handing, views

app_name = "conversations"
urlpatterns = [
    path("", views.everything, name="list"),
    path("n", views.ask, name="ask"),
    path("h", views.how, name="how"),
    path("o", handing.one_phone, name="one_phone"),
    path("m/<stream:stream>", views.talk, name="talk"),
    path("m/<stream:stream>/t", views.tap, name="tap"),
    path("m/<stream:stream>/c", ending.leave, name="leave"),
    path("m/<stream:stream>/k", ending.keep, name="keep"),
    path("l/<stream:stream>", ending.left, name="left"),
    path("k/<stream:stream>", ending.kept, name="kept"),
]
