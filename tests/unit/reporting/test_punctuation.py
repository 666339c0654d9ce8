"""Meeting marks are set closer, and nothing else is touched."""

from __future__ import annotations

import pytest

from aiplus_assess.reporting.punctuation import narrow, squeeze


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("<p>为“零散”。</p>", '<p>为“零散<span class="h">”</span>。</p>'),
        ("<p>由（甲）（乙）</p>", '<p>由（甲<span class="h">）</span>（乙）</p>'),
        ("<p>按“《法》”</p>", '<p>按“<span class="h">《</span>法<span class="h">》</span>”</p>'),
        ("<td>“甲</td>", '<td><span class="h">“</span>甲</td>'),
        ('<strong class="run">问题</strong>“甲', '<strong class="run">问题</strong><span class="h">“</span>甲'),
        ("<p>由（甲，2 周）</p>", '<p>由（甲，<span class="nobr">2 周</span>）</p>'),
        ("<p>甲，乙。</p>", "<p>甲，乙。</p>"),
        ('<a title="“甲”。">乙</a>', '<a title="“甲”。">乙</a>'),
        ("<head><title>“甲”。</title></head>", "<head><title>“甲”。</title></head>"),
        ("<svg><text>“甲”。</text></svg>”。", '<svg><text>“甲”。</text></svg><span class="h">”</span>。'),
    ],
)
def test_of_two_marks_one_keeps_half_its_width(given: str, wanted: str) -> None:
    assert squeeze(given) == wanted


def test_english_quotes_are_narrowed_and_nothing_else() -> None:
    assert narrow("<p>（甲）“a”</p>") == '<p>（甲）<span class="q">“</span>a<span class="q">”</span></p>'
