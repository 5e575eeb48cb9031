"""Moments in time that give back the very text they were received as."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

_RFC3339 = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)[Tt ](?P<minute>\d\d:\d\d):(?P<second>\d\d)"
    r"(?:\.(?P<fraction>\d+))?(?P<offset>[Zz]|[+-]\d\d:\d\d)",
    re.ASCII,
)


class ReceivedDatetime(datetime):
    """An aware datetime that remembers its text. Whatever is computed from it is a datetime without one."""

    received_text: str | None = None

    def __reduce_ex__(self, protocol: Any) -> str | tuple[Any, ...]:
        return (
            super().__reduce_ex__(protocol) if self.received_text is None else (parse_timestamp, (self.received_text,))
        )


def parse_timestamp(value: object) -> datetime:
    """Read a date-time of RFC 3339, section 5.6; aware datetimes are taken as they are.

    Digits beyond microseconds are left out of the value (not of its text), and a leap second is the second after it.
    Raises ValueError.
    """
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    match = _RFC3339.fullmatch(value) if isinstance(value, str) else None
    if match is None or not isinstance(value, str):
        message = "must be a date and time with an offset from UTC, as in 2024-05-17T08:30:00Z"
        raise ValueError(message)
    leap = match["second"] == "60"
    fraction = f"{match['fraction'] or '':0<6.6}"
    offset = "+00:00" if match["offset"] in "Zz" else match["offset"]
    text = f"{match['date']}T{match['minute']}:{'59' if leap else match['second']}.{fraction}{offset}"
    try:
        moment = ReceivedDatetime.fromisoformat(text) + timedelta(seconds=leap)
    except OverflowError:
        message = "must be a moment before the year 10000"
        raise ValueError(message) from None
    moment.received_text = value
    return moment


def format_timestamp(value: object) -> object:
    """The text a datetime was received as, else its RFC 3339 form. What is no datetime is given back as it is."""
    if isinstance(value, ReceivedDatetime) and value.received_text is not None:
        return value.received_text
    return value.isoformat() if isinstance(value, datetime) else value


class Rfc3339:
    """Tells pydantic to read and write a datetime as ``parse_timestamp`` and ``format_timestamp`` do."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            parse_timestamp, serialization=core_schema.plain_serializer_function_ser_schema(format_timestamp)
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "format": "date-time"}


Timestamp: TypeAlias = Annotated[datetime, Rfc3339()]
"""An aware datetime; text without an offset is invalid."""
