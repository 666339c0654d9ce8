"""Which standards a PDF states: PDF/A-3a, which WeasyPrint writes, and PDF/UA-1 beside it.

WeasyPrint states one standard per file. A tagged PDF/A-3a holds what PDF/UA-1 asks for, so we add its mark to the
metadata, with the schema description that PDF/A demands for a namespace it does not know (ISO 19005-3, 6.6.2.3).
"""

from __future__ import annotations

import io
from importlib.resources import files
from types import MethodType
from typing import Any

from aiplus_assess.reporting.structure import repair

VARIANT = "pdf/a-3a"
OPTIONS = {"pdf_variant": VARIANT, "pdf_tags": True, "output_intent": "sRGB, opened by us"}
"""For `write_pdf`, after `identify`. WeasyPrint's own word for the intent, `srgb`, makes it leave a file open."""

_UA = """<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_END = b"</rdf:RDF>"


def identify(document: Any) -> None:
    """Give a document its output intent, and let it state PDF/UA-1 inside the one `rdf:RDF` there may be."""
    from weasyprint.css import ColorProfile

    icc = io.BytesIO(files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes())
    document.color_profiles["srgb"] = ColorProfile(icc, "sRGB2014.icc", "relative-colorimetric", ("r", "g", "b"))
    metadata = document.metadata
    written = metadata.generate_rdf_metadata

    def generate(_self: Any, *arguments: Any) -> bytes:
        block: bytes = written(*arguments)
        assert block.endswith(_END)
        return block.removesuffix(_END) + _UA.encode() + _END

    metadata.generate_rdf_metadata = MethodType(generate, metadata)


def finish(document: Any, pdf: Any) -> None:
    """The last word before the file is written: the tags put right, each attached file named once, not twice."""
    repair(pdf)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
