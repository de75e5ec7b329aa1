"""Addresses of this room, under ``f/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.repairs import outside, phrasing, showing, thread, views

app_name = "repairs"
urlpatterns = [
    path("", views.everything, name="list"),
    path("n", views.write, name="write"),
    path("r", views.ready, name="ready"),
    path("p", phrasing.phrases, name="phrases"),
    path("p/c", phrasing.choose, name="choose"),
    path("p/t", phrasing.phrase_tap, name="phrase_tap"),
    path("w", outside.begin, name="outside_begin"),
    path("w/l", outside.everything, name="outside_list"),
    path("w/<stream:stream>", outside.again, name="outside"),
    path("w/<stream:stream>/a", outside.happened, name="outside_a"),
    path("w/<stream:stream>/b", outside.friend, name="outside_b"),
    path("w/<stream:stream>/c", outside.hinders, name="outside_c"),
    path("w/<stream:stream>/e", outside.erase, name="outside_erase"),
    path("m/<stream:stream>", thread.mending, name="mending"),
    path("m/<stream:stream>/w", thread.word, name="word"),
    path("m/<stream:stream>/t", thread.tap, name="tap"),
    path("m/<stream:stream>/l", thread.look, name="look"),
    path("<stream:stream>", views.mine, name="mine"),
    path("<stream:stream>/c", views.change, name="change"),
    path("<stream:stream>/s", showing.show, name="show"),
    path("<stream:stream>/e", views.erase, name="erase"),
]
