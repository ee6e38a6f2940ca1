from a11y.facts.nearest import nearest, unknown


def test_a_slip_of_the_finger_is_recognised() -> None:
    """A misspelt or wrongly cased name leads to the valid one."""
    assert nearest("lgoin", ["login", "logout", "home"]) == "login"
    assert nearest("LOGIN", ["login", "home"]) == "login"


def test_the_valid_names_are_listed_when_none_is_near() -> None:
    """Where no name is like the one given, the user sees all that would do."""
    assert (
        unknown("page", "xyzzy", ["home", "login"], "of 'p'")
        == "unknown page 'xyzzy' of 'p'; known: home, login"
    )


def test_nothing_to_choose_from_is_said() -> None:
    """An empty list does not end in a dangling 'known:'."""
    assert unknown("page", "home", []) == "unknown page 'home'; there is none"
