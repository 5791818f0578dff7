"""How a token is cut into cores, which may be misread, and text between them."""

from __future__ import annotations

import re

from soat_core.engine.lexicon import skeleton
from soat_core.engine.units import shape_of
from soat_core.syllable import is_syllable

Plan = list[tuple[str, str] | str]
"""Text that stays as it is, and cores with the quotes or hooks that stand behind them."""

_HOOKS = "’'‘`´\"”“"
# ử, ứ, ù at the end of a word are read ``t?``, ``i?``, ``t:`` and the like
_BEFORE_FALSE_MARKS = frozenset("tifrvuy¢")
_SEPARATORS = re.compile(r"([-–/])")
_INNER = re.compile(r"[,;:…][.…]*|\.{2,}|\.")
_DOTTED = re.compile(r"\d+(?:\.[^\W_]{1,6}){2,}")
# a lone 1 before a letter is mostly a letter itself (``1m`` for ìm)
_MEASURE = re.compile(
    r"(?!1[mglh]$)\d+(?:[.,]\d+)*"
    r"(?:[kcmd]?m[23²³]?|[kmc]?g|ha|[mc]?l|h(?:\d\d)?|[kM]?W|[kM]Wh|kVA?|GB|MB|USD|VN[DĐ]|đ|°C)"
)
_ADDRESS = re.compile(r"://|www\.|@\w+\.|\.(?:vn|com|org|net|html?|gov)\b", re.IGNORECASE)


def cut_token(token: str) -> Plan:
    """The token as literal text and cores; put together they are the token."""
    before, core, behind = shape_of(token)
    if not core:
        return [before + behind]
    if before.endswith("$") and (len(core) == 1 or not core[0].isdigit()):
        before, core = before[:-1], "$" + core  # an S, not a sum
    plan: Plan = [before] if before else []
    tail = behind[: len(behind) - len(behind.lstrip(_HOOKS))]
    if not tail and behind[:1] in ("?", ":") and core[-1:] in _BEFORE_FALSE_MARKS:
        tail = behind[0]
    if before == "" and tail in ("”", '"'):
        tail = ""  # closes a quotation that began at an earlier token
    *first, last = _at_inner_marks(core)
    for piece in first:
        plan += [piece] if _INNER.fullmatch(piece) else _cut_core(piece, "")
    plan += _cut_core(last, tail)
    if behind[len(tail) :]:
        plan.append(behind[len(tail) :])
    return plan


def _at_inner_marks(core: str) -> list[str]:
    """The core cut at punctuation inside of it, where words stand on both sides (``nam,bắc``)."""
    if is_address(core):
        return [core]
    pieces = [core]
    for match in reversed(list(_INNER.finditer(core))):
        left, right = core[: match.start()], pieces[0][match.end() :]
        left_word = re.split(_INNER, left)[-1]
        right_word = re.split(_INNER, right)[0]
        if not (_is_wordlike(left_word) and _is_wordlike(right_word)):
            continue
        if match[0] == "." and not (len(left_word) > 1 < len(right_word) and left_word.islower()):
            continue
        pieces[:1] = [left, match[0], right]
    return pieces


def _cut_core(core: str, tail: str) -> Plan:
    """A core cut at hyphens and strokes between words."""
    parts = _SEPARATORS.split(core)
    words = parts[::2]
    if len(words) < 2 or not _has_words(words):
        return [(core, tail)]
    plan: Plan = []
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if index % 2 or not _is_wordlike(part):
            plan.append(part + tail if last else part)
        else:
            plan.append((part, tail if last else ""))
    return plan


def _has_words(parts: list[str]) -> bool:
    """Whether the parts around hyphens and strokes are words, not pieces of a code.

    All of them are (``tế-xã``), or one is in small letters and the others are no letters at all
    (``4%/năm``).
    """
    if all(_is_wordlike(part) for part in parts):
        return True
    return any(_is_wordlike(part) and part[1:].islower() for part in parts) and all(
        _is_wordlike(part) or not any(map(str.isalpha, part)) for part in parts
    )


def _is_wordlike(part: str) -> bool:
    """Whether a part of a hyphenated token is a word of its own rather than a piece of a code."""
    return (
        bool(part)
        and any(char.isalpha() for char in part)
        and not any(char.isdigit() for char in part)
        and (
            part[1:].islower() or (len(part) > 1 and part.isupper() and is_syllable(skeleton(part)))
        )
    )


def looks_like_code(core: str) -> bool:
    """Whether letters and strokes or hyphens make the core a document number or the like."""
    if is_dotted_code(core):
        return True
    return len(_SEPARATORS.split(core)) > 1 and any(char.isalpha() for char in core)


def is_dotted_code(core: str) -> bool:
    """Whether the core is numbers and capitals between full stops (``44.13.NĐ.2.15``)."""
    return (
        _DOTTED.fullmatch(core) is not None
        and any(char.isalpha() for char in core)
        and not any(char.islower() for char in core)
    )


_CODE_BODY = re.compile(r"[^\W\d_].*[^\W\d_]|[^\W\d_]", re.DOTALL)


def code_parts(core: str) -> tuple[str, str, str]:
    """Number before, lettered body, rest: ``15/KH-UBND`` gives ``15/``, ``KH-UBND``, nothing."""
    match = _CODE_BODY.search(core)
    if match is None:
        return core, "", ""
    return core[: match.start()], match[0], core[match.end() :]


def code_body(core: str) -> str:
    """The lettered part of a code as it is spelled."""
    match = _CODE_BODY.search(core)
    return match[0] if match else ""


def is_measure(core: str) -> bool:
    """Whether the core is a number with a unit of measure behind it (``25kg``, ``1,5ha``)."""
    return _MEASURE.fullmatch(core) is not None


def is_plain_measure(core: str) -> bool:
    """Whether the core is nothing but a measure; one of two characters may be a misread word:
    ``4m`` is often âm."""
    return len(core) > 2 and is_measure(core)


def is_address(core: str) -> bool:
    """Whether the core looks like a web or mail address, in which nothing is repaired."""
    return _ADDRESS.search(core) is not None
