"""Chinese punctuation that meets is set closer: of two full-width marks in a row one keeps half its width.

Without it “零散”。 shows a hole of a whole character between the marks. The font's own `halt` forms are used, through
a class, so the text itself stays as it is: searching and copying find what was written.
"""

from __future__ import annotations

import re

OPENING = "“‘（《〈「『【〔"
CLOSING = "”’）》〉」』】〕，。、；：！？"
_MARKUP = re.compile(r"(<svg.*?</svg>|<head>.*?</head>|<[^>]*>)", re.S)
_PAIRS = re.compile(rf"[{CLOSING}](?=[{CLOSING}{OPENING}])|(?<=[{OPENING}])[{OPENING}]")
_FIRST = re.compile(rf'(<(?:p|h[1-6]|td|th)(?: [^>]*)?>|<strong class="run">[^<]*</strong>)([{OPENING}])')
_MEASURES = re.compile(r"[0-9]+ 周(?=[）；，])")
_WEEKS = re.compile(r"\([0-9]+ weeks?\)")
_KEPT = r'<span class="nobr">\g<0></span>'
_NUMBER = re.compile(r"国发〔[0-9]{4}〕[0-9]+号")
_STRAIGHT = re.compile(r'"([^"\n]+)"')
_QUOTES = re.compile("[“”‘’]+")
_NARROWED = r'<span class="q">\g<0></span>'
_SQUEEZED = r'<span class="h">\g<0></span>'


def squeeze(markup: str) -> str:
    """The document with meeting marks wrapped in `span.h`, and those a paragraph begins with, so that it begins at the
    edge; a number keeps its unit on its line. Heads, drawings and tags are left alone."""
    kept = _wrapped(_wrapped(markup, _MEASURES, _KEPT), _NUMBER, _KEPT)
    closer = _wrapped(kept, _PAIRS, _SQUEEZED)
    return _FIRST.sub(rf"\g<1>{_SQUEEZED.replace('<0>', '<2>')}", closer)


def narrow(markup: str) -> str:
    """An English document with its quotes wrapped in `span.q`: the font's own are as wide as a Chinese character.

    Only the quotes: narrowed as a whole, a “（” of a Chinese name would be copied from the file as “(”.
    """
    kept = _wrapped(_wrapped(markup, _WEEKS, _KEPT), _NUMBER, _KEPT)
    return _wrapped(kept, _QUOTES, _NARROWED)


def curly(text: str, *, inside: bool = False) -> str:
    """An English text of the questionnaire or the policy with typographic quotes; single ones `inside` of others.

    Never for what people typed: theirs is printed as it is.
    """
    quoted = _STRAIGHT.sub(r"“\1”", text)
    return quoted.translate({0x201C: "‘", 0x201D: "’"}) if inside else quoted


def _wrapped(markup: str, wanted: re.Pattern[str], wrapper: str) -> str:
    parts = _MARKUP.split(markup)
    parts[::2] = [wanted.sub(wrapper, text) for text in parts[::2]]
    return "".join(parts)
