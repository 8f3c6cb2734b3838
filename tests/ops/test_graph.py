"""The picture of the packages is the one the contract would draw today."""

from xml.etree import ElementTree

from ops import graph
from ops.tree import ROOT

NAMESPACE = "{http://www.w3.org/2000/svg}"


def test_layers_come_from_the_contract():
    project = (
        "[[tool.importlinter.contracts]]\n"
        'containers = ["naru"]\n'
        'layers = ["config", "web | api", "(files)", "core"]\n'
    )
    assert graph.layers(project) == [["config"], ["web", "api"], ["files"], ["core"]]


def test_boxes_stand_in_rows_of_their_layer():
    drawn = ElementTree.fromstring(graph.draw([["web", "api"], ["core"]]))  # noqa: S314
    rows = {text.text: text.get("y") for text in drawn.iter(f"{NAMESPACE}text")}
    assert rows == {"web": "38", "api": "38", "core": "84"}
    boxes = [box.get("x") for box in drawn.iter(f"{NAMESPACE}rect")]
    assert boxes == [None, "16", "160", "88"]


def test_committed_picture_is_current():
    order = graph.layers((ROOT / "pyproject.toml").read_text())
    assert graph.PICTURE.read_text() == graph.draw(order), "run: make graph"
