"""What the table of screen readers' commands says in words; each is a msgid of the harness's own catalogs."""

from __future__ import annotations

from a11y.words.marking import N_

PURPOSES = {
    "read_title": N_("hear the title of the page"),
    "where_am_i": N_("hear where one is"),
    "read_from_here": N_("hear everything from here on"),
    "stop_speech": N_("make it be quiet"),
    "repeat_last": N_("hear the last words again"),
    "last_announcement": N_("hear the last announcement again"),
    "read_status_bar": N_("hear the status bar"),
    "list_headings": N_("list the headings"),
    "list_elements": N_("list links, fields and more"),
    "next_item": N_("go to the next line or item"),
    "next_heading": N_("go to the next heading"),
    "next_heading_of_level": N_("go to the next heading of a level"),
    "next_landmark": N_("go to the next landmark"),
    "next_list": N_("go to the next list"),
    "next_table": N_("go to the next table"),
    "table_cells": N_("go from cell to cell"),
    "next_link": N_("go to the next link"),
    "next_field": N_("go to the next form field"),
    "next_checkbox": N_("go to the next checkbox"),
    "next_button": N_("go to the next button"),
    "next_focusable": N_("go to the next control"),
    "switch_mode": N_("change between reading and typing"),
    "activate": N_("press the button, follow the link"),
}
"""By the value of a `Purpose`."""

GESTURES = {
    "double_tap": N_("tap twice with one finger"),
    "drag": N_("drag one finger over the screen"),
    "tap_two": N_("tap with two fingers"),
    "triple_tap_two": N_("tap three times with two fingers"),
    "tap_three": N_("tap with three fingers to open the menu"),
    "choose_repeat": N_("choose to hear the last words again"),
    "swipe_right": N_("swipe right with one finger"),
    "swipe_down": N_("swipe down with one finger"),
    "choose_headings": N_("swipe up then down until “headings” is heard"),
    "choose_links": N_("swipe up then down until “links” is heard"),
    "choose_controls": N_("swipe up then down until “controls” is heard"),
    "choose_landmarks": N_("swipe up then down until “landmarks” is heard"),
}
"""Gestures on a touch screen."""

NOTES = {
    "opens_history": N_("a list of what was said opens"),
    "stops_at_all": N_("it stops at fields and buttons as well"),
    "in_and_out": N_("the first to type in a field, the second to read again"),
    "rotor": N_("the rotor: the arrow keys left and right choose what it lists"),
    "the_level": N_("the number of the level"),
    "same_level": N_("the next heading of the level that one is at"),
    "goes_there": N_("goes to where it stands on the page"),
    "fields_and_links": N_("the first lists form fields, the second links"),
}
"""What one has to know of a command."""

NONE = {
    "only_repeat": N_("announcements are not kept: only the last words can be heard again"),
    "no_status_bar": N_("this system has no status bar to read"),
    "title_as_it_comes": N_("the title is heard when the page comes, and not asked for"),
    "no_lists": N_("it has no lists: people go from one to the next"),
    "no_levels": N_("it goes to headings of every level alike"),
    "item_by_item": N_("people come to it item by item"),
    "no_modes": N_("it has no modes: reading and typing work side by side"),
    "no_key_set": N_("it has no key for this unless somebody sets one"),
}
"""Why a screen reader has no command for a purpose."""

LAYOUTS = {
    "insert_or_capslock": N_("The NVDA key is Insert. Many people have set Caps Lock instead."),
    "nvda_laptop": N_("In the laptop layout some keys are others; they are given beside."),
    "jaws_insert": N_("The JAWS key is Insert."),
    "jaws_laptop": N_("In the laptop layout the JAWS key is Caps Lock, and some keys are others."),
    "letters_in_browse_mode": N_(
        "Single letters work in browse mode. In focus mode they are typed into the field."
    ),
    "letters_in_virtual_cursor": N_(
        "Single letters work with the virtual cursor. In forms mode they are typed into the field."
    ),
    "shift_backwards": N_("With Shift one goes back instead of on, for most of the keys that move."),
    "vo_keys": N_("VO is Control and Option together. Some people have set Caps Lock instead."),
    "vo_lock": N_("Some people lock the VO keys, and then press the last key alone."),
    "vo_groups": N_(
        "One goes into a group with VO, Shift and the down arrow, and out of it with the up arrow."
    ),
    "vo_iphone": N_("On an iPhone VoiceOver works by gestures, and these keys are not for it."),
    "talkback_fingers": N_(
        "Gestures with several fingers need TalkBack 9.1 or newer on a telephone that knows them."
    ),
    "talkback_controls": N_("Swiping up then down chooses what the swipes up and down stop at."),
    "talkback_hidden": N_("What is not among the choices can be added to them in TalkBack's settings."),
    "orca_insert": N_("The Orca key is Insert."),
    "orca_laptop": N_("In the laptop layout the Orca key is Caps Lock."),
}
"""What one has to know of a keyboard or a screen."""
