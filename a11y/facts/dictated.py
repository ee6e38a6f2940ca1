"""Names and passwords for accounts of people: short enough to type, plain enough to be read out.

They are for a target that is tested, for a session: nobody keeps anything of their own behind them.
"""

from __future__ import annotations

import secrets

_WORDS = (
    "almond anchor apple autumn badger bamboo banana barley basket beaver bicycle bottle bridge bucket butter cabin "
    "camel candle canyon carpet carrot castle cedar cello cherry clover cobalt coffee copper coral cotton crystal "
    "dolphin donkey dragon eagle ember engine falcon farmer ferry fiddle field finger forest fossil galaxy garden "
    "garlic ginger giraffe glacier granite guitar hammer harbor helmet hotel island jacket jaguar jasmine jungle "
    "kettle kitchen ladder lantern laptop lemon lentil letter lizard magnet mango maple marble meadow melon mirror "
    "monkey morning mustard needle nutmeg ocean olive onion orange orbit oregano otter oyster paddle panda paper "
    "parrot pebble pencil pepper piano pigeon pillow planet pocket potato prairie pumpkin puzzle rabbit radar radio "
    "raven ribbon river rocket saddle salmon sandal saturn shelter silver spider spoon summer sunset table teapot "
    "temple ticket tiger timber tomato tower tractor tulip tunnel turtle umbrella valley vanilla velvet village violin "
    "walnut willow window winter wizard yellow zebra"
).split()
"""Words of the first years at school, none of which sounds like another one."""
_LETTERS = "abdefghkmnprstuwxyz"
_DIGITS = "23456789"
"""Without those that are taken for each other when they are read (l, 1, i, o, 0), or that few people can place."""


def dictated_name(participant: int, part: str = "reader") -> str:
    """A name that nobody has yet: `reader-1-7k3f`, where 1 is the participant's number."""
    mixed = "".join(secrets.choice(signs) for signs in (_DIGITS, _LETTERS, _DIGITS, _LETTERS))
    return f"{part}-{participant}-{mixed}"


def dictated_password() -> str:
    """Four words and a number, in small letters with hyphens between: `river-lemon-cabin-orbit-42`.

    About 35 bits: enough behind any limit of tries, and what password rules ask for (12 characters, words that are
    no common password, a digit).
    """
    words = [secrets.choice(_WORDS) for _ in range(4)]
    return "-".join((*words, str(secrets.randbelow(90) + 10)))
