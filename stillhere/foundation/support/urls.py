"""Addresses of support, under ``s/``; none of them names what it is about."""

from django.urls import path

from stillhere.foundation.support import seeking, views

app_name = "support"
urlpatterns = [
    path("", views.get_help, name="help"),
    path("n", views.numbers, name="numbers"),
    path("a", views.safe, name="safe"),
    path("b", views.own_acts, name="own_acts"),
    path("c", views.punishment, name="punishment"),
    path("d", views.their_safety, name="their_safety"),
    path("e", views.watched, name="watched"),
    path("f", seeking.professional, name="professional"),
    path("g", seeking.first_message, name="first_message"),
    path("h", seeking.questions, name="questions"),
    path("h/x", seeking.erase_answers, name="erase_answers"),
]
