"""The report's stage across every page, as Word itself writes a watermark: WordArt behind the text, in the header.

Word's "Remove Watermark" finds it by the shape's name. Once the report is final, or where somebody works alone, the
header is an empty line.
"""

from __future__ import annotations

from aiplus_assess.reporting.tokens import Palette
from aiplus_assess.reporting.word.template.blocks import Xml, joined, p, run

NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
FIRST_SHAPE = 2049
"""Where Word begins to number the shapes of headers."""
TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
"""Word's plain WordArt, letter for letter: some readers know the shape only with its formulas."""


def header(palette: Palette, font: str, number: int) -> Xml:
    """The paragraph of the `number`-th header, 0 the first."""
    place = (
        "position:absolute;margin-left:0;margin-top:0;{{ watermark_size }};rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject{number + 1}" o:spid="_x0000_s{FIRST_SHAPE + number}" '
        f'type="#_x0000_t136" alt="{{{{ cover.watermark }}}}" style="{place}" o:allowincell="f" '
        f'fillcolor="{palette.mapping()["line"]}" stroked="f"><v:fill opacity=".6"/>'
        f'<v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt;font-weight:bold" '
        'string="{{ cover.watermark }}"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape>'
    )
    picture = Xml(f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict>{TYPE}{shape}</w:pict></w:r>")
    return p("Header", joined([run("{%r if cover.watermark %}"), picture, run("{%r endif %}")]))
