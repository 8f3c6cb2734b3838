"""Money, dates, refusals, locks and jobs: no models, imports nothing of ours."""
