"""Tables of the door: the door and its claims, and what became of them."""

from naru.enrolments.models.applications import Application
from naru.enrolments.models.arrivals import Arrival
from naru.enrolments.models.attendance import Attendance, Correction
from naru.enrolments.models.bulletins import Bulletin, Copy
from naru.enrolments.models.calloffs import CallOff
from naru.enrolments.models.closings import Closing, Result
from naru.enrolments.models.companions import Companion, Party
from naru.enrolments.models.crowds import Crowd
from naru.enrolments.models.doors import Claim, Intake
from naru.enrolments.models.draws import Draw, Lot
from naru.enrolments.models.elsewhere import Elsewhere
from naru.enrolments.models.feeds import Feed
from naru.enrolments.models.grounds import Ground
from naru.enrolments.models.moves import Move
from naru.enrolments.models.reports import ChannelReport
from naru.enrolments.models.reviews import Review, Scoring, Statement
from naru.enrolments.models.sweeps import Sweep

__all__ = [
    "Application",
    "Arrival",
    "Attendance",
    "Bulletin",
    "CallOff",
    "ChannelReport",
    "Claim",
    "Closing",
    "Companion",
    "Copy",
    "Correction",
    "Crowd",
    "Draw",
    "Elsewhere",
    "Feed",
    "Ground",
    "Intake",
    "Lot",
    "Move",
    "Party",
    "Result",
    "Review",
    "Scoring",
    "Statement",
    "Sweep",
]
