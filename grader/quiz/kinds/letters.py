"""Letters for what can be chosen, and the ways to type them: a, b, c or 1, 2, 3."""

import re

from grader.quiz.kinds.judged import NotUnderstood

LETTERS = "abcdefgh"


def span(count: int) -> str:
    """Return the letters of `count` things as a sentence names them."""
    return f"{LETTERS[0]} to {LETTERS[count - 1]}"


def one_of(said: str, count: int) -> int:
    """Return which of `count` things is meant. Raises NotUnderstood."""
    typed = said.strip().lower().rstrip(".)")
    if len(typed) == 1 and typed in LETTERS[:count]:
        return LETTERS.index(typed)
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= count:
        return int(typed) - 1
    raise NotUnderstood(f"Answer with a letter from {span(count)}, or its number.")


def all_in_order(said: str, count: int) -> list[int]:
    """Return an order of all of `count` things: "b a c", "bac", "2, 1, 3". Raises NotUnderstood."""
    typed = re.findall(r"[a-z0-9]", said.strip().lower())
    example = " ".join(LETTERS[:count][::-1])
    complaint = NotUnderstood(
        f"Answer with all {count} letters, each once, in your order, such as: {example}"
    )
    if len(typed) != count or re.search(r"[^a-z0-9\s,;>.-]", said.strip().lower()):
        raise complaint
    try:
        order = [one_of(letter, count) for letter in typed]
    except NotUnderstood:
        raise complaint from None
    if len(set(order)) != count:
        raise complaint
    return order


def some_numbers(said: str, count: int) -> list[int]:
    """Return which of `count` points are meant, counted from 1; none for nothing typed. Raises NotUnderstood."""
    typed = re.split(r"[\s,;]+", said.strip()) if said.strip() else []
    if not all(one.isascii() and one.isdigit() and len(one) < 3 and 1 <= int(one) <= count for one in typed):
        raise NotUnderstood(f"Answer with the numbers of the points, 1 to {count}, such as: 1 {count}")
    return sorted({int(one) for one in typed})
