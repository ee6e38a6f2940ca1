"""All addresses of the index."""

from django.conf import settings
from django.urls import include, path
from django.views.static import serve

from a11y.index import provision
from a11y.index.accounts.views import totp_qr
from a11y.index.journal import views as journal
from a11y.index.pages import views as pages
from a11y.index.projects import owning, people, search, simple, upload
from a11y.index.projects import views as projects
from a11y.index.tokens import views as tokens

handler400 = "a11y.index.pages.errors.bad_request"
handler403 = "a11y.index.pages.errors.forbidden"
handler404 = "a11y.index.pages.errors.not_found"
handler429 = "a11y.index.pages.errors.too_many"
handler500 = "a11y.index.pages.errors.broken"

urlpatterns = [
    path("", pages.home, name="home"),
    path("help/", pages.help_page, name="help"),
    path("health/", pages.health, name="health"),
    path("language/", pages.set_language, name="set_language"),
    path("theme/", pages.set_theme, name="set_theme"),
    path("search/", search.search, name="search"),
    path("classifiers/", search.classifiers, name="classifiers"),
    path("account/2fa/totp/qr/", totp_qr, name="totp_qr"),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/", include("allauth.account.urls")),
    path("manage/projects/", projects.mine, name="manage_projects"),
    path("manage/project/<str:name>/", projects.manage, name="manage_project"),
    path("manage/project/<str:name>/releases/", owning.releases, name="releases"),
    path(
        "manage/project/<str:name>/releases/<str:version>/remove/",
        owning.remove_release,
        name="remove_release",
    ),
    path("manage/project/<str:name>/settings/", owning.settings, name="project_settings"),
    path("manage/project/<str:name>/remove/", owning.remove, name="remove_project"),
    path("manage/project/<str:name>/collaborators/", people.collaborators, name="collaborators"),
    path(
        "manage/project/<str:name>/collaborators/<str:username>/role/", people.change_role, name="change_role"
    ),
    path(
        "manage/project/<str:name>/collaborators/<str:username>/remove/",
        people.remove_collaborator,
        name="remove_collaborator",
    ),
    path(
        "manage/project/<str:name>/collaborators/<str:username>/withdraw/",
        people.withdraw,
        name="withdraw_invitation",
    ),
    path("manage/project/<str:name>/invitation/", people.answer, name="answer_invitation"),
    path("manage/project/<str:name>/history/", journal.project, name="project_history"),
    path("manage/account/", pages.account, name="manage_account"),
    path("manage/account/history/", journal.account, name="account_history"),
    path("manage/tokens/", tokens.index, name="tokens"),
    path("manage/tokens/create/", tokens.create, name="create_token"),
    path("manage/tokens/<uuid:pk>/remove/", tokens.remove, name="remove_token"),
    path("project/<str:name>/", projects.detail, name="project"),
    path("simple/", simple.index, name="simple"),
    path("simple/<str:name>/", simple.project, name="simple_project"),
    path("files/<str:filename>", simple.download, name="file"),
    path("legacy/", upload.legacy, name="legacy"),
    path("static/<path:path>", serve, {"document_root": settings.STATIC_ROOT}, name="static"),
    path("_provision/accounts", provision.accounts),
    path("_provision/age", provision.age),
    path("_mail/api/v1/search", provision.mail_search),
    path("_mail/api/v1/message/<str:message_id>", provision.mail_message),
]
