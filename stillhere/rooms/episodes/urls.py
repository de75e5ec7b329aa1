"""Addresses of this room, under ``e/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.episodes import listing, ours, showing, views

app_name = "episodes"
urlpatterns = [
    path("", listing.everything, name="list"),
    path("n", views.write, name="write"),
    path("d", listing.speaking_for, name="days"),
    path("d/w", listing.note_week, name="note_week"),
    path("d/x", listing.unmark, name="unmark"),
    path("g", ours.ours, name="ours"),
    path("g/<stream:stream>", showing.side, name="told"),
    path("g/<stream:stream>/x", showing.take_back, name="take_back"),
    path("<stream:stream>", views.mine, name="mine"),
    path("<stream:stream>/c", views.change, name="change"),
    path("<stream:stream>/o", views.over, name="over"),
    path("<stream:stream>/s", showing.show, name="show"),
    path("<stream:stream>/e", views.erase, name="erase"),
]
