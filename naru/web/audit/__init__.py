"""Pages for auditors: the trail, its proof, its export."""
