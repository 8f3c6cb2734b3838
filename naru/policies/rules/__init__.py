"""The policy engine: plain values in, a verdict out. No Django, no database, no clock.

`facts` what may be asked · `derived` what follows from it on a day · `trees` conditions ·
`rulebook` dated versions · `verdicts` decide · `nearest` what would flip a no · `asking` what to
ask next · `korean`, `wording` sentences.
"""
