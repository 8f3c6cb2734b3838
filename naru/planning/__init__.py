"""From a goal to dated routes: which courses, exams and practice, in which weeks, and why these.

It knows what people wish and what is offered, never who decides about an application, and it
books nothing. The solver runs as a program of its own (`naru.planning.solver`): nothing that
answers a page may load it.
"""
