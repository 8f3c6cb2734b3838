"""Finding letters for the paper: Korean fonts that the system has, best first."""

from functools import lru_cache
from pathlib import Path

import typst
from django.conf import settings

FAMILIES = (
    "NanumGothic",
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "Pretendard",
    "NanumBarunGothic",
    "UnDotum",
    "Baekmuk Dotum",
)
"""Families that hold the Korean letters, as fonts name themselves."""
FILES = (
    "NanumGothic.ttf",
    "NanumGothicBold.ttf",
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJK-Bold.ttc",
    "NotoSansKR-*.[ot]tf",
    "Pretendard-Regular.*",
    "Pretendard-Bold.*",
    "NanumBarunGothic.ttf",
    "NanumBarunGothicBold.ttf",
    "UnDotum*.ttf",
    "dotum.ttf",
)


def korean() -> tuple[typst.Fonts, list[str]] | None:
    """The fonts and the names of their families, best first; None if the system has none."""
    return _found(tuple(str(folder) for folder in settings.FONT_DIRS))


@lru_cache(maxsize=4)
def _found(folders: tuple[str, ...]) -> tuple[typst.Fonts, list[str]] | None:
    """Only folders with such files are read: a system may hold hundreds of other fonts."""
    holding = {
        str(file.parent)
        for folder in folders
        for name in FILES
        for file in Path(folder).expanduser().rglob(name)
    }
    if not holding:
        return None
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted(holding)
    )
    there = set(fonts.families())
    families = [name for name in FAMILIES if name in there]
    return (fonts, families) if families else None
