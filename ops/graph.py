"""`make graph`: docs/packages.svg, the order of the packages as the import contract states it."""

import re
import tomllib
from html import escape

from ops.tree import ROOT

PICTURE = ROOT / "docs" / "packages.svg"
BOX_WIDTH, BOX_HEIGHT, GAP, MARGIN = 132, 34, 12, 16
SPLIT = re.compile(r"[|:]")


def run(_arguments: list[str]) -> int:
    """Draw the picture anew."""
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(layers((ROOT / "pyproject.toml").read_text())))
    print(f"Wrote {PICTURE.relative_to(ROOT)}.")
    return 0


def layers(project: str) -> list[list[str]]:
    """Names of the packages, the highest layer first, from the text of pyproject.toml."""
    contracts = tomllib.loads(project)["tool"]["importlinter"]["contracts"]
    order = next(each["layers"] for each in contracts if each.get("containers") == ["naru"])
    return [[name.strip(" ()") for name in SPLIT.split(layer)] for layer in order]


def draw(order: list[list[str]]) -> str:
    """One row of boxes a layer."""
    widest = max(len(layer) for layer in order)
    width = 2 * MARGIN + widest * (BOX_WIDTH + GAP) - GAP
    height = 2 * MARGIN + len(order) * (BOX_HEIGHT + GAP) - GAP
    boxes = [
        _box(name, width, len(layer), column, row)
        for row, layer in enumerate(order)
        for column, name in enumerate(layer)
    ]
    frame = f'width="{width}" height="{height}"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {frame}'
    return "\n".join(
        [
            f'{opening} role="img" font-family="sans-serif" font-size="14">',
            "<title>Packages of Naru: each imports only from the rows below it</title>",
            f'<rect {frame} fill="#fff"/>',
            *boxes,
            "</svg>",
            "",
        ]
    )


def _box(name: str, width: int, many: int, column: int, row: int) -> str:
    row_width = many * (BOX_WIDTH + GAP) - GAP
    x = (width - row_width) // 2 + column * (BOX_WIDTH + GAP)
    y = MARGIN + row * (BOX_HEIGHT + GAP)
    size = f'width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="4"'
    return (
        f'<rect x="{x}" y="{y}" {size} fill="#e7f0fb" stroke="#1d4f91"/>'
        f'<text x="{x + BOX_WIDTH // 2}" y="{y + 22}" text-anchor="middle">{escape(name)}</text>'
    )
