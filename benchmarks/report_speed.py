"""How long the report of a large corpus takes: the conventions of a store, taken again and again under other names.

    python -m benchmarks.report_speed STORE.db [--conventions 1000]

STORE.db is a store with at least one compared convention. Pictures are left out, as for a corpus of this size.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from convextract.comparison.template_register import templates
from convextract.report.page import render
from convextract.report.view import build
from convextract.settings import database_url
from convextract.store import Store


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--conventions", type=int, default=1000)
    args = parser.parse_args()
    tables = ("clauses", "deviations", "checks")
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {table: defaultdict(list) for table in tables}
    with Store(database_url(str(args.store)), create=False) as store:
        for table in rows:
            for row in store.rows(table):
                rows[table][row["document_id"]].append(row)
        compared = [d for d in store.rows("documents") if rows["clauses"].get(d["document_id"])]
    documents = []
    for number in range(args.conventions):
        document = dict(compared[number % len(compared)])
        original, document["document_id"] = document["document_id"], f"{number:016d}"
        document["source_file"] = f"{number:04d}-{document['source_file']}"
        documents.append(document)
        for table in rows:
            rows[table][document["document_id"]] = rows[table][original]
    start = time.perf_counter()
    html = render(build(documents, rows, {model.key: model for model in templates()}, {}))
    print(f"{len(documents)} conventions, {time.perf_counter() - start:.1f} s, {len(html) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
