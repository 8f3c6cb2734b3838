"""Writing at the door: `claims` takes clicks, `settling` numbers them."""
