"""The projects app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Projects, releases, files, collaborators."""

    name = "a11y.index.projects"
    label = "projects"
