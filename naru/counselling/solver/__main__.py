"""`python -m naru.counselling.solver`: tables as JSON on standard input, the answer on output."""

import json
import sys

from naru.counselling.rules.assigning import read
from naru.counselling.solver.flow import assign

if __name__ == "__main__":
    sys.stdout.write(json.dumps(assign(*read(sys.stdin.buffer.read())).tolist()))
