"""Tests of recorded lists are collected only on machines that have them."""

from tests.catalogue import recorded

collect_ignore = [] if recorded.FOLDER.is_dir() else ["test_recorded.py"]
