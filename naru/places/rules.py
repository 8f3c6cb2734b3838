"""Distances and map levels: no Django, no database."""

import math

EARTH_RADIUS_M = 6_371_009
LEVELS = 3


def metres_between(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> int:
    """Length of the shortest way over the globe between two points in degrees, in whole metres.

    Haversine on a sphere of the mean radius: within 0.5 % of the ellipsoid.
    """
    north, other_north = math.radians(latitude), math.radians(other_latitude)
    up = math.sin((other_north - north) / 2) ** 2
    across = math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    part = min(1.0, up + math.cos(north) * math.cos(other_north) * across)
    return round(2 * EARTH_RADIUS_M * math.asin(math.sqrt(part)))


def level(count: int, *, most: int) -> int:
    """0 for none, else 1 to 3: in which third of the city's highest count this one lies."""
    if count <= 0 or most <= 0:
        return 0
    return min(LEVELS, math.ceil(LEVELS * count / most))
