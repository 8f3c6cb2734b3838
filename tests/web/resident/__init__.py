"""Pages of one's own record, tried by its owner, by others and by whoever helps."""
