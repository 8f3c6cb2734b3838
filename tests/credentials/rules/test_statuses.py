"""One bit a certificate: the right one, and no other."""

from naru.credentials.rules.statuses import SIZE, encoded, is_set, numbers_of, place_of


def test_every_number_has_its_own_place():
    assert place_of(0) == (1, 0)
    assert place_of(SIZE - 1) == (1, SIZE - 1)
    assert place_of(SIZE) == (2, 0)
    assert SIZE in numbers_of(2)
    assert SIZE - 1 not in numbers_of(2)


def test_only_the_named_bits_are_set():
    made = encoded([0, 7, 8, SIZE - 1])
    assert [index for index in (0, 1, 6, 7, 8, 9, SIZE - 1) if is_set(made, index)] == [
        0,
        7,
        8,
        SIZE - 1,
    ]
    assert made.startswith("uH4sI")
    assert len(encoded([])) < 200


def test_the_same_list_is_written_the_same():
    assert encoded([5, 3]) == encoded({3, 5})
