"""Addresses of coming in, going out and one's own place."""

from django.urls import path

from stillhere.foundation.people import me, views

app_name = "people"
urlpatterns = [
    path("new/", views.sign_up, name="sign_up"),
    path("in/", views.sign_in, name="sign_in"),
    path("back/", views.recover, name="recover"),
    path("lock/", views.lock, name="lock"),
    path("lock/now", views.lock_now, name="lock_now"),
    path("out/", views.sign_out, name="sign_out"),
    path("w/x", views.hide, name="hide"),
    path("m/", me.me, name="me"),
    path("m/k", views.kept, name="kept"),
    path("m/n", me.another_code, name="another_code"),
    path("m/p", me.passphrase, name="passphrase"),
    path("m/z", me.zone, name="zone"),
    path("m/s", me.suggestions, name="suggestions"),
    path("m/o", me.out_everywhere, name="out_everywhere"),
    path("m/d", me.delete, name="delete"),
    path("back/d", me.delete_from_outside, name="delete_from_outside"),
]
