from pathlib import Path

import pytest

from a11y.facts.config import Config, load_config, parse_modality
from a11y.words.errors import ConfigurationError
from a11y.words.finding import Impact
from a11y.words.rendition import Modality

NOTHING: dict[str, str] = {}


def test_without_any_file_the_embedded_index_is_walked(tmp_path: Path) -> None:
    """Defaults need no configuration."""
    (tmp_path / ".git").mkdir()
    config = load_config(folder=tmp_path, environment=NOTHING)
    assert config == Config()
    assert (config.target, config.profile) == ("", "embedded")


def test_files_are_looked_for_upwards_to_the_root(tmp_path: Path) -> None:
    """A command started in a folder below uses the project's configuration, not that of another."""
    (tmp_path / "a11y.toml").write_text('profile = "outside"')
    root = tmp_path / "root"
    below = root / "docs" / "deep"
    below.mkdir(parents=True)
    (root / ".git").mkdir()
    assert load_config(folder=below, environment=NOTHING).profile == "embedded"
    (root / "pyproject.toml").write_text('[tool.a11y]\nprofile = "warehouse"\n')
    config = load_config(folder=below, environment=NOTHING)
    assert (config.profile, config.file) == ("warehouse", str(root / "pyproject.toml"))
    (root / "a11y.toml").write_text('profile = "own"\n')
    assert load_config(folder=below, environment=NOTHING).profile == "own"


def test_a_pyproject_of_somebody_else_is_passed_over(tmp_path: Path) -> None:
    """Without [tool.a11y], the search goes on upwards."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a11y.toml").write_text("workers = 2")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert load_config(folder=inner, environment=NOTHING).workers == 2


def test_options_win_over_the_environment_and_that_over_files(tmp_path: Path) -> None:
    """Three layers; what an option leaves None is not chosen."""
    (tmp_path / "a11y.toml").write_text('workers = 1\nout = "file"\nlocales = ["en"]\n')
    environment = {"A11Y_WORKERS": "2", "A11Y_OUT": "environment", "A11Y_LOCALES": "fr, he", "HOME": "x"}
    config = load_config({"workers": 3, "out": None}, tmp_path, environment)
    assert (config.workers, config.out, config.locales) == (3, "environment", ("fr", "he"))


def test_tables_hosts_and_renditions(tmp_path: Path) -> None:
    """Everything that a file can say is read into typed records."""
    (tmp_path / "a11y.toml").write_text(
        'modalities = ["pointer", "keyboard@en"]\nrenditions = ["320", "walk:dark"]\n[policy]\nfail_on = "serious"\n'
        '[hosts."index.example.org"]\nwrites = true\n'
    )
    config = load_config(folder=tmp_path, environment={"A11Y_POLICY_FAIL_ON": "moderate"})
    assert config.modality_choices == ((Modality.POINTER, None), (Modality.KEYBOARD, "en"))
    assert config.policy.fail_on is Impact.MODERATE
    assert config.hosts["index.example.org"].writes
    assert [rendition.label for rendition in config.rendition_choices.in_place] == ["en 320x900"]
    assert [rendition.label for rendition in config.rendition_choices.walked] == ["en dark"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("lokales = []", "a11y.toml: unknown key 'lokales'; did you mean 'locales'?"),
        ("[policy]\nfail = 1", "a11y.toml: unknown key 'fail' in [policy]; did you mean 'fail_on'?"),
        ('[policy]\nfail_on = "seriuos"', "unknown fail_on 'seriuos' in [policy]; did you mean 'serious'?"),
        ('[hosts."a.org"]\nwrite = true', "unknown key 'write' in [hosts.\"a.org\"]; did you mean 'writes'?"),
        ('workers = "many"', "a11y.toml: 'workers': expected a number, got a string"),
        ("workers = 0", "workers must be 1 or more, not 0"),
        ("timeout = 0", "timeout must be more than 0 seconds"),
        ("modalities = []", "modalities is empty"),
        ('modalities = ["keybord"]', "unknown modality 'keybord'; did you mean 'keyboard'?"),
        ("locales = [", "a11y.toml: not TOML"),
        ('file = "x"', "unknown key 'file'"),
    ],
)
def test_a_fault_in_the_configuration_is_one_line(tmp_path: Path, text: str, sentence: str) -> None:
    """Whatever is wrong, one line says what and where, and names the nearest valid word."""
    (tmp_path / "a11y.toml").write_text(text)
    with pytest.raises(ConfigurationError) as caught:
        load_config(folder=tmp_path, environment=NOTHING)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("A11Y_LOCALE", "fr", "unknown environment variable 'A11Y_LOCALE'; did you mean 'A11Y_LOCALES'?"),
        ("A11Y_WORKERS", "two", "A11Y_WORKERS must be a number, not 'two'"),
        ("A11Y_POLICY_FAIL_ON", "bad", "unknown fail_on 'bad'"),
    ],
)
def test_a_fault_in_the_environment_is_one_line(
    tmp_path: Path, variable: str, value: str, sentence: str
) -> None:
    """A misspelt variable is no configuration that silently does nothing."""
    with pytest.raises(ConfigurationError) as caught:
        load_config(folder=tmp_path, environment={variable: value})
    assert sentence in str(caught.value)


def test_variables_between_our_own_processes_are_no_configuration(tmp_path: Path) -> None:
    """What the harness tells its children is left alone, and so is an empty variable."""
    (tmp_path / ".git").mkdir()
    assert load_config(folder=tmp_path, environment={"A11Y__PLAN": "x", "A11Y_TARGET": ""}) == Config()


def test_a_modality_names_its_locale() -> None:
    """`keyboard@en` is the keyboard in English alone; nothing after the sign is an error."""
    assert parse_modality("keyboard@pt-BR") == (Modality.KEYBOARD, "pt-BR")
    with pytest.raises(ConfigurationError, match="names no locale after '@'"):
        parse_modality("keyboard@")


def test_the_key_of_provisioning_comes_from_the_environment(tmp_path: Path) -> None:
    """What is secret belongs into a variable, not into a file or a command line."""
    found = load_config(folder=tmp_path, environment={"A11Y_PROVISION_KEY": "a key"})
    assert found.provision_key == "a key"
