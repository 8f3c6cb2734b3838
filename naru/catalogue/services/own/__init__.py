"""What providers write here themselves: courses, runs, copies and their spreadsheet."""
