"""The base of every model that is read from a data file."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A row of a data file: frozen, and with no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
