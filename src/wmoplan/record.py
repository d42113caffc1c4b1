"""The base of every model that is read from a data file, and where a row of such a file stands."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, PrivateAttr

from wmoplan.place import Mark, Place


class Record(BaseModel):
    """A row of a data file: frozen, and with no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def of(cls, **values: Any) -> Self:  # noqa: ANN401 - the fields of any model
        """Return a record that no file has, by the names of its fields; it is checked as a row of a file is."""
        return cls.model_validate(values, by_name=True)

    def with_values(self, **values: Any) -> Self:  # noqa: ANN401 - the fields of any model
        """Return the record with other values, checked again."""
        return self.of(**{**dict(self), **values})


class Placed(Record):  # noqa: PLW1641 - a frozen model has a hash of its fields
    """A row that knows its lines, so that a signal can name them; rows are compared without their lines."""

    _file: str = PrivateAttr(default="")
    _mark: Mark = PrivateAttr(default=0)

    def stand(self, file: str, mark: Mark) -> None:
        """Keep the file and the lines of the row, which only the reader knows, after the row was made."""
        self._file, self._mark = file, mark

    def with_values(self, **values: Any) -> Self:  # noqa: ANN401 - the fields of any model
        """Return the row with other values, checked again, on the same lines."""
        found = super().with_values(**values)
        found.stand(self._file, self._mark)
        return found

    def place(self, key: str = "") -> Place | None:
        """Return where a key of the row stands, or the row where it has no such line; None for no row of a file."""
        if not self._file:
            return None
        line, lines = self._mark if isinstance(self._mark, tuple) else (self._mark, None)
        below = lines.get(key) if isinstance(lines, dict) else None
        if below is not None:
            line = below if isinstance(below, int) else below[0]
        return Place(self._file, line)

    def __eq__(self, other: object) -> bool:
        """Tell whether the other row says the same, wherever it stands."""
        return type(self) is type(other) and self.__dict__ == other.__dict__
