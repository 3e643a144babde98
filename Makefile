# What cargo cannot do alone. Everything heavy is built once, in the release profile.

PREFIX ?= /usr/local
PYTHON ?= python3
BINARY = $(or $(CARGO_TARGET_DIR),target)/release/tieline
MODEL = share/tieline/models/en-news

# The two Python libraries that read the demo's network back, outside the repository.
READERS = $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/tieline/readers
NETWORKX = 'networkx==3.6.1; python_version>="3.11"' 'networkx>=3.2; python_version<"3.11"'
IGRAPH = 'igraph==1.0.0'

.PHONY: help setup build demo test quality readers install uninstall clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

setup: ## fetch libtorch into .libtorch (once; 815 MB to download, 530 MB kept)
	@models/libtorch.sh

build: setup ## compile target/release/tieline
	cargo build --release

demo: build ## extract the network of the example articles into demo/
	mkdir -p demo
	$(BINARY) extract examples/articles -o demo/network.graphml -o demo/ties.csv

test: setup ## everything that is checked before a change goes in
	cargo fmt --check
	cargo clippy --release --all-targets -- -D warnings
	cargo test --release
	cargo test --release --no-default-features
	RUSTDOCFLAGS='-D warnings' cargo doc --release --no-deps
	$(MAKE) demo
	$(MAKE) readers

quality: build ## the figures of README and MODEL_CARD; with DATA=folder of the public sets, theirs too
	@$(PYTHON) models/train/quality.py $(BINARY) $(DATA)

readers: demo/network.graphml ## read the demo's network with NetworkX and igraph
	@export PYTHONPATH='$(READERS)'; \
	$(PYTHON) -c 'import igraph, networkx' 2>/dev/null || \
	PIP_ROOT_USER_ACTION=ignore $(PYTHON) -m pip install --quiet --disable-pip-version-check --upgrade --target '$(READERS)' $(NETWORKX) $(IGRAPH) || \
	{ echo 'pip could not install networkx and igraph: see above (on Debian pip is the package python3-pip)' >&2; exit 2; }; \
	$(PYTHON) tests/readers/check.py $<

demo/network.graphml:
	@echo 'there is no $@: run `make demo` first' >&2; exit 2

install: ## copy program, model and libtorch below PREFIX (=/usr/local); after make build
	@test -x '$(BINARY)' || { echo 'there is no $(BINARY): run `make build` first' >&2; exit 2; }
	mkdir -p '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/$(MODEL)'
	install -m 755 '$(BINARY)' '$(DESTDIR)$(PREFIX)/bin/tieline'
	cp -R models/en-news/. '$(DESTDIR)$(PREFIX)/$(MODEL)/'
	@if [ -n "$$LIBTORCH" ] || [ -L .libtorch ]; then \
		echo "The program goes on using your own libtorch, $${LIBTORCH:-$$(readlink .libtorch)}"; \
	else \
		set -x; mkdir -p '$(DESTDIR)$(PREFIX)/lib/tieline' && \
		cp -R .libtorch/lib/lib* .libtorch/licenses '$(DESTDIR)$(PREFIX)/lib/tieline/'; \
	fi

uninstall: ## remove what make install copied
	rm -f '$(DESTDIR)$(PREFIX)/bin/tieline'
	rm -rf '$(DESTDIR)$(PREFIX)/lib/tieline' '$(DESTDIR)$(PREFIX)/share/tieline'

clean: ## remove what was built (not .libtorch, which took so long to fetch)
	cargo clean
	rm -rf demo
