"""The written matrix of who may do what, and the people and things it is tried with."""
