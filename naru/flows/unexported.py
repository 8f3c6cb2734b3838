"""What is held about a person and is not theirs to take along, each table with the reason."""

NOT_EXPORTED: dict[str, str] = {
    "account.EmailConfirmation": "unused: addresses are proved by codes, which are not stored",
    "accounts.User_groups": "unused: roles come from memberships",
    "accounts.User_user_permissions": "unused: roles come from memberships",
    "accounts.ApiToken": "belongs to the body that runs the program; only names who issued it",
    "catalogue.ImportRemark": "about rows of a source, reached only through the run",
    "catalogue.ImportRun": "work of the office: which operator started an import",
    "catalogue.SourceRecord": "rows of a source, reached only through the run",
    "credits.CourseTerms": "work of the office: what a course gives, and who said so",
    "counselling.Mentor": "work of the office: who looks after people, and how many",
    "counselling.Hours": "work of the office: when a mentor talks",
    "counselling.Away": "work of the office: when a mentor is away",
    "enrolments.Bulletin": "work of the office: what was told to a class, and by whom",
    "enrolments.Closing": "work of the office: who closed a class, and by which rule",
    "enrolments.CallOff": "work of the office: who called a run off, and why",
    "enrolments.Move": "work of the office: which two members of staff moved a place, and why",
    "lessons.Version": "work of the office: who wrote the lessons of a course",
    "lessons.Media": "work of the office: who brought a file of a course",
    "lessons.Piece": "bytes of lessons.Media",
    "payments.BankFile": "work of the office: who brought in a bank's file",
    "spaces.Sitting": "work of the office: when a bench is open, and who instructs there",
    "scholarships.Round": "work of the office: which manager opened a round",
    "scholarships.Draw": "about a round; of people only the tokens on their applications",
    "policies.ReceiptLink": "hashes over policies.Receipt, which are exported",
    "audit.Link": "hashes over the lines of audit.Entry, which are exported",
}
"""Tables that lead to a person and hold nothing for them, each with the reason."""
