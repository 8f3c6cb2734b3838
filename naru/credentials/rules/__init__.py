"""How a certificate is put into words and signed: plain values in, plain values out."""
