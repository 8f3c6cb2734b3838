"""Every policy that changes has its line; what nobody knows is a question mark."""

from naru.simulation.answering import simulated
from naru.simulation.report import HEADER, table
from tests.simulation.reading.mistakes import REFORM, copied


def lines_of(tmp_path, before="add = 20", after="add = 20"):
    city = copied(tmp_path, REFORM, before, after)
    return list(table(simulated(city, tmp_path / "stores", "higher-ceiling", people=1500)))


def test_a_changed_policy_has_one_line_under_its_headings(tmp_path):
    lines = lines_of(tmp_path)
    (line,) = [line for line in lines if line.startswith("night-school")]
    assert len(line) == len(HEADER)
    assert line in lines[lines.index(HEADER) : lines.index("", lines.index(HEADER))]


def test_unknown_costs_are_question_marks(tmp_path):
    more = 'add = 20\n[[policy]]\nid = "harbour-jobs"\nrule = "open to all"'
    (line,) = [line for line in lines_of(tmp_path, after=more) if line.startswith("harbour-jobs")]
    assert line.split()[-6:] == ["?", "->", "?", "?", "->", "?"]


def test_a_reform_without_effect_says_so(tmp_path):
    assert "No policy's answer or cost changes." in lines_of(tmp_path, after="value = 80")
