#!/usr/bin/env python3
"""Holder en anbefaling her mot den samme som beslutningstabell i en DMN-motor (pyDMNrules, GPLv3), på de samme personene.

Kjøres av `make bench` etter `underveis bench`, som skriver spørsmålene og svarene. Motoren er et måleverktøy som
installeres for seg, og følger aldri med programmet.
"""

import json
import statistics
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pyDMNrules

here = Path(__file__).resolve().parent
sheet_path = here.parent / "var" / "bench-avgjorelser.json"
if not sheet_path.exists():
    sys.exit(f"{sheet_path} finnes ikke. Kjør «underveis bench» først.")
sheet = json.loads(sheet_path.read_text())

engine = pyDMNrules.DMN()
status = engine.loadXML(str(here / "bench-dmn.dmn"))
if status:
    sys.exit(f"Tabellen kan ikke leses av pyDMNrules: {status}")

times, unlike = [], []
for line in sheet["lines"]:
    asked = {name: value for name, value in line.items() if name != "funn"}
    begun = time.perf_counter()
    status, answer = engine.decide(asked)
    times.append((time.perf_counter() - begun) * 1e6)
    found = answer["Result"]["funn"] if not status else status
    if found != line["funn"]:
        unlike.append((asked, line["funn"], found))

ours, theirs = sheet["microseconds"], statistics.median(times)
print(f"\n{sheet['norm']} som avgjørelse, {len(times)} ulike personer, {len(unlike)} ulike svar")
print(f"  anbefalingsfilen her        {ours:10.3f} µs")
print(f"  DMN: pyDMNrules {version('pyDMNrules')}      {theirs:10.3f} µs   {theirs / ours:.0f} ganger så lang tid")
for asked, expected, found in unlike[:5]:
    print(f"  ULIKT {asked}: her «{expected}», der «{found}»", file=sys.stderr)
sys.exit(1 if unlike else 0)
