"""What the index asks of accounts beyond what django-allauth does by itself."""
