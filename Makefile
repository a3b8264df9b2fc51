# Two commands do everything on a fresh Debian machine with Swift: `make demo` and `make test`.
SHELL := /bin/bash
.DEFAULT_GOAL := help

SWIFT_FILES := Package.swift $(shell find Sources Plugins -type f 2>/dev/null)
RELEASE := .build/release/underveis
DEBUG := .build/debug/underveis

.PHONY: help demo test bench check docs format lint unit stories browser tools browser-tools clean-demo fuzz attack deb

help: ## Vis dette
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: tools $(RELEASE) ## Lag den oppdiktede kommunen (første gang) og start den
	@$(RELEASE) demo

clean-demo: ## Slett den oppdiktede kommunen, så neste make demo lager den på nytt
	rm -f var/demo.sqlite*

test: tools lint $(DEBUG) check unit browser ## Alt: stil, innhold, tester, nettleser
	@echo "Alt er kjørt."

lint: tools ## Stil og formatering
	@echo "== Stil"
	@swift format lint --strict --recursive Package.swift Sources Tests Plugins

check: $(DEBUG) ## Innholdet, tilfellene, historiene og dokumentene som lages av dem
	@echo "== Innhold"
	@$(DEBUG) check --historier Tests/Scenarios
	@$(DEBUG) docs --sjekk

# What waits for other programs and for the clock: it runs by itself, so that the rest does not make it wait.
ALONE := ConnectionTests|TLSTests|HTTPTransportTests|FailoverTests|PostgresTests|KillDrill|DiskDrill|KeyFileTests

unit: tools ## Testene i Swift
	@echo "== Tester"
	@swift test --parallel --skip "$(ALONE)"
	@echo "== Tester mot andre programmer og mot klokken"
	@swift test --skip-build --no-parallel --filter "$(ALONE)"

browser: $(DEBUG) browser-tools ## Hele jobben i en ekte nettleser
	@echo "== Nettleser"
	@.build/browser-tools/bin/python -m pytest -q Tests/Browser

bench: tools $(RELEASE) ## Mål budsjettene i docs/architecture.md
	@$(RELEASE) bench
	@scripts/tools.sh bench
	@.build/bench-tools/bin/python scripts/bench-dmn.py
	@scripts/bench-pages.sh
	@scripts/bench-load.sh

fuzz: tools ## La libFuzzer prøve alt som leser noe utenfra, i begrenset tid
	@scripts/fuzz.sh

attack: tools $(DEBUG) ## Angrip demoen på denne maskinen med wapiti og sqlmap, i begrenset tid
	@scripts/tools.sh attack
	@scripts/attack.sh

deb: tools ## Lag en Debian-pakke med program, innhold og tjeneste
	@scripts/deb.sh

docs: $(DEBUG) ## Skriv dokumentene som lages av innholdet
	@$(DEBUG) docs

format: ## Formater koden
	@swift format format --in-place --recursive Package.swift Sources Tests Plugins

tools:
	@scripts/tools.sh build

browser-tools:
	@scripts/tools.sh browser

$(RELEASE): $(SWIFT_FILES)
	@echo "Bygger (første gang tar det noen minutter)."
	@swift build -c release --product underveis
	@touch $@

$(DEBUG): $(SWIFT_FILES)
	@echo "== Bygg"
	@swift build
	@touch $@
