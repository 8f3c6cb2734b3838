"""Drawings (SVG) of which nothing runs and that load nothing from elsewhere."""

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from naru.lessons.rules.faults import Fault, Finding

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {
    *("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline"),
    *("polygon", "text", "tspan", "marker", "linearGradient", "radialGradient", "stop", "clipPath"),
    *("pattern", "symbol", "use", "mask", "style"),
}
OUTSIDE = re.compile(r"@import|url\(\s*['\"]?(?!#)|expression\(|javascript:", re.IGNORECASE)


def judge_svg(data: bytes) -> list[Finding]:
    """What is wrong with the drawing."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        return [Finding(Fault.SVG_BROKEN, getattr(error, "position", (0, 0))[0])]
    if root.tag != f"{SVG}svg":
        return [Finding(Fault.SVG_BROKEN)]
    found = (_active(element) for element in root.iter())
    return [Finding(Fault.SVG_ACTIVE, 0, {"what": what}) for what in found if what][:5]


def _active(element: Element) -> str:
    """What of the element may not be there; "" if nothing."""
    tag = str(element.tag)
    name = tag.removeprefix(SVG)
    if not tag.startswith(SVG) or name not in ELEMENTS:
        return f"<{name}>"
    if name == "style" and OUTSIDE.search(element.text or ""):
        return "<style>"
    for full, value in element.attrib.items():
        attribute = full.rpartition("}")[2].lower()
        if attribute.startswith("on"):
            return attribute
        if attribute in ("href", "src") and not value.startswith("#"):
            return f"{attribute}={value[:40]}"
        if OUTSIDE.search(value):
            return f"{attribute}={value[:40]}"
    return ""
