"""Addresses of this room, under ``d/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.reaching import planning, sending, views

app_name = "reaching"
urlpatterns = [
    path("", views.start, name="start"),
    path("c", views.no_contact, name="no_contact"),
    path("s", views.settle, name="settle"),
    path("t", views.thought, name="thought"),
    path("f", views.feeling, name="feeling"),
    path("n", views.need, name="need"),
    path("o", views.wonder, name="wonder"),
    path("w", sending.write, name="write"),
    path("g", sending.send, name="send"),
    path("r", sending.room, name="room"),
    path("x", views.begin_anew, name="begin_anew"),
    path("p", planning.plans, name="plans"),
    path("p/x", planning.remove_plan, name="remove_plan"),
]
