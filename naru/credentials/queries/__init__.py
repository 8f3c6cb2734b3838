"""Reading certificates: their holder's, the public's, the issuer's."""
