"""How far a set of skills is from an occupation."""
