"""Writes the manual page, underveis(1), from what the program's own command line says of itself, so that it cannot go stale.

  underveis --experimental-dump-help | python3 scripts/deb/manual.py VERSION DATE > underveis.1
"""

import json
import sys

version, date = sys.argv[1:]
program = json.load(sys.stdin)["command"]


def plain(text):
    """Text as roff takes it: a hyphen is one that can be copied, and no line begins with a command."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def names(argument):
    """`--port PORT`, `--demo`, `FIL`: in bold what is typed as it stands, slanted what one puts in."""
    value = f"\\fI{plain(argument['valueName'])}\\fR"
    if argument["kind"] == "positional":
        return value
    name = f"\\fB\\-\\-{plain(argument['preferredName']['name'])}\\fR"
    return name if argument["kind"] == "flag" else f"{name} {value}"


def asked(command):
    return [one for one in command.get("arguments", []) if one["shouldDisplay"] and one["valueName"] != "help"]


def synopsis(command, words):
    parts = [f"\\fB{plain(' '.join(words))}\\fR"]
    parts += [f"[{names(one)}]" if one["isOptional"] else names(one) for one in asked(command)]
    return " ".join(parts)


def section(command, before=()):
    words = [*before, command["commandName"]]
    below = [one for one in command.get("subcommands", []) if one["commandName"] != "help" and one["shouldDisplay"]]
    if before and not below:
        yield f".SS {plain(' '.join(words[1:]))}"
        yield synopsis(command, words)
        yield ".PP"
        yield plain(command.get("abstract", ""))
        if command.get("discussion"):
            yield ".PP"
            yield plain(command["discussion"])
        for one in asked(command):
            yield ".TP"
            yield names(one)
            default = f" Ellers {one['defaultValue']}." if one.get("defaultValue") else ""
            yield plain(one.get("abstract", "") + default)
    for one in below:
        yield from section(one, words)


print(f""".\\" Laget av scripts/deb/manual.py av det programmet selv sier. Endre teksten der.
.TH UNDERVEIS 1 "{date}" "Underveis {plain(version)}" "Underveis"
.SH NAME
underveis \\- {plain(program["abstract"].rstrip("."))}
.SH SYNOPSIS
.B underveis
.I kommando
.RI [ valg ]
.PP
.B underveis help
.I kommando
.SH KOMMANDOER""")
print("\n".join(section(program)))
print(""".SH FILER
.TP
.I /etc/underveis/underveis.json
Innstillingene. De leses fra mappen som programmet startes i; tjenesten startes i denne.
.TP
.I /etc/underveis/keys
N\u00f8kler. Bare root leser dem.
.TP
.I /var/lib/underveis
Databasen, n\u00e5r den er SQLite.
.SH SE OGS\u00c5
.I /usr/share/doc/underveis/operations\\-install\\-and\\-watch.md""")
