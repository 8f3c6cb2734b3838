"""What a place costs and what became of the money: charges, payments, refunds, the bank's file.

Knows claims and applications only as what is paid for: it never gives a seat and never takes one.
"""
