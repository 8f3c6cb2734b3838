"""Staff of a place: who comes today, requests, clubs, times at benches, skills signed off."""
