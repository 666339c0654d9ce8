"""Faults that the definitions themselves find, with the field they concern and a translated text."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

RULE = "pack_rule"
"""The error type under which the loader recognises them."""


def invalid(field: str, message: str) -> PydanticCustomError:
    """To be raised in a validator: `message` is already in the reader's language, `field` may be empty."""
    return PydanticCustomError(RULE, "{message}", {"field": field, "message": message})
