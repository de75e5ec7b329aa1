"""Addresses of this room, under ``b/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.feelings import giving, journal, ours, quietly, views

app_name = "feelings"
urlpatterns = [
    path("", views.check_in, name="check_in"),
    path("j", journal.journal, name="journal"),
    path("n", journal.write, name="write"),
    path("w", journal.my_words, name="my_words"),
    path("q", quietly.lines, name="lines"),
    path("q/<stream:stream>", quietly.line, name="line"),
    path("q/<stream:stream>/s", quietly.share_line, name="share_line"),
    path("g", ours.shared, name="shared"),
    path("g/<stream:stream>", giving.given, name="given"),
    path("g/<stream:stream>/y", giving.answer, name="answer_given"),
    path("g/<stream:stream>/u", giving.unanswer, name="unanswer_given"),
    path("g/<stream:stream>/x", giving.take_back, name="take_back_given"),
    path("g/<stream:stream>/z", giving.put_away, name="put_away_given"),
    path("<stream:stream>", views.mine, name="mine"),
    path("<stream:stream>/s", giving.share, name="share_mine"),
    path("<stream:stream>/e", journal.erase, name="erase_mine"),
]
