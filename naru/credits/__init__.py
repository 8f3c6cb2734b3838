"""Credits of universities and of the credit bank: what somebody has, what counts where, and the way
to a chosen total.

Knows people and courses; nothing of certificates.
"""
