"""Accounts for the participants of a session, made on the target by the scenarios themselves, and put back."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from a11y.browser.installed import find_chromium
from a11y.cli.mail import receiving
from a11y.cli.preflight import check_catalogs, check_target
from a11y.cli.run import walk_plan
from a11y.content import content_path
from a11y.facts.config import Config
from a11y.facts.mail_place import mail_place
from a11y.facts.plan import Plan, Preparation
from a11y.facts.profile import Profile, load_profile
from a11y.facts.safety import require_allowed
from a11y.facts.session_accounts import PRIVATE, SessionAccounts, changing, load_session, save_session
from a11y.facts.temporary import held_folder
from a11y.walking.preparing import Prepared, kept
from a11y.words.errors import IncompleteError, TargetError, UsageError
from a11y.words.rendition import Modality, Rendition
from a11y.words.run import WalkStatus


def prepare_accounts(
    folder: Path,
    scenarios: Sequence[str],
    participants: int,
    config: Config,
    *,
    files: Path | None = None,
    own_keys: bool = False,
    replace: bool = False,
) -> SessionAccounts:
    """Make what each of the scenarios needs, for each participant, and keep it in the kit's `folder`.

    Of `config` the target, its profile, provisioning key, mail, browser, workers and timeout count. `scenarios` are
    named as in the record; `files` is where they lie when they are not the harness's own. With `own_keys` no security
    key is registered for anybody; with `replace` those that are there already are replaced. Raises `UsageError` when
    there are accounts already or there can be none, and `IncompleteError` when some could not be made; the others are
    kept then.
    """
    if not config.target:
        raise UsageError("nobody says where the accounts are to be made; give --target, a running index")
    if not scenarios:
        raise UsageError("there is no scenario to make accounts for; name one with --scenario")
    if participants < 1:
        raise UsageError(f"accounts for {participants} participants are none; give --accounts 3")
    profile = _profile(config)
    session = SessionAccounts(
        target=config.target.rstrip("/") + "/",
        profile=_kept_name(config.profile),
        participants=participants,
        scenarios=tuple(dict.fromkeys(scenarios)),
        own_keys=own_keys,
        files=str(files.resolve()) if files else "",
    )
    with changing(folder):
        there = load_session(folder)
        if there is not None and not replace:
            raise UsageError(
                f"accounts of this kit exist already at {there.target}; use --reset to put them back"
            )
        return _make(session, range(1, participants + 1), config, profile, folder)


def reset_accounts(
    folder: Path, config: Config, participants: Sequence[int] = (), *, target: str = "", profile: str = ""
) -> SessionAccounts:
    """Give the participants, all when none is named, fresh accounts that are as the first ones were.

    The old ones are left as their users left them, and no longer listed. `target` and `profile` say that the target is
    elsewhere now; all participants move there at once. Raises as `prepare_accounts` does.
    """
    with changing(folder):
        session = load_session(folder)
        if session is None:
            raise UsageError("there are no accounts in this kit to put back; make them with --accounts 3")
        unknown = [number for number in participants if not 1 <= number <= session.participants]
        if unknown:
            raise UsageError(f"there is no participant {unknown[0]}; the kit has 1 to {session.participants}")
        moved = (target or session.target).rstrip("/") + "/"
        if moved != session.target and participants:
            raise UsageError(
                f"the other participants' accounts are at {session.target}; put all back with --reset alone"
            )
        config = msgspec.structs.replace(config, target=moved, profile=profile or session.profile)
        made_for = _profile(config)
        session = msgspec.structs.replace(session, target=moved, profile=_kept_name(config.profile))
        numbers = sorted(set(participants)) or range(1, session.participants + 1)
        return _make(session, numbers, config, made_for, folder)


def session_lines(session: SessionAccounts, folder: Path) -> Iterator[str]:
    """What may be told of it in a terminal: how many, where, and what has no account. Nothing secret."""
    yield (
        f"{len(session.accounts)} accounts for {session.participants} participants at {session.target}, "
        f"for the facilitator alone: {folder / PRIVATE}"
    )
    for scenario, reason in session.without.items():
        yield f"No account for {scenario}: {reason}"


def _kept_name(profile: str) -> str:
    """A profile's name, or the whole path of its file: the command may be given in another folder next time."""
    return str(Path(profile).expanduser().resolve()) if profile.endswith(".toml") else profile


def _profile(config: Config) -> Profile:
    require_allowed(config.target, config, writes=True)
    profile = load_profile(config.profile, config.checkout)
    if not profile.provision and not profile.registration:
        raise UsageError(
            f"the profile {profile.name} makes no accounts: it has neither [provision] nor [registration]; "
            "add one of them, or give another --profile"
        )
    return profile


def _make(
    session: SessionAccounts, participants: Sequence[int], config: Config, profile: Profile, folder: Path
) -> SessionAccounts:
    made = _walk(session, participants, config, profile)
    broken = [one for one in made if one.status not in {WalkStatus.FINISHED, WalkStatus.INAPPLICABLE}]
    if broken and not any(account.made for one in made for account in one.accounts):
        # a wrong key, a target that refuses: what is listed is still what there is
        raise TargetError(_why(broken))
    accounts = [one for one in session.accounts if one.participant not in participants]
    accounts += [account for one in made for account in one.accounts]
    order = {scenario: number for number, scenario in enumerate(session.scenarios)}
    accounts.sort(key=lambda account: (account.participant, order[account.scenario]))
    without = {one.scenario: one.reason for one in made if one.reason and one not in broken}
    session = msgspec.structs.replace(session, accounts=tuple(accounts), without=without)
    save_session(session, folder)
    if broken:
        numbers = " ".join(f"--reset {number}" for number in sorted({one.participant for one in broken}))
        raise IncompleteError(
            f"{len(broken)} of {len(made)} could not be made ({_why(broken)}); the others are kept; "
            f"try again: {numbers}"
        )
    return session


def _why(broken: Sequence[Prepared]) -> str:
    reasons = list(dict.fromkeys(one.reason for one in broken))
    more = f" (and {len(reasons) - 1} more reasons)" if len(reasons) > 1 else ""
    return f"{reasons[0] if reasons else 'no scenario was walked'}{more}"


def _walk(
    session: SessionAccounts, participants: Sequence[int], config: Config, profile: Profile
) -> list[Prepared]:
    """Walk each scenario to where its task begins; what it writes on the way is gone with the folder."""
    locales = (profile.source,)
    check_catalogs(profile, locales)
    chromium = find_chromium(config.browser or None)
    place = mail_place(profile, config.mail, config)
    with held_folder() as shared, receiving(place, shared) as mail:
        check_target(session.target, profile, locales)
        plan = Plan(
            target=session.target,
            profile=session.profile,
            checkout=str(Path(config.checkout).resolve()) if config.checkout else "",
            out=str(shared / "unread"),
            browser=chromium.path,
            browser_version=chromium.version,
            locales=locales,
            modalities=((Modality.POINTER, None),),
            renditions=(Rendition(),),
            timeout=config.timeout,
            provision_key=config.provision_key,
            run=secrets.token_hex(16),
            mail=mail,
            preparation=Preparation(tuple(participants), session.scenarios, session.own_keys),
            quiet=True,
        )
        files = Path(session.files) if session.files else content_path("scenarios")
        if not files.exists():
            raise UsageError(f"the scenarios at {files} are gone; put them back there")
        walk_plan(plan, shared, files, config.workers, "")
        return kept(shared)
