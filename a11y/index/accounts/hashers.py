"""Password hashing."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class QuickPBKDF2(PBKDF2PasswordHasher):
    """PBKDF2 with rounds for accounts that live as long as a run."""

    iterations = 2_000
