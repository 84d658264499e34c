"""Names: surname and given name, their reading, address and order. The owner of pypinyin.

In:   a name as printed; its pinyin where an editor declared it ("Guǎn Yúnyún").
Out:  readings, slugs (GB/T 28039-2011: lyu-zhiliang), letters and sort keys.
Must not know: people.toml, articles, addresses.

Dictionaries of words read 单方 and 曾经纬 wrong, and pypinyin has no mode for surnames: so the surname
comes from our table (surnames.tsv), and pypinyin reads only the given name, without the surname before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import Final

Read = Callable[[str], tuple[str, ...]]  # a text → one syllable a Han, as `read_han`; may be remembered

_HAN_RANGES: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_NAME: Final = re.compile(f"[{_HAN_RANGES}]+")
_LONGEST_NAME: Final = 4  # Han; above it stands an office or a pen name, which has no surname

_TONES: Final = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_NO_TONE: Final = 5
_SYLLABLE: Final = (
    "((?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:[iü]?ang|[iu]ang|iong|[iu]?eng|ing|ong|iao|ian|uai|uan|üan|[iu]?an|[iu]?en|in|un|ün"
    "|[iu]a|ai|ao|ei|er|ou|iu|ui|uo|ie|[uü]e|[aoeiuü]))"
)

# Inside a word a syllable that begins with a vowel has an apostrophe before it: Guan is one, Gu'an two.
_BOUNDARY: Final = "(?:'|(?=[bpmfdtnlgkhjqxrzcsyw]))"


def split_name(name: str) -> tuple[str, str]:
    """(surname, given name) of a name of two to four Han; ("", name) for any other.

    A compound surname is taken where a given name is left after it.
    """
    if not _HAN_NAME.fullmatch(name) or not 2 <= len(name) <= max(_LONGEST_NAME, _compound_length(name) + 2):
        return "", name
    length = _compound_length(name) or 1
    return name[:length], name[length:]


def is_personal(name: str) -> bool:
    """Whether a printed name may be a person's own: two to four Han, more after a compound surname.

    An office (河湾报编辑部), a name from another language (约翰·史密斯) and a Latin name are none.
    """
    return bool(split_name(name)[0])


def _compound_length(name: str) -> int:
    """The length of the compound surname that a name begins with; 0 if none, or nothing follows it."""
    return next((n for n in (4, 3, 2) if len(name) > n and name[:n] in _surnames()), 0)


def read_han(text: str) -> tuple[str, ...]:
    """pypinyin's reading of the Han in a text, one syllable each; importing it takes some 0.1 s."""
    from pypinyin import Style, lazy_pinyin

    return tuple(
        syllable
        for run in _HAN_NAME.findall(text)
        for syllable in lazy_pinyin(
            run,
            style=Style.TONE3,
            v_to_u=True,
            neutral_tone_with_five=True,
            errors=_code_points,  # type: ignore[arg-type]  # a list is taken too
        )
    )


def _code_points(unreadable: str) -> list[str]:
    return [f"u{ord(char):x}" for char in unreadable]


def reading(name: str, pinyin: str = "", *, read: Read = read_han) -> tuple[str, ...]:
    """One syllable a Han with its tone as a digit: ("lü3", "zhi4", "liang2"); surname first.

    The declared pinyin wins where it fits the name. A Han without a known reading gives "u" and its
    code point. A name without any Han has no reading: ().
    """
    surname, given = _syllables(name, pinyin, read)
    return surname + given


def declared_reading(name: str, pinyin: str) -> tuple[str, ...] | None:
    """The reading that an editor's pinyin gives a name, None where the two do not fit."""
    parts = _declared(name, pinyin)
    return parts[0] + parts[1] if parts else None


def spelled(name: str, pinyin: str = "", *, read: Read = read_han) -> str:
    """The reading as it is printed: Lín Zhīyuǎn, Ōuyáng Lán, Wáng Píng'ān (GB/T 28039-2011).

    The declared pinyin as declared. "" for a name without Han, or with a Han that nobody can read.
    """
    if pinyin and declared_reading(name, pinyin):
        return pinyin
    parts = [part for part in _syllables(name, pinyin, read) if part]
    if any(_is_code_point(syllable) for part in parts for syllable in part):
        return ""
    return " ".join(
        _with_apostrophes([_marked(syllable) for syllable in part]).capitalize() for part in parts
    )


def _with_apostrophes(syllables: list[str]) -> str:
    first, *rest = syllables
    vowels = ("a", "o", "e")
    return first + "".join(
        f"'{each}" if unicodedata.normalize("NFD", each).startswith(vowels) else each for each in rest
    )


def _marked(syllable: str) -> str:
    """lü3 → lǚ. The mark stands on a or e, on the o of ou, else on the last vowel."""
    letters, tone = syllable.rstrip("12345"), syllable[-1]
    marks = {str(number): mark for mark, number in _TONES.items()}
    if tone not in marks:
        return letters
    place = next((at for vowel in ("a", "e", "ou") if (at := letters.find(vowel)) >= 0), None)
    if place is None:
        place = max((at for at, char in enumerate(letters) if char in "aeiouü"), default=0)
    return unicodedata.normalize("NFC", letters[: place + 1] + marks[tone] + letters[place + 1 :])


def slug(name: str, pinyin: str = "", *, read: Read = read_han) -> str:
    """The address of a person: guan-yunyun, lyu-zhiliang; ASCII letters, digits and hyphens only.

    Surname, hyphen, given name joined (GB/T 28039-2011; ü is written yu). Latin names are kept in
    lower case; parts of a transliterated name (约翰·史密斯) are joined by hyphens; a name that nothing
    can read becomes "u" and its code points. Never empty for a name that is not empty.
    """
    surname, given = _syllables(name, pinyin, read)
    if surname:
        return f"{_joined(surname)}-{_joined(given)}"
    return slug_words(name, read=read)


def slug_words(text: str, *, read: Read = read_han) -> str:
    """A word as an address: 要闻 → yaowen, A叠·要闻 → a-die-yaowen; as `slug` for what cannot be read."""
    words = []
    for piece in re.split(r"[\W_]+", text):
        words += _slug_pieces(piece, read)
    if words:
        return "-".join(words)
    return "u" + "-".join(f"{ord(char):x}" for char in text) if text else ""


def _slug_pieces(piece: str, read: Read) -> list[str]:
    """Runs of Han, of Latin letters, and of what neither reading nor folding turns into ASCII."""
    found = []
    for match in re.finditer(f"[{_HAN_RANGES}]+|[^{_HAN_RANGES}]+", piece):
        if _HAN_NAME.fullmatch(match[0]):
            found.append(_joined(read(match[0])))
        else:
            found.append(_fold(match[0]) or "u" + "-".join(f"{ord(char):x}" for char in match[0]))
    return found


def letter(name: str, pinyin: str = "", *, read: Read = read_han) -> str:
    """A to Z by the surname's reading, or by a Latin name's first letter; "#" for any other."""
    first = sort_key(name, pinyin, read=read)[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def sort_key(name: str, pinyin: str = "", *, read: Read = read_han) -> str:
    """Sorts names by reading, syllable by syllable, tone by tone, then by character.

    lu stands before lü before luan, as in a dictionary. Latin names stand in their letter; names that
    cannot be read stand last.
    """
    surname, given = _syllables(name, pinyin, read)
    syllables = surname + given
    if syllables and not _is_code_point(syllables[0]):
        return " ".join(syllables).replace("ü", "u:") + "  " + name
    folded = _fold(name)
    return f"{folded}  {name}" if folded[:1].isalpha() else f"~{name}"


def _syllables(name: str, pinyin: str, read: Read) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The readings of surname and given name."""
    if pinyin and (parts := _declared(name, pinyin)):
        return parts
    surname, given = split_name(name)
    known = _surnames().get(surname)
    return known or read(surname), read(given)


def _is_code_point(syllable: str) -> bool:
    """No syllable of pinyin begins with u."""
    return syllable.startswith("u")


def _joined(syllables: tuple[str, ...]) -> str:
    return "".join(s if _is_code_point(s) else s.rstrip("12345").replace("ü", "yu") for s in syllables)


def _fold(text: str) -> str:
    """Lower-case ASCII words joined by hyphens; "" where nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _declared(name: str, pinyin: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Readings of surname and given name from declared pinyin; the first word is the surname."""
    if not _HAN_NAME.fullmatch(name) or not pinyin.split():
        return None
    first, *rest = pinyin.split()
    if not rest:
        whole = _cut(first, len(name))
        return ((), whole) if whole else None
    for length in range(1, len(name)):
        surname, given = _cut(first, length), _cut("'".join(rest), len(name) - length)
        if surname and given:
            return surname, given
    return None


def _cut(word: str, count: int) -> tuple[str, ...] | None:
    """A word of pinyin with tone marks as `count` syllables with tone digits, None if it has not so many."""
    letters, tones = _letters_and_tones(word)
    match = re.fullmatch(_BOUNDARY.join([_SYLLABLE] * count), letters)
    if not match:
        return None
    spans = [match.span(group) for group in range(1, count + 1)]
    return tuple(f"{letters[a:b]}{max(tones[a:b], default=0) or _NO_TONE}" for a, b in spans)


def _letters_and_tones(word: str) -> tuple[str, list[int]]:
    letters: list[str] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFD", word.lower().replace("’", "'").replace("-", "'")):
        if char in _TONES and letters:
            tones[-1] = _TONES[char]
        elif char == "\u0308" and letters and letters[-1] == "u":
            letters[-1] = "ü"
        else:
            letters.append("ü" if char == "v" else char)
            tones.append(0)
    return "".join(letters), tones


@cache
def _surnames() -> Mapping[str, tuple[str, ...]]:
    """surnames.tsv: surname → its syllables with tone digits."""
    table = {}
    for line in resources.files(__package__).joinpath("surnames.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            surname, written = line.split("\t")
            cut = [_cut(syllable, 1) for syllable in written.split()]
            table[surname] = tuple(syllable for part in cut if part for syllable in part)
    return table
