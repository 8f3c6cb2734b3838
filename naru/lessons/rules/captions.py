"""Captions as WebVTT: read strictly, so that what is published plays and can be searched."""

import re
from dataclasses import dataclass

from naru.lessons.rules.faults import Fault, Finding

TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMING = re.compile(rf"{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t].*)?")
TAG = re.compile(r"</?[^<>]*>")
ASIDE = ("NOTE", "STYLE", "REGION")
ENTITIES = {"&lt;": "<", "&gt;": ">", "&nbsp;": " ", "&amp;": "&"}


@dataclass(frozen=True)
class Cue:
    """Words that are shown in `[from_s, to_s)`."""

    from_s: float
    to_s: float
    text: str


@dataclass(frozen=True)
class Captions:
    """The cues in order; with findings they are not to be used."""

    cues: list[Cue]
    findings: list[Finding]


def parse(text: str) -> Captions:
    """Read a WebVTT file; every mistake with its line."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        return Captions([], [Finding(Fault.CAPTIONS_HEAD, 1)])
    cues: list[Cue] = []
    findings: list[Finding] = []
    for line, block in _blocks(lines):
        if line == 1 or block[0].split(" ")[0] in ASIDE:
            continue
        _take(block, line, cues, findings)
    if not cues and not findings:
        findings.append(Finding(Fault.CAPTIONS_EMPTY, 1))
    return Captions(cues, findings)


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Groups of lines between empty ones, each with the number of its first line."""
    found: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            fresh = True
        elif fresh:
            found.append((number, [line]))
            fresh = False
        else:
            found[-1][1].append(line)
    return found


def _take(block: list[str], line: int, cues: list[Cue], findings: list[Finding]) -> None:
    at = 0 if "-->" in block[0] else 1
    timing = TIMING.fullmatch(block[at].strip()) if at < len(block) else None
    if timing is None:
        shown = block[min(at, len(block) - 1)].strip()[:60]
        findings.append(Finding(Fault.CAPTIONS_TIME, line + at, {"what": shown}))
        return
    from_s, to_s = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
    words = " ".join(one.strip() for one in block[at + 1 :])
    if to_s <= from_s or (cues and from_s < cues[-1].from_s):
        findings.append(Finding(Fault.CAPTIONS_ORDER, line + at))
    elif not words:
        findings.append(Finding(Fault.CAPTIONS_EMPTY, line + at))
    elif "-->" in words:
        findings.append(Finding(Fault.CAPTIONS_TIME, line + at + 1, {"what": words[:60]}))
    else:
        cues.append(Cue(from_s, to_s, _words(words)))


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + rest / 1000


def _words(text: str) -> str:
    text = TAG.sub("", text)
    for entity, letter in ENTITIES.items():
        text = text.replace(entity, letter)
    return " ".join(text.split())
