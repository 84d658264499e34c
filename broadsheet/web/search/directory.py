"""Which segments may hold a term: the bits of all segments, cut alike and put side by side.

In:   the bits of each segment, newest last.
Out:  shards; of a term's number the high bits say which shard and which place in it.
Must not know: terms, postings, files.

A segment that holds a term is always told; one that does not is told by chance, since terms share places.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence


def slices(held: Sequence[bytes], shards: int) -> tuple[tuple[bytes, ...], ...]:
    """For each shard, the slice of every segment."""
    return tuple(
        tuple(bits[number * len(bits) // shards : (number + 1) * len(bits) // shards] for bits in held)
        for number in range(shards)
    )


def shard(parts: Sequence[bytes]) -> tuple[str, ...]:
    """A shard as text: what a browser's atob reads."""
    return tuple(b64encode(bits).decode("ascii") for bits in parts)
