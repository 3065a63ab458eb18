"""The Python way in for statisticians: every table of a store as a pandas data frame.

    store = convextract.load("convextract.db")
    store.contacts.groupby("department_code").size()

Text stays text (`01` stays `01`), whole numbers are `Int64`, decimals `Float64`; what is unknown is `<NA>` everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from convextract.records import TABLES
from convextract.settings import database_url
from convextract.store import Store
from convextract.store.schema import value_type

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {int: "Int64", float: "Float64", str: "string"}


class Frames:
    """One attribute a table (`documents`, `contacts`, ...); a frame is read when it is first asked for, then kept."""

    def __init__(self, database: str = "convextract.db") -> None:
        """`database`: path of a SQLite file or SQLAlchemy URL. Raises `UsageError` where there is no store."""
        self._store = Store(database_url(str(database)), create=False)
        self._frames: dict[str, pd.DataFrame] = {}

    def __getattr__(self, table: str) -> pd.DataFrame:
        if table not in TABLES:
            raise AttributeError(f"no table {table!r}: {', '.join(TABLES)}")
        if table not in self._frames:
            self._frames[table] = self._read(table)
        return self._frames[table]

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *TABLES]

    def _read(self, table: str) -> pd.DataFrame:
        import pandas as pd

        record = TABLES[table]
        columns = record.columns()
        rows = list(self._store.rows(table))
        return pd.DataFrame(
            {
                name: pd.Series(
                    [None if row[name] == "" else row[name] for row in rows], dtype=_DTYPES[value_type(record, name)]
                )
                for name in columns
            },
            columns=columns,
        )
