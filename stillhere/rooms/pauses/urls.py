"""Addresses of this room, under ``a/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.pauses import asking, beside, taps, views

app_name = "pauses"
urlpatterns = [
    path("", views.begin, name="begin"),
    path("g", beside.agreement, name="agreement"),
    path("g/e", beside.edit_agreement, name="edit_agreement"),
    path("g/y", beside.agree, name="agree"),
    path("g/x", beside.leave_agreement, name="leave_agreement"),
    path("p", beside.paper, name="paper"),
    path("l", beside.lines, name="lines"),
    path("w", beside.waiting, name="waiting"),
    path("k", beside.walk, name="walk"),
    path("f", beside.silence, name="silence"),
    path("q", beside.quiet, name="quiet"),
    path("q/<stream:stream>", beside.sign, name="sign"),
    path("q/<stream:stream>/y", beside.answer_sign, name="answer_sign"),
    path("q/<stream:stream>/x", beside.withdraw_sign, name="withdraw_sign"),
    path("q/<stream:stream>/z", taps.put_sign_away, name="put_sign_away"),
    path("<stream:stream>", views.pause, name="pause"),
    path("<stream:stream>/l", asking.longer, name="longer"),
    path("<stream:stream>/o", asking.offer, name="offer"),
    path("<stream:stream>/t", asking.talk_at, name="talk_at"),
    path("<stream:stream>/n", views.note, name="note"),
    path("<stream:stream>/b", taps.back, name="back"),
    path("<stream:stream>/x", taps.take_back, name="take_back"),
    path("<stream:stream>/w", taps.withdraw, name="withdraw"),
    path("<stream:stream>/y", taps.answer, name="answer"),
    path("<stream:stream>/r", taps.rest, name="rest"),
    path("<stream:stream>/h", taps.assure, name="assure"),
    path("<stream:stream>/a", taps.accept, name="accept"),
    path("<stream:stream>/z", taps.put_away, name="put_away"),
    path("<stream:stream>/d", taps.helped, name="helped"),
    path("<stream:stream>/c", taps.came_back, name="came_back"),
]
