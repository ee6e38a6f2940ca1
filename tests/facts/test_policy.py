from __future__ import annotations

from pathlib import Path

import pytest

from a11y.facts.config import load_config
from a11y.facts.policy import Selection
from a11y.words.errors import ConfigurationError
from a11y.words.finding import Impact

TEXT = """
[policy]
fail_on = "serious"
ignore = [{ rule = "axe/region", scenario = "test_totp::test_set_up_totp" }]
[policy.budgets]
moderate = 5
coverage = { fr = 95 }
keystrokes = { "test_totp::test_sign_in_with_totp" = 30 }
"""


def test_a_policy_is_read(tmp_path: Path) -> None:
    """Everything that the gate's guide shows is read into typed records."""
    (tmp_path / "a11y.toml").write_text(TEXT)
    policy = load_config(folder=tmp_path, environment={}).policy
    assert policy.fail_on is Impact.SERIOUS
    assert policy.ignore == (Selection(rule="axe/region", scenario="test_totp::test_set_up_totp"),)
    assert policy.budgets.faults == {Impact.MODERATE: 5}
    assert policy.budgets.coverage == {"fr": 95}
    assert policy.budgets.keystrokes == {"test_totp::test_sign_in_with_totp": 30}


def test_a_change_leaves_the_rest(tmp_path: Path) -> None:
    """An option or variable changes one key of the policy; an empty value takes a key out."""
    (tmp_path / "a11y.toml").write_text(TEXT)
    changes = (
        "moderate=",
        "coverage.fr=90.5",
        "coverage.he=80",
        "ignore.rule=axe/*",
        "only.locale=he",
        "cant_tell=true",
    )
    environment = {"A11Y_POLICY_FAIL_ON": "critical"}
    policy = load_config(folder=tmp_path, environment=environment, policy=changes).policy
    assert policy.fail_on is Impact.CRITICAL
    assert policy.cant_tell
    assert policy.budgets.faults == {}
    assert policy.budgets.coverage == {"fr": 90.5, "he": 80}
    assert policy.ignore[1] == Selection(rule="axe/*")
    assert policy.only == (Selection(locale="he"),)
    emptied = load_config(folder=tmp_path, environment={}, policy=("ignore=",)).policy
    assert emptied.ignore == ()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("fail_on", "not KEY=VALUE"),
        ("=3", "not KEY=VALUE"),
        ("fail_on=seriuos", "did you mean 'serious'?"),
        ("moderate=many", "'moderate': expected a number"),
        ("ignore=axe/region", "--policy ignore.rule=axe/region"),
        ("ignore.rul=axe/region", "did you mean 'rule'?"),
        ("fail=minor", "did you mean 'fail_on'?"),
        ("cant_tell.x=1", "cant_tell"),
    ],
)
def test_a_wrong_change_is_one_line(tmp_path: Path, change: str, sentence: str) -> None:
    """What cannot be understood says what to write instead."""
    (tmp_path / ".git").mkdir()
    with pytest.raises(ConfigurationError) as told:
        load_config(folder=tmp_path, environment={}, policy=(change,))
    assert sentence in str(told.value)
    assert "\n" not in str(told.value)
