"""Addresses of the two."""

from django.urls import path

from stillhere.foundation.couples import views

app_name = "couples"
urlpatterns = [
    path("", views.us_page, name="us"),
    path("i", views.invite, name="invite"),
    path("c", views.invitation, name="invitation"),
    path("b", views.take_back, name="take_back"),
    path("join/", views.join, name="join"),
    path("h", views.how_much, name="how_much"),
    path("l", views.leave, name="leave"),
    path("p", views.put_away, name="put_away"),
]
