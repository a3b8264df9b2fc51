"""Reads in plain SQL, from SQLite, the rows that opening one record reads; prints how many records a second."""

import random
import sqlite3
import sys
import time

SECONDS = 3
database = sqlite3.connect(sys.argv[1])
records = [row for row in database.execute("SELECT municipality, record FROM person WHERE is_open = 1 LIMIT 4000")]
read = 0
end = time.monotonic() + SECONDS
while time.monotonic() < end:
    record = random.choice(records)
    database.execute("SELECT version, format, sealed FROM case_state WHERE municipality = ? AND record = ?", record).fetchone()
    database.execute("SELECT master, wrapped FROM record_key WHERE municipality = ? AND record = ?", record).fetchone()
    read += 1
print(round(read / SECONDS))
