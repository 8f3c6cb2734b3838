"""What the self-diagnosis decides from plain values: no Django, no database, no clock."""
