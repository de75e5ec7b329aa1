"""The bare page: a session, a user and three queries, as Django’s addresses."""

from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path


def page(request: HttpRequest) -> HttpResponse:
    context = {
        "groups": Group.objects.order_by("name")[:10],
        "kinds": ContentType.objects.order_by("model")[:10],
        "people": User.objects.filter(is_active=True).order_by("username")[:10],
    }
    return render(request, "page.html", context)


urlpatterns = [path("", page)]
