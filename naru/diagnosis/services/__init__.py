"""Writing what the self-diagnosis keeps, one module a subject.

A run is its owner's draft until a result is made: answers carry their own time and writer; the
trail gets a line for beginning, keeping, every version of a result, and erasing.
"""
