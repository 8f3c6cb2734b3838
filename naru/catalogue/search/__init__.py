"""Finding courses. Reads what `naru.catalogue.index` keeps; pages and the API need four things.

    found = find(text=..., filters=Filters(...), order=Order.FIT, at=now, cursor=..., size=20)
    courses = courses_of(found.hits)           # with provider, skills, runs on offer; same order
    terms = suggest("요양봏")                  # what is being typed, completed

`find.find` never refuses a text: whatever was typed is understood as well as possible, and
`found.query.reading` says what was read otherwise (`changed`) or passed over (`dropped`).

`finding.filters.Filters` is the state of the page, one frozen value that fits into a URL: ticks
`district`, `mode`, `when`, `field`, `certificate` (sets of values: those of a kind widen, kinds
narrow), `most_won` (0 is free), `open_only`, `home` with `within_m`, and `person` with `suits`
or `may_suit`. `filters.active` names the kinds that narrow, `filters.without(kind)` takes one off.

`found.options[kind]` are the values of a kind with counts, each as if only its own kind were
open: `Option("EVENING", 12)`. Kinds: those above, and "price" (ceilings in won), "near" (metres,
with a home), "open", "audience" ("suits", "may_suit", with a person). Values of `field` and
`district` are codes of the city pack, of `mode` and `when` those of `Mode` and `finding.tags`.

`found.courses` counts courses (`found.more`: at least so many); `hit.run_id` is the run that
meets the filters and comes first in the order, None for a course without any. Where nothing is
found, `found.looser` says what to take off and how many courses that would leave, and
`found.over` how many fit but have ended. `found.untold` counts what "suits me" left out only
because a rule is not told. `found.next` is the cursor of the next page, "" on the last.
"""
