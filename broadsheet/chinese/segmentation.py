"""Words of a Chinese text. The owner of rjieba.

In:   plain text.
Out:  its words in order, which joined are the text; nothing where the segmenter has no wheel.
Must not know: what is done with words.

Loading the dictionary costs some 0.4 s of a process, so it is done at the first word and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec
from typing import Final

# Alone above any sum of its parts, so a word that is added is always cut as one.
_FREQUENT: Final = 100_000


def has_segmenter() -> bool:
    """Whether words can be told apart here; looks, and does not load."""
    return find_spec("rjieba") is not None


@cache
def segmenter(added: tuple[str, ...]) -> Callable[[str], list[str]]:
    """The function that cuts a text into words of the dictionary and of `added`.

    A run that is in no dictionary falls into single characters: nothing is guessed. Raises ImportError
    where the library is missing.
    """
    import rjieba

    _add(rjieba.add_word, added)
    return lambda text: rjieba.cut(text, hmm=False)


def _add(add_word: Callable[[str, int | None, str | None], int], words: Iterable[str]) -> None:
    for word in words:
        add_word(word, _FREQUENT, None)
