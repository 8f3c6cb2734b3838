"""Writing money: `charges` asks and gives back, `ledger` books, `bank` takes in."""
