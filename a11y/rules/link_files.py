"""Do links say what they open: a recording, a document, another window? (WCAG 2.2, 1.2.1, 1.2.2, 3.2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from a11y.facts.plain_text import fold
from a11y.rules.reading import Reading, reading_of
from a11y.rules.rule import Rule
from a11y.rules.targets import node_target
from a11y.words.finding import Impact, Outcome, OutcomeValue
from a11y.words.marking import N_
from a11y.words.state import Node, PageState

_SOUND = {"mp3", "ogg", "oga", "wav", "m4a", "flac", "aac", "opus", "wma"}
_FILM = {"mp4", "m4v", "mov", "avi", "webm", "ogv", "wmv", "mkv", "mpg", "mpeg"}
_DOCUMENTS = {"pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "rtf"}
_SHOWN = {"jpg", "jpeg", "png", "gif", "webp", "bmp"}
TRANSCRIPT = re.compile(
    r"transcri|caption|subtitle|untertitel|abschrift|sous-titre|legend|subt[ií]tul|字幕|文字起こし|תמליל|כתוביות"
    r"|расшифровк|субтитр|стенограм|자막|απομαγνητοφ|υπότιτλ"
)
"""Words for what is to be read instead, in languages of many pages."""
_WINDOW = re.compile(
    r"window|new tab|external|fenster|neuer tab|extern|fenêtre|nouvel onglet|ventana|pestaña|janela|aba|חלון|לשונית"
    r"|окн|вкладк|вікн|вкладц|παράθυρο|καρτέλα|ウィンドウ|タブ|新窗口|新視窗|新标签|新分頁|새 창|새 탭|fenestro|langeto"
)
_OFFERS = {"link", "button", "disclosuretriangle", "tab", "region"}
_PICTURES = {"img", "svg", "picture", "object"}


def judge_file(state: PageState) -> Iterator[Outcome]:
    """Applies to links to recordings, pictures and office documents, by the ending of their address.

    Expects a word for a transcript or captions beside a recording or on a control of the page, and the format of a
    document in the link or around it; a picture has nowhere to put its words. Whether there is a transcript elsewhere
    is a person's question; no criterion asks for formats.
    """
    reading = reading_of(state)
    offered = any(TRANSCRIPT.search(fold(one.name)) for one in state.tree if one.role.lower() in _OFFERS)
    for node in state.nodes:
        ending = _ending(state, node)
        if node.tag != "a" or not ending or node.id not in reading.exposed:
            continue
        if ending in _SOUND | _FILM:
            told = offered or bool(TRANSCRIPT.search(_around(node, reading)))
            yield Outcome(
                OutcomeValue.PASSED if told else OutcomeValue.CANT_TELL,
                TOLD if told else RECORDING,
                {},
                None if told else node_target(state, node),
                criteria=("1.2.1",) if ending in _SOUND else ("1.2.1", "1.2.2"),
                node=0 if told else node.id,
            )
        elif ending in _DOCUMENTS:
            told = _names_format(node, ending, reading)
            yield Outcome(
                OutcomeValue.PASSED if told else OutcomeValue.CANT_TELL,
                TOLD if told else FORMAT,
                {"format": ending.upper()},
                None if told else node_target(state, node),
                criteria=(),
                node=0 if told else node.id,
            )
        elif ending in _SHOWN and not any(one.tag in _PICTURES for one in reading.inside(node)):
            yield Outcome(
                OutcomeValue.CANT_TELL,
                SHOWN,
                {"name": reading.exposed[node.id].name[:80]},
                node_target(state, node),
                criteria=("1.1.1",),
                node=node.id,
            )


def judge_window(state: PageState) -> Iterator[Outcome]:
    """Applies to links with words that open another window (`target="_blank"`). Expects words or a picture that say so.

    Source: technique G201.
    """
    reading = reading_of(state)
    for node in state.nodes:
        if node.tag != "a" or node.attributes.get("target", "").lower() not in ("_blank", "_new"):
            continue
        exposed = reading.exposed.get(node.id)
        if exposed is None or not exposed.name.strip():
            continue
        said = fold(" ".join((exposed.name, exposed.description, node.attributes.get("title", ""))))
        drawn = any(one.tag in _PICTURES for one in reading.inside(node)) or "background-image" in node.style
        told = bool(_WINDOW.search(said)) or drawn
        yield Outcome(
            OutcomeValue.PASSED if told else OutcomeValue.CANT_TELL,
            TOLD if told else WINDOW,
            {"name": exposed.name[:80]},
            None if told else node_target(state, node),
            node=0 if told else node.id,
        )


def _ending(state: PageState, node: Node) -> str:
    """The ending of the file that a link leads to; empty for a page that is about a file, as in a wiki."""
    href = node.attributes.get("href", "")
    if "." not in href:
        return ""
    try:
        path = urlsplit(urljoin(state.url, href)).path
    except ValueError:
        return ""
    file = path.rpartition("/")[2]
    return file.rpartition(".")[2].lower() if "." in file and ":" not in file and "/blob/" not in path else ""


def _around(node: Node, reading: Reading) -> str:
    """The words of the link and of the sentence or item that it stands in, folded."""
    exposed = reading.exposed[node.id]
    around = list(reading.around(node))
    block = next((one for one in around if one.tag in ("li", "p", "td", "dd", "tr", "figure")), around[0])
    return fold(
        " ".join(
            (exposed.name, exposed.description, node.attributes.get("title", ""), reading.words_in(block))
        )
    )


def _names_format(node: Node, ending: str, reading: Reading) -> bool:
    said = _around(node, reading)
    return ending[:3] in said or any(one.tag in _PICTURES for one in reading.inside(node))


FILE = Rule(
    id="link/file",
    title=N_("A link to a recording or a document says so, and a recording can be read."),
    criteria=("1.2.1", "1.2.2"),
    impact=Impact.MINOR,
    judge=judge_file,
    needs=("dom", "tree", "text"),
)
NEW_WINDOW = Rule(
    id="link/new-window",
    title=N_("A link that opens another window says so."),
    criteria=("3.2.5",),
    impact=Impact.MINOR,
    judge=judge_window,
    needs=("dom", "tree"),
)

TOLD = N_("The link says what it opens.")
RECORDING = N_(
    "The link opens a recording, and no word on the page speaks of a transcript or captions. Can somebody who cannot "
    "hear or see it have the same in words?"
)
SHOWN = N_(
    "The link “%(name)s” opens a picture alone, which has no text alternative there. Can who does not see it have the "
    "same in words? Show it on a page, with an alt, or say beside the link what it shows."
)
FORMAT = N_(
    "The link opens a file in the format %(format)s and does not say so. Would somebody rather not have it opened, or "
    "saved, unasked? Write the format, and the size, into the link."
)
WINDOW = N_(
    "“%(name)s” opens another window, where there is no way back, and does not say so (level AAA). Leave target away, "
    "or say it in the link."
)
