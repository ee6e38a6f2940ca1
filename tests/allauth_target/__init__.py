"""A second target, whose pages nobody here wrote: django-allauth's own templates in a bare Django project."""
