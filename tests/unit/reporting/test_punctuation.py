"""Meeting marks are set closer, and nothing else is touched."""

from __future__ import annotations

import pytest
from report_cases import PLAIN, frozen

from aiplus_assess.assessment.model import Answer
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.punctuation import curly, narrow, squeeze


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


def test_english_quotes_of_the_questionnaire_are_typographic() -> None:
    assert curly('habits such as "AI drafts", but "it" is not') == "habits such as “AI drafts”, but “it” is not"
    assert curly('the "AI+" Initiative', inside=True) == "the ‘AI+’ Initiative"
    assert curly('a 5" pipe') == 'a 5" pipe'


def test_what_people_typed_keeps_its_quotes(tiny_pack: Pack) -> None:
    note = 'the "master" list'
    made = frozen(tiny_pack, PLAIN | {"3.8-02": Answer(level=1, note=note)}, "en")
    assert note in {entry.note for group in made.answers for entry in group.entries}
    assert "‘AI Plus’" in made.cover.document
    assert '"' not in made.cover.document


def test_the_number_of_the_policy_is_not_broken() -> None:
    for page in (squeeze("<p>（国发〔2025〕11号）</p>"), narrow("<p>(国发〔2025〕11号)</p>")):
        assert '<span class="nobr">国发〔2025〕11号</span>' in page
