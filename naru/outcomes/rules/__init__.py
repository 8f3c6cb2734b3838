"""What is asked, when, and which counts may be shown: plain values only."""
