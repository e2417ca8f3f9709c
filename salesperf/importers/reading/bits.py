"""Places in a block of bytes as bits, sixty-four to a word; place 0 is the lowest bit of the first word."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


class Counter:
    """Counts the set bits below any places."""

    def __init__(self, bits: Words) -> None:
        self._bits = bits
        per_word = np.bitwise_count(bits).astype(np.int64)
        self._before = np.cumsum(per_word) - per_word
        self.total = int(per_word.sum())

    def below(self, places: Places) -> Places:
        """How many bits are set below each place."""
        word = places >> 6
        mask = (np.uint64(1) << (places & 63).astype(np.uint64)) - np.uint64(1)
        counted: Places = self._before[word] + np.bitwise_count(self._bits[word] & mask)
        return counted


def bits_of(data: npt.NDArray[np.uint8], value: int) -> Words:
    """One bit for each byte that equals the value, 64 to a word, filled up with zeros."""
    packed = np.packbits(data == value, bitorder="little")
    rest = -len(packed) % 8
    if rest:
        packed = np.concatenate((packed, np.zeros(rest, np.uint8)))
    return packed.view(np.uint64)


def holds(data: npt.NDArray[np.uint8], text: bytes) -> bool:
    """Whether the bytes hold a text. Unlike a search, it takes no longer where its first byte is common."""
    size = len(data) - len(text) + 1
    if size < 1:
        return False
    here = data[:size] == text[0]
    for place in range(1, len(text)):
        here &= data[place : place + size] == text[place]
    return bool(here.any())


def after(bits: Words, *, first: bool) -> Words:
    """The bits one place later: set where the byte before has the bit."""
    moved = bits << np.uint64(1)
    moved[1:] |= bits[:-1] >> np.uint64(63)
    if first:
        moved[0] |= np.uint64(1)
    return moved


def before(bits: Words) -> Words:
    """The bits one place earlier: set where the byte after has the bit."""
    moved = bits >> np.uint64(1)
    moved[:-1] |= bits[1:] << np.uint64(63)
    return moved


def last(bits: Words, size: int) -> bool:
    """Whether the bit of the last of `size` places is set."""
    place = size - 1
    return bool((int(bits[place // 64]) >> (place % 64)) & 1)


def count(bits: Words) -> int:
    """How many bits are set."""
    return int(np.bitwise_count(bits).sum())


def positions(bits: Words) -> Places:
    """The places of the set bits, in order."""
    return np.flatnonzero(np.unpackbits(bits.view(np.uint8), bitorder="little").view(np.bool_))
