"""`make demo-walk`: the first story replayed against a running demo site, as people see it.

It knows addresses where a person would begin, the words on links and buttons, and the log-ins that
`make run` prints; nothing of the code, the database or the jobs behind the pages.
"""
