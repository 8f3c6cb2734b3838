"""Tables of money: charges, the ledger, payments and refunds, the bank's files, cards."""

from naru.payments.models.bank import BankFile, BankRow, RowDecision
from naru.payments.models.cards import CardNote, CardOrder, CardReturn
from naru.payments.models.charges import Charge
from naru.payments.models.ledger import Account, Entry, Transfer
from naru.payments.models.payments import Payment, Payout, Refund, RefundAccount
from naru.payments.models.waivers import WaiverAsk

__all__ = [
    "Account",
    "BankFile",
    "BankRow",
    "CardNote",
    "CardOrder",
    "CardReturn",
    "Charge",
    "Entry",
    "Payment",
    "Payout",
    "Refund",
    "RefundAccount",
    "RowDecision",
    "Transfer",
    "WaiverAsk",
]
