"""What a change of the rules would do: every policy over a synthetic city, baseline and reform.

The same resolved trees that decide for one resident are evaluated for millions at once, as bitmaps
over a store sorted by district, sex and day of birth.
"""
