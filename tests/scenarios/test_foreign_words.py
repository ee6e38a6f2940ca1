"""Not a test of ours: a scenario that meets words of strangers; `tests/walking/test_hostile.py` chooses them."""

from __future__ import annotations

import json
import os

from a11y.scenario import AccountMaker, Index, sign_in


def test_foreign_words(index: Index, accounts: AccountMaker) -> None:
    """Read a project's page and a token's name, both written by somebody else."""
    words = json.loads(os.environ["FOREIGN_WORDS"])
    account = accounts.make(
        projects=1,
        releases=1,
        summary=words["summary"],
        description=words["description"],
        tokens=[{"name": words["token"]}],
    )
    sign_in(index, account)
    index.open("project", project=account.projects[0]).expect("project", "The project's page")
    index.open("tokens").expect("tokens", "The token's name")
