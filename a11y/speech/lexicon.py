"""What roles and states are called when they are spoken; each is a msgid of the harness's own catalogs."""

from __future__ import annotations

from a11y.words.marking import N_

ROLES = {
    "alert": N_("alert"),
    "alertdialog": N_("alert dialog"),
    "application": N_("application"),
    "article": N_("article"),
    "audio": N_("audio player"),
    "banner": N_("banner landmark"),
    "blockquote": N_("quotation"),
    "button": N_("button"),
    "checkbox": N_("checkbox"),
    "combobox": N_("combo box"),
    "complementary": N_("complementary landmark"),
    "contentinfo": N_("content information landmark"),
    "date": N_("date field"),
    "datetime": N_("date field"),
    "dialog": N_("dialog"),
    "document": N_("document"),
    "feed": N_("feed"),
    "figure": N_("figure"),
    "form": N_("form landmark"),
    "frame": N_("frame"),
    "grid": N_("grid"),
    "group": N_("group"),
    "heading": N_("heading"),
    "image": N_("image"),
    "inputtime": N_("time field"),
    "link": N_("link"),
    "list": N_("list"),
    "listbox": N_("list box"),
    "log": N_("log"),
    "main": N_("main landmark"),
    "marquee": N_("marquee"),
    "math": N_("formula"),
    "menu": N_("menu"),
    "menubar": N_("menu bar"),
    "menuitem": N_("menu item"),
    "menuitemcheckbox": N_("menu item, checkbox"),
    "menuitemradio": N_("menu item, radio button"),
    "meter": N_("meter"),
    "navigation": N_("navigation landmark"),
    "note": N_("note"),
    "option": N_("option"),
    "password": N_("password field"),
    "progressbar": N_("progress bar"),
    "radio": N_("radio button"),
    "radiogroup": N_("group"),
    "region": N_("region"),
    "scrollbar": N_("scroll bar"),
    "search": N_("search landmark"),
    "searchbox": N_("search field"),
    "separator": N_("separator"),
    "slider": N_("slider"),
    "spinbutton": N_("number field"),
    "status": N_("status"),
    "switch": N_("switch"),
    "tab": N_("tab"),
    "table": N_("table"),
    "tablist": N_("list of tabs"),
    "tabpanel": N_("tab panel"),
    "textbox": N_("text field"),
    "timer": N_("timer"),
    "togglebutton": N_("toggle button"),
    "toolbar": N_("toolbar"),
    "tooltip": N_("tooltip"),
    "tree": N_("tree"),
    "treegrid": N_("grid"),
    "treeitem": N_("tree item"),
    "video": N_("video player"),
}
"""By the role as the browser computed it, in lower case; `same` makes one of the browser's own."""

SAME = {
    "colorwell": "button",
    "descriptionlist": "list",
    "descriptionlistdetail": "definition",
    "details": "group",
    "directory": "list",
    "disclosuretriangle": "button",
    "embeddedobject": "document",
    "iframe": "frame",
    "iframepresentational": "frame",
    "img": "image",
    "graphics-document": "image",
    "graphics-symbol": "image",
    "inputtime": "inputtime",
    "menulistoption": "option",
    "menulistpopup": "menu",
    "popupbutton": "combobox",
    "rootwebarea": "document",
    "sectionheader": "banner",
    "sectionfooter": "contentinfo",
    "svgroot": "image",
    "textfield": "textbox",
    "textfieldwithcombobox": "combobox",
}
"""Roles that the browser calls otherwise than WAI-ARIA does."""

REQUIRED = N_("required")
INVALID = N_("not valid")
CHECKED = N_("checked")
NOT_CHECKED = N_("not checked")
PARTLY_CHECKED = N_("partly checked")
PRESSED = N_("pressed")
NOT_PRESSED = N_("not pressed")
EXPANDED = N_("expanded")
COLLAPSED = N_("collapsed")
SELECTED = N_("selected")
DISABLED = N_("unavailable")
READ_ONLY = N_("read only")
BUSY = N_("busy")
OPENS_MENU = N_("opens a menu")
OPENS_DIALOG = N_("opens a dialog")
OPENS_LIST = N_("opens a list")
CURRENT = N_("current")
CURRENT_PAGE = N_("current page")
CURRENT_STEP = N_("current step")
A_LINK = N_("link")
MULTILINE = N_("of several lines")

STATES = (
    *(REQUIRED, INVALID, CHECKED, NOT_CHECKED, PARTLY_CHECKED, PRESSED, NOT_PRESSED, EXPANDED, COLLAPSED),
    *(SELECTED, DISABLED, READ_ONLY, BUSY, OPENS_MENU, OPENS_DIALOG, OPENS_LIST),
    *(CURRENT, CURRENT_PAGE, CURRENT_STEP, A_LINK, MULTILINE),
)
"""Every state that an utterance may name."""

HEADING = N_("heading level %(level)s")
LIST = N_("list of %(size)s")
TABLE = N_("table, %(rows)s rows, %(columns)s columns")
POSITION = N_("%(position)s of %(size)s")
END = N_("end of %(what)s")
BLANK = N_("no name")


def canonical(role: str) -> str:
    """The role in WAI-ARIA's word where there is one, in lower case."""
    lower = role.lower()
    return SAME.get(lower, lower)
