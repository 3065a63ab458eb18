"""convextract: scanned French public-service conventions into one dataset with evidence.

The Python way in for statisticians:

    import convextract
    store = convextract.load("convextract.db")
    store.contacts        # a pandas data frame, one attribute a table
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convextract.frames import Frames

__version__ = "0.1.0"
__all__ = ["__version__", "load"]


def load(database: str = "convextract.db") -> Frames:
    """Open a store for reading: every table of the dataset is an attribute that gives a pandas data frame.

    `database` is the path of a SQLite file or a SQLAlchemy URL. Raises `UsageError` where there is no store.
    """
    from convextract.frames import Frames

    return Frames(database)
