"""Named locks, and the numbers of those that triggers take."""

import re
import threading

import pytest
from django.db import connection, transaction

from naru.core.locks import CHAIN, alone, alone_if_free


@pytest.mark.django_db
def test_triggers_take_the_one_lock_of_the_chains():
    """Two of them with locks of their own could wait for each other at commit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        )
        found = {
            name: re.findall(r"pg_advisory\w+\((\d+), (\d+)\)", source)
            for name, source in cursor.fetchall()
        }
    taken = {name: locks for name, locks in found.items() if locks}
    lock = [tuple(map(str, CHAIN))]
    assert taken == {"audit_link_at_commit": lock, "receipt_link_at_commit": lock}


@pytest.mark.django_db(transaction=True)
def test_a_name_that_is_held_is_not_waited_for():
    held, end = threading.Event(), threading.Event()

    def holder():
        with transaction.atomic():
            alone("a door")
            held.set()
            end.wait()
        connection.close()

    thread = threading.Thread(target=holder)
    thread.start()
    held.wait()
    with transaction.atomic():
        assert (alone_if_free("a door"), alone_if_free("another")) == (False, True)
    end.set()
    thread.join()
    with transaction.atomic():
        assert alone_if_free("a door")
