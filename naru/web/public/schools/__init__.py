"""Schools in stages, as everybody may read of them."""
