"""A reform from its name to the answer, read and checked once, and again after any change."""

import shutil
from datetime import date

import pytest

from naru.city.pack import Pack
from naru.city.problems import BadPack
from naru.policies.rules.verdicts import Answer, decide
from naru.simulation import keeping
from naru.simulation.answering import simulated
from naru.simulation.keeping import Shelf
from naru.simulation.reading.part import read_alone, read_named
from naru.simulation.rules.plain import NoSuchReform
from tests.simulation.factories import SEOUL
from tests.simulation.reading.mistakes import HANEUL, REFORM, copied


def test_gains_of_a_reform_are_those_decide_finds_one_by_one(tmp_path):
    result = simulated(HANEUL, tmp_path, "higher-ceiling", people=1500)
    pack = Pack(HANEUL)
    part = read_alone(pack)
    reform = read_named(pack, part, "higher-ceiling")
    reader = result.bulk.people.reader()
    on = result.asked.on
    before = part.written.policies()["night-school"]
    after = part.written.under(reform, on).policies()["night-school"]
    gained = sum(
        decide(before, facts, on).answer is not Answer.YES
        and decide(after, facts, on).answer is Answer.YES
        for facts in map(reader.facts, range(result.bulk.people.people))
    )
    line = next(one for one in result.comparison.policies if one.policy == "night-school")
    assert (line.gaining, line.losing) == (gained, 0)
    assert gained > 0
    assert line.after.won == min(line.after.people * 20 // 100, 40) * 300_000


def test_the_day_decides_which_rules_are_compared(tmp_path):
    """From 2027 the ceiling is 100 anyhow: 20 more than the last value written is 120."""
    now = simulated(HANEUL, tmp_path, "higher-ceiling", people=1500)
    later = simulated(HANEUL, tmp_path, "higher-ceiling", people=1500, on=date(2027, 1, 2))
    may = [
        next(one for one in each.comparison.policies if one.policy == "night-school").before.people
        for each in (now, later)
    ]
    assert may[0] < may[1]
    assert (now.asked.on, later.asked.on) == (date(2026, 11, 24), date(2027, 1, 2))


def test_an_unknown_reform_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(
        NoSuchReform, match=r'no reform "nothing" in cities/seoul/reforms/: .*from-45'
    ):
        simulated(SEOUL, tmp_path, "nothing")
    assert list(tmp_path.iterdir()) == []


def test_a_reform_with_a_mistake_makes_no_city(tmp_path):
    city = copied(tmp_path, REFORM, 'name = "income-ceiling"', 'name = "ceiling"')
    with pytest.raises(BadPack, match="is not in parameters/"):
        simulated(city, tmp_path / "stores", "higher-ceiling")
    assert not (tmp_path / "stores").exists()


def test_a_pack_without_reforms_says_so(tmp_path):
    city = copied(tmp_path, REFORM, "add = 20", "add = 20")
    shutil.rmtree(city / "reforms")
    with pytest.raises(NoSuchReform, match="none yet"):
        simulated(city, tmp_path, "any")


def asked(city, stores, **more):
    return simulated(city, stores, "higher-ceiling", people=1500, **more)


def kept(stores):
    """The one file that was kept."""
    (path,) = (stores / keeping.FOLDER).iterdir()
    return path


def test_what_was_asked_before_is_not_read_again_and_answers_the_same(tmp_path):
    city, stores = copied(tmp_path, REFORM, "add = 20", "add = 20"), tmp_path / "stores"
    first = asked(city, stores)
    path = kept(stores)
    written = path.stat().st_mtime_ns
    again = asked(city, stores)
    assert again.asked == first.asked
    assert [(one.policy, one.gaining, one.after.won) for one in again.comparison.policies] == [
        (one.policy, one.gaining, one.after.won) for one in first.comparison.policies
    ]
    assert path.stat().st_mtime_ns == written


@pytest.mark.parametrize("spoil", ["cut", "byte", "key", "text", "number", "empty", "no store"])
def test_what_is_kept_and_broken_counts_for_nothing(tmp_path, spoil):
    city, stores = copied(tmp_path, REFORM, "add = 20", "add = 20"), tmp_path / "stores"
    first = asked(city, stores)
    path = kept(stores)
    sound = path.read_bytes()
    spoiled = {
        "cut": sound[:-40],
        "byte": sound.replace(b"night-school", b"night-schooo", 1),
        "key": b"0" + sound[1:],
        "text": b"\xff" + sound,
        "number": b"\n".join([sound.split(b"\n")[0], b"", b"7"]),
        "empty": b"",
        "no store": sound,
    }
    path.write_bytes(spoiled[spoil])
    if spoil == "no store":
        shutil.rmtree(stores / first.asked.store)
    assert asked(city, stores).asked == first.asked
    assert path.read_bytes() == sound


def test_a_changed_pack_is_read_again_and_its_mistakes_are_told(tmp_path):
    city, stores = copied(tmp_path, REFORM, "add = 20", "add = 20"), tmp_path / "stores"
    twenty = asked(city, stores)
    reform = city / REFORM
    reform.write_text(reform.read_text("utf-8").replace("add = 20", "add = 25"), "utf-8")
    assert asked(city, stores).asked != twenty.asked
    reform.write_text(reform.read_text("utf-8").replace("add = 25", 'add = "much"'), "utf-8")
    with pytest.raises(BadPack, match="higher-ceiling"):
        asked(city, stores)


def test_the_key_is_made_of_pack_code_and_question(tmp_path):
    city = copied(tmp_path, REFORM, "add = 20", "add = 20")
    code = tmp_path / "code"
    for name in keeping.CODE:
        shutil.copytree(keeping.NARU / name, code / name)

    def key(question=1):
        return Shelf(city, tmp_path, (question,), code).key

    keys = [key(), key(2)]
    (code / "policies" / "rules" / "derived.py").write_text("changed")
    keys.append(key())
    (city / "cases" / "more.toml").write_text("")
    keys.append(key())
    assert len(set(keys)) == 4
    assert key() == keys[-1]


def test_a_folder_that_takes_nothing_costs_only_the_time(tmp_path):
    city, stores = copied(tmp_path, REFORM, "add = 20", "add = 20"), tmp_path / "stores"
    stores.mkdir()
    (stores / keeping.FOLDER).write_text("in the way")
    assert asked(city, stores).asked == asked(city, tmp_path / "others").asked
