"""What money rules decide from plain values: dates, shares, amounts, numbers of accounts."""
