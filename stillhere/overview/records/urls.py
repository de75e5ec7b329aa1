"""Addresses of what is mine, under ``k/``; none of them names what it is about."""

from django.urls import path

from stillhere.overview.records import summing, views

app_name = "records"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("t", views.take, name="take"),
    path("b", views.bring, name="bring"),
    path("e", views.erase, name="erase"),
    path("s", summing.summary, name="summary"),
    path("p", summing.as_pdf, name="pdf"),
]
