"""Goes through the story, printing each step; stops at the first that is not as promised."""

import os
import time

import httpx

from ops.trouble import Trouble
from ops.walk.person import Broken
from ops.walk.story import STEPS, Walk


def run(_arguments: list[str]) -> int:
    """0 if every step was as promised, else 1; `URL` says which site."""
    url = os.environ.get("URL") or "http://localhost:8000"
    begun = time.monotonic()
    walk = Walk(url)
    for number, (title, act) in enumerate(STEPS, 1):
        print(f"\n{number}. {title}", flush=True)
        try:
            told = act(walk)
        except Broken as broken:
            print(f"   promised: {broken.promised}\n   seen:     {broken.seen}", flush=True)
            print(f"\nStep {number} is not as promised: {title}.", flush=True)
            return 1
        except httpx.TransportError as error:
            raise Trouble(f"No site answers at {url}: {error}. Start it with make run.") from None
        for line in told:
            print(f"   {line}", flush=True)
    took = time.monotonic() - begun
    print(f"\nAll {len(STEPS)} steps are as promised ({took:.0f} s).", flush=True)
    return 0
