"""Writes the package's copyright file: our own licence, and those of the libraries that are linked into the program, with
the notices they ask to be passed on.

  python3 scripts/deb/copyright.py > copyright
"""

import json
import pathlib
import sys

checkouts = pathlib.Path(".build/checkouts")
pins = json.loads(pathlib.Path("Package.resolved").read_text())["pins"]
# Debian has the text of this one, and asks that it is referred to.
APACHE = "Apache License"

print("Underveis\n\n" + pathlib.Path("LICENSE").read_text().strip())
for pin in sorted(pins, key=lambda pin: pin["identity"]):
    folder = checkouts / pathlib.PurePosixPath(pin["location"]).name.removesuffix(".git")
    licences = sorted(folder.glob("LICENSE*"))
    if not licences:
        sys.exit(f"Finner ikke lisensen til {pin['identity']} i {folder}. Kjør «swift package resolve».")
    print(f"\n{'-' * 79}\n{pin['identity']} {pin['state'].get('version', '')}\n{pin['location']}\n")
    for file in licences + sorted(folder.glob("NOTICE*")):
        text = file.read_text().strip()
        if APACHE in text[:200]:
            text = "Licensed under the Apache License, Version 2.0: /usr/share/common-licenses/Apache-2.0"
        print(text)
