"""Addresses of this room, under ``h/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.moments import goods, views

app_name = "moments"
urlpatterns = [
    path("", views.thing, name="thing"),
    path("m", views.move, name="move"),
    path("r", views.room, name="room"),
    path("g", goods.goods, name="goods"),
    path("a", goods.told, name="told"),
    path("g/<stream:stream>", goods.good, name="good"),
    path("g/<stream:stream>/e", goods.erase, name="erase_good"),
]
