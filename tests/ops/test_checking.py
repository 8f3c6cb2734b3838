"""What the audit says is read right: holes fail, a missing network does not."""

import json

from ops import checking
from ops.checking import Audit


def answer(**package: object) -> str:
    return json.dumps({"dependencies": [{"name": "django", "version": "5.2", **package}]})


def test_no_hole_counts_the_packages():
    assert checking.judge(answer(vulns=[]), "") == Audit([], 1)


def test_holes_name_package_and_way_out():
    holes = [{"id": "CVE-1", "fix_versions": ["5.2.1"]}, {"id": "CVE-2", "fix_versions": []}]
    assert checking.judge(answer(vulns=holes), "") == Audit(
        ["django 5.2 has CVE-1: update to 5.2.1.", "django 5.2 has CVE-2: no fix yet."], 1
    )


def test_index_without_our_packages_is_no_audit():
    reason = "the index here knows none of the packages"
    assert checking.judge(answer(skip_reason="not found"), "") == Audit([], 0, reason)


def test_missing_network_is_one_line():
    assert checking.judge("", "Traceback\nConnectionError: no route") == Audit(
        [], 0, "ConnectionError: no route"
    )


def test_only_holes_fail_the_check(capsys):
    assert checking._report(Audit([], 0, "no network"))
    assert checking._report(Audit([], 3))
    assert not checking._report(Audit(["django 5.2 has CVE-2: no fix yet."], 1))
    assert capsys.readouterr().out.splitlines() == [
        "Dependencies not audited: no network.",
        "Dependencies audited: no known hole in 3 packages.",
        "django 5.2 has CVE-2: no fix yet.",
    ]
