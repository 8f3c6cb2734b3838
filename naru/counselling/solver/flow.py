"""Minimum-cost flow from people over mentors to their places (OR-Tools)."""

from collections.abc import Iterator

import numpy as np
from ortools.graph.python import min_cost_flow

from naru.counselling.rules.assigning import EVERYBODY, NOBODY, Answer, Places, Points, proven
from naru.counselling.rules.pricing import called, shortened

SHORT = (12, 36)
"""So many mentors are looked at for each person, then so many: nearly always the first are enough
for the best."""


class NoFlow(Exception):
    """The solver found no flow: a mistake in the question, since helping nobody always can be."""


def assign(points: Points, places: Places) -> Answer:
    """The best answer there is.

    First among everybody's best few; if prices do not prove that nothing better exists in the
    whole table (`proven`), among more, and at last among all.
    """
    for few in short_lists(points, places):
        answer = flow(few, places)
        if proven(points, places, answer):
            return answer
    return flow(points, places)


def short_lists(points: Points, places: Places) -> Iterator[Points]:
    """The table with everybody's best few, then with more; none where that would be all."""
    shorter = [most for most in SHORT if most < points.shape[1]]
    if len(points) and shorter:
        prices = called(points, places)
        yield from (shortened(points, prices, most) for most in shorter)


def flow(points: Points, places: Places) -> Answer:
    """The best answer within the table. People, then mentors, then the end are the nodes.

    Whoever cannot be helped flows past all mentors for nothing.
    """
    people, mentors = points.shape
    answer = np.full(people, NOBODY, dtype=np.int64)
    rows, columns = np.nonzero(points)
    if not len(rows):
        return answer
    solver, end = min_cost_flow.SimpleMinCostFlow(), people + mentors
    arcs = solver.add_arcs_with_capacity_and_unit_cost
    nobody, everybody = np.zeros(people, np.int64), np.arange(people, dtype=np.int32)
    to_mentors = (people + columns).astype(np.int32)
    cost = -(points[rows, columns] + EVERYBODY)
    arcs(rows.astype(np.int32), to_mentors, np.ones_like(rows), cost)
    arcs(everybody, np.full(people, end, np.int32), nobody + 1, nobody)
    begins = np.arange(people, end, dtype=np.int32)
    arcs(begins, np.full(mentors, end, np.int32), places, np.zeros(mentors, np.int64))
    solver.set_nodes_supplies(everybody, nobody + 1)
    solver.set_node_supply(end, -people)
    if solver.solve() != solver.OPTIMAL:
        raise NoFlow
    used = solver.flows(np.arange(len(rows), dtype=np.int32)) > 0
    answer[rows[used]] = columns[used]
    return answer
