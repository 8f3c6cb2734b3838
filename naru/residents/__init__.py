"""The person and the facts that rules ask for; consents; who looked at the record."""
