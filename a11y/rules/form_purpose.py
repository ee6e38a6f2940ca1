"""Do fields about the user say what they are for, so that browsers can fill them in? (WCAG 2.2, criterion 1.3.5)."""

from __future__ import annotations

from collections.abc import Iterator

from a11y.rules.forms import UNSAID_PURPOSES, Forms, forms_of, input_type, name_words, plain_words, purpose_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_WHO = frozenset(
    [
        *(
            "user",
            "username",
            "usr",
            "uname",
            "userid",
            "login",
            "email",
            "mail",
            "account",
            "nick",
            "nickname",
        ),
        *(
            "member",
            "identifier",
            "signin",
            "logon",
            "benutzer",
            "benutzername",
            "anmeldename",
            "konto",
            "usuario",
        ),
        *(
            "utilisateur",
            "identifiant",
            "courriel",
            "correo",
            "utente",
            "gebruiker",
            "gebruikersnaam",
            "brugernavn",
        ),
        *(
            "användarnamn",
            "uzytkownik",
            "użytkownika",
            "имя",
            "пользователя",
            "ユーザー名",
            "用户名",
            "משתמש",
        ),
    ]
)
"""Words for who signs in, in names, ids and labels."""
_CODE = frozenset(["otp", "totp", "code", "2fa", "mfa", "passcode", "tan", "token", "pin", "verification"])
_OF_PAPER = frozenset(
    ["recovery", "backup", "scratch", "zip", "postal", "coupon", "promo", "invite", "invitation"]
)
"""Codes that nobody is sent, or that are no keys."""
_ONCE = frozenset(["otp", "totp", "2fa", "mfa", "passcode"])
_PAIR = 2


def judge_purpose(state: PageState) -> Iterator[Outcome]:
    """Applies to the fields of each form that signs somebody in or up: one name, one password or the same one twice.

    Where the button says that it makes an account, fields about other things may stand beside those.

    Expects `autocomplete` on them. `off` on who signs in is asked about: it may be a decision. Fields of other forms
    may be about other people. Source: WCAG 2.2, 1.3.5 and section 7, technique H98.
    """
    page = forms_of(state)
    for form in (node for node in state.nodes if node.tag == "form"):
        for field, purpose in _purposes(page, form):
            said = purpose_of(field) not in UNSAID_PURPOSES
            if purpose_of(field) == "off" and purpose == "username":
                params = {"field": page.name(field) or page.label_text(field)}
                yield Outcome(OutcomeValue.CANT_TELL, REFUSED, params, node_target(state, field))
                continue
            yield Outcome(
                OutcomeValue.PASSED if said else OutcomeValue.FAILED,
                PURPOSE if said else NO_PURPOSE,
                {} if said else {"field": page.name(field) or page.label_text(field), "purpose": purpose},
                None if said else node_target(state, field),
            )


def _purposes(page: Forms, form: Node) -> Iterator[tuple[Node, str]]:
    """The fields of a form that is about the user for sure, and the word that says what each is for."""
    fields = [
        one
        for one in page.fields_of(form)
        if page.seen(one)
        and input_type(one) not in {"checkbox", "radio"}
        and "readonly" not in one.attributes
    ]
    secrets = [one for one in fields if input_type(one) == "password"]
    others = [one for one in fields if one not in secrets]
    if _signs_up(page, form):
        others = [one for one in others if input_type(one) in {"text", "email"} and _is_who(page, one)]
    if not secrets or len(secrets) > _PAIR or not 1 <= len(others) <= _PAIR:
        return
    if not all(input_type(one) in {"text", "email", "tel"} and _is_who(page, one) for one in others):
        return
    for one in others:
        yield one, "email" if input_type(one) == "email" and len(others) == _PAIR else "username"
    for one in secrets:
        known = len(secrets) == len(others) == 1 and not _signs_up(page, form)
        yield one, "current-password" if known else "new-password"


def _signs_up(page: Forms, form: Node) -> bool:
    """Whether the words on its one button say that the form makes an account for who fills it in."""
    senders = page.senders_of(form)
    words = page.text(senders[0]) or page.name(senders[0]) if len(senders) == 1 else ""
    said = " ".join(words.casefold().split())
    return said in _SIGN_UP


_SIGN_UP = frozenset(
    [
        *(
            "konto anlegen",
            "konto eröffnen",
            "benutzerkonto anlegen",
            "benutzerkonto erstellen",
            "account erstellen",
        ),
        *(
            "créer mon compte",
            "créer le compte",
            "inscription",
            "crear mi cuenta",
            "crear la cuenta",
            "registrarme",
        ),
        *(
            "regístrate",
            "criar conta",
            "criar uma conta",
            "criar minha conta",
            "cadastrar",
            "cadastre-se",
            "registrar",
        ),
        *("crea account", "crea un account", "registrati", "iscriviti", "account aanmaken", "registreren"),
        *("skapa konto", "registrera", "opret konto", "opprett konto", "utwórz konto", "załóż konto"),
        *(
            "zarejestruj się",
            "vytvořit účet",
            "zaregistrovat se",
            "hesap oluştur",
            "kay\u0131t ol",
            "buat akun",
        ),
        *("создать аккаунт", "создать учётную запись", "создать учетную запись", "зарегистрироваться"),
        *(
            "створити акаунт",
            "створити обліковий запис",
            "зареєструватися",
            "δημιουργία λογαριασμού",
            "εγγραφή",
        ),
        *("アカウントを作成", "アカウント作成", "アカウントを作成する", "新規登録", "登録", "登録する"),
        *(
            "注册",
            "创建账户",
            "创建账号",
            "创建帐户",
            "註冊",
            "建立帳號",
            "가입",
            "가입하기",
            "회원가입",
            "계정 만들기",
        ),
        *("הרשמה", "יצירת חשבון", "צור חשבון", "הירשם", "إنشاء حساب", "تسجيل", "ثبت نام"),
        *("register", "sign up", "signup", "create account", "create an account", "create my account"),
        *("create your account", "join", "join now", "registrieren", "konto erstellen", "jetzt registrieren"),
        *(
            "s'inscrire",
            "s\u2019inscrire",
            "créer un compte",
            "registrarse",
            "crear cuenta",
            "crear una cuenta",
        ),
    ]
)


def _is_who(page: Forms, field: Node) -> bool:
    named = name_words(field, "id", "name") | set(plain_words(f"{page.name(field)} {page.label_text(field)}"))
    return bool(named & _WHO) or input_type(field) == "email"


def judge_one_time_code(state: PageState) -> Iterator[Outcome]:
    """Applies to each field that is for a code of digits which an app or a message gives.

    Expects `autocomplete="one-time-code"`, by which a phone offers the code; the keys for digits are a question. Best
    practice: HTML, autofill and `inputmode`.
    """
    page = forms_of(state)
    for field in page.fields:
        if input_type(field) not in {"text", "tel", "number"} or not _is_code(field):
            continue
        purpose = purpose_of(field)
        said = purpose not in UNSAID_PURPOSES | {"off"}
        # what is kept from being filled in may be a code of paper
        value = OutcomeValue.CANT_TELL if purpose == "off" else OutcomeValue.FAILED
        if said and _wants_digits(field):
            params = {"field": page.name(field) or page.label_text(field)}
            yield Outcome(OutcomeValue.CANT_TELL, CODE_KEYS, params, node_target(state, field))
            continue
        yield Outcome(
            OutcomeValue.PASSED if said else value,
            CODE_SAID if said else CODE_OFF if purpose == "off" else CODE_UNSAID,
            {} if said else {"field": page.name(field) or page.label_text(field)},
            None if said else node_target(state, field),
        )


def _wants_digits(field: Node) -> bool:
    """Whether as many characters fit as an app gives digits, and a phone comes with its keyboard of letters."""
    keys = field.attributes.get("inputmode", "") or field.attributes.get("type", "text").lower()
    return keys == "text" and field.attributes.get("maxlength") == "6" and "pattern" not in field.attributes


def _is_code(field: Node) -> bool:
    named = name_words(field, "id", "name")
    if named & _OF_PAPER:
        return False
    digits = field.attributes.get("inputmode") == "numeric" or field.attributes.get("maxlength") in {"6", "8"}
    return bool(named & _ONCE) or (bool(named & _CODE) and digits)


PURPOSE_RULE = Rule(
    id="form/purpose",
    title=N_("The fields of a sign-in say what they are for."),
    criteria=("1.3.5",),
    impact=Impact.MODERATE,
    judge=judge_purpose,
    needs=("dom", "tree", "text"),
)
ONE_TIME_CODE = Rule(
    id="form/one-time-code",
    title=N_("A field for a one-time code says so."),
    criteria=(),
    impact=Impact.MINOR,
    judge=judge_one_time_code,
    needs=("dom",),
)

PURPOSE = N_("The field says what it is for.")
NO_PURPOSE = N_(
    "The field “%(field)s” does not say what it is for, so that no browser or password manager can fill it in "
    'for those who find it hard to remember or to type. Write autocomplete="%(purpose)s".'
)
REFUSED = N_(
    "autocomplete=“off” keeps browsers and password managers from filling in “%(field)s” for those who find it hard to "
    "remember or to type. Must that be? Else write autocomplete=“username”."
)
CODE_SAID = N_("The field says that it is for a one-time code, or what else.")
CODE_KEYS = N_(
    "The field “%(field)s” takes six characters of a one-time code, and a phone shows its keys for letters there. Is "
    "the code made of digits? Then write inputmode=“numeric”."
)
CODE_OFF = N_(
    "The field “%(field)s” seems to take a one-time code, and autocomplete=“off” keeps a phone from offering the "
    "code that it was sent, so that it has to be remembered and typed. Is that meant? Write "
    "autocomplete=“one-time-code”."
)
CODE_UNSAID = N_(
    "The field “%(field)s” takes a one-time code and does not say so: a phone cannot offer the code that it "
    'was sent. Write autocomplete="one-time-code" and inputmode="numeric".'
)
