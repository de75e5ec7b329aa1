"""Addresses of this room, under ``f/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.repairs import views

app_name = "repairs"
urlpatterns = [
    path("", views.everything, name="list"),
    path("n", views.write, name="write"),
    path("r", views.ready, name="ready"),
    path("<stream:stream>", views.mine, name="mine"),
    path("<stream:stream>/c", views.change, name="change"),
    path("<stream:stream>/e", views.erase, name="erase"),
]
