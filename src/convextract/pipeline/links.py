"""Links between documents, over the whole store, after an ingest: twins, and the convention an avenant changes."""

from __future__ import annotations

from convextract.store import Store


def link_documents(store: Store) -> None:
    """Sets `duplicate_of` and `amends` of every document anew; writes only what differs."""
