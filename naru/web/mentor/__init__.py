"""Pages of mentors: what they owe, whom they look after."""
