"""What the catalogue does by the clock."""

from procrastinate.contrib.django import app

from naru.catalogue.index import writing


@app.periodic(cron="30 3 * * *")
@app.task(name="catalogue.rebuild_search", queueing_lock="catalogue.rebuild_search")
def rebuild_search(timestamp: int) -> None:
    """At night: words and their counts as they are used now. `timestamp` is when it was due."""
    writing.rebuild()
