"""Addresses of this room, under ``c/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.disclosures import looking, saying, steps, views

app_name = "disclosures"
urlpatterns = [
    path("", saying.say, name="say"),
    path("l", views.what_we_said, name="list"),
    path("t", steps.small_steps, name="steps"),
    path("t/m", steps.change, name="change_steps"),
    path("e", looking.picture, name="picture"),
    path("<stream:stream>", views.thing, name="thing"),
    path("<stream:stream>/o", views.open_it, name="open"),
    path("<stream:stream>/k", views.acknowledge, name="acknowledge"),
    path("<stream:stream>/a", views.answer, name="answer"),
    path("<stream:stream>/l", views.take_in, name="take_in"),
    path("<stream:stream>/x", views.take_back, name="take_back"),
    path("<stream:stream>/w", views.take_answer_back, name="take_answer_back"),
    path("<stream:stream>/z", views.put_away, name="put_away"),
    path("<stream:stream>/b", looking.look_back, name="look_back"),
]
