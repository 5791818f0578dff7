"""Proposals for codes of documents and for acronyms."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from soat_core.engine.cutting import code_parts, is_dotted_code
from soat_core.engine.drafts import Draft
from soat_core.engine.letter_case import OTHER
from soat_core.engine.pack import Pack
from soat_core.engine.units import CODE, UNKNOWN
from soat_core.engine.weights import Weights
from soat_core.text import strip_marks

CODE_LETTER = 2.2
"""What a letter of a code is worth that the corpus has as well, in nats."""
UNHEARD = 5.0
"""Cost of a code as it was read, where the corpus has it only with other strokes."""
_SPLIT_PIECE = re.compile(r"[/.-]\d$")


class Codes:
    """Spellings of codes and acronyms, with one pack and one set of weights.

    The first entry of a draft is the core as it was read.
    """

    def __init__(self, pack: Pack, weights: Weights) -> None:
        self._pack = pack
        self._weights = weights
        self._unknown, self._code = pack.lexicon.number[UNKNOWN], pack.lexicon.number[CODE]

    def add_codes(self, draft: Draft) -> None:
        """Spellings of a document code: those the corpus has, or else every D as it may be an Đ."""
        core = draft.core
        if is_dotted_code(core):
            self._add_dotted(draft)
            return
        head, body, tail = code_parts(core)
        letter = self._weights.letter
        spelling = letter * len(core)
        key = strip_marks(body).upper()
        forms = self._pack.codes.get(key, ())
        if forms:
            total = sum(count for _, count in forms)
            options = [(form, -math.log(count / total)) for form, count in forms]
            # what the corpus never spells so is unlikely to be so
            draft.entries[0].spelling = spelling + UNHEARD
        elif body.isascii() and "D" in body and len(body) <= 16:
            options = self._pieced(body)
            draft.entries[0].spelling = spelling + UNHEARD
        else:
            options = self._codes_near(key)
            if _SPLIT_PIECE.search(head):
                # a letter of the first piece was read as a digit: ``1T-BTC``
                shorter = head[:-1]
                for form, cost in self._codes_near(head[-1] + key):
                    text = shorter + form + tail
                    draft.add(self._code, text + draft.tail, core, text, spelling + cost, OTHER)
        for form, cost in options:
            text = head + form + tail
            if text == core:
                draft.entries[0].spelling = spelling + cost
            else:
                draft.add(self._code, text + draft.tail, core, text, spelling + cost, OTHER)

    def add_acronyms(self, draft: Draft) -> None:
        """OCR loses the stroke of Đ: every D of an unknown acronym may have been one."""
        core = draft.core
        spelling = self._weights.acronym * len(core)
        options = self._struck(core)
        if any(text.lower() in self._pack.lexicon.number for text, _ in options):
            # with its strokes it is an acronym everybody knows (HĐND)
            spelling = self._weights.letter * len(core)
        for text, cost in options:
            if text == core:
                draft.entries[0].spelling = spelling + cost
            else:
                draft.add(self._unknown, text + draft.tail, core, text, spelling + cost, OTHER)

    def _add_dotted(self, draft: Draft) -> None:
        """Repair the lettered pieces of a code between full stops: ``44.13.1T.2`` is TT."""
        core, known = draft.core, self._known_pieces
        pieces = core.split(".")
        strange = self._weights.letter
        spelling = 0.0
        for at, piece in enumerate(pieces):
            if piece.isdigit():
                continue
            spelling += known.get(piece, strange * len(piece))
            near = [other for other in known if len(other) == len(piece) and other != piece]
            costs = self._pack.channel.costs([(piece, other) for other in near])
            likely = sorted(zip((costs + [known[o] for o in near]).tolist(), near, strict=True))
            for _, other in likely[:3]:
                text = ".".join([*pieces[:at], other, *pieces[at + 1 :]])
                draft.add(self._code, text + draft.tail, core, text, known[other], OTHER)
        draft.entries[0].spelling = spelling

    def _codes_near(self, key: str) -> list[tuple[str, float]]:
        """Codes of the corpus one letter from ``key``, and what they cost beside one unheard of."""
        hits = process.extract(
            key, self._pack.codes.keys(), scorer=OSA.distance, score_cutoff=1, limit=8
        )
        return [
            (form, self._known_codes[form] - CODE_LETTER * len(key))
            for near, _, _ in hits
            for form, _ in self._pack.codes[near]
        ]

    @cached_property
    def _known_codes(self) -> dict[str, float]:
        """How unusual each code of the corpus is among all of them, in nats."""
        counts = {form: count for forms in self._pack.codes.values() for form, count in forms}
        total = sum(counts.values())
        return {form: -math.log(count / total) for form, count in counts.items()}

    @cached_property
    def _known_pieces(self) -> dict[str, float]:
        """The same for the short pieces in capitals that codes are made of (``NĐ``, ``TT``)."""
        counts: Counter[str] = Counter()
        for forms in self._pack.codes.values():
            for form, count in forms:
                for piece in re.split(r"[^A-ZĐ]+", form):
                    if 2 <= len(piece) <= 5:
                        counts[piece] += count
        total = sum(counts.values())
        return {piece: -math.log(count / total) for piece, count in counts.items()}

    def _pieced(self, body: str) -> list[tuple[str, float]]:
        """Spellings of an unknown code body, piece by piece: known acronyms as they are known."""
        options: list[tuple[str, float]] = [("", 0.0)]
        number, prior = self._pack.lexicon.number, self._pack.lexicon.log_probability
        for piece in re.split(r"([^A-Za-z]+)", body):
            spellings = self._struck(piece)
            known = [
                (text, -float(prior[number[text.lower()]]))
                for text, _ in spellings
                if text.lower() in number
            ]
            if known:
                # the likelihood of each known spelling; the unknown ones drop out
                total = math.log(sum(math.exp(-cost) for _, cost in known))
                spellings = [(text, cost + total) for text, cost in known]
            options = [(a + b, x + y) for a, x in options for b, y in spellings][:32]
        return options

    def _struck(self, text: str) -> list[tuple[str, float]]:
        """``text`` with each D as D or Đ, and what that costs in nats."""
        return [
            (spelled, -math.log(share)) for spelled, share in self._pack.strokes.spellings(text)
        ]
