"""Addresses of this room, under ``i/``; none of them names what it is about."""

from django.urls import path

from stillhere.rooms.practice import views

app_name = "practice"
urlpatterns = [
    path("", views.start, name="start"),
    path("<int:number>", views.scene, name="scene"),
]
