#!/usr/bin/env python3
"""Kopierer en målt database og mangfoldiggjør radene som etterlevelse telles fra, til så mange som bes om.

    scripts/bench-scale.py var/bench-10000.sqlite 100000 var/bench-telling.sqlite
    underveis bench --etterlevelse var/bench-telling.sqlite
"""

import shutil
import sqlite3
import sys

if len(sys.argv) != 4:
    sys.exit(__doc__)
source, wanted, target = sys.argv[1], int(sys.argv[2]), sys.argv[3]
with sqlite3.connect(source) as original:
    original.execute("PRAGMA wal_checkpoint(TRUNCATE)")
shutil.copy(source, target)
with sqlite3.connect(target) as copy:
    copy.execute("PRAGMA foreign_keys = OFF")
    copy.execute("CREATE TEMP TABLE original AS SELECT * FROM compliance")
    (count,) = copy.execute("SELECT COUNT(*) FROM original").fetchone()
    if count == 0:
        sys.exit(f"Det er ingen rader å kopiere i {source}.")
    for number in range(1, -(-wanted // count)):
        copy.execute("UPDATE original SET record = substr(record, 1, 36) || ?", (f"-{number}",))
        copy.execute("INSERT INTO compliance SELECT * FROM original")
    print(*copy.execute("SELECT COUNT(*) FROM compliance").fetchone(), "rader")
