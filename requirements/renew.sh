#!/usr/bin/env bash
# Renew the lock files: every package with its hashes, and no address of a registry. Needs npm for the last two.
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}
lock() { "$uv" pip compile -q --generate-hashes --no-header --no-emit-index-url --universal --python-version 3.11 "$@"; }
lock pyproject.toml --all-extras --group dev -o requirements/dev.lock
# As bare as most users have it, without the extras: bench measures this one.
lock pyproject.toml -c requirements/dev.lock -o requirements/runtime.lock
lock requirements/khal.in -o requirements/khal.lock
lock requirements/radicale.in -o requirements/radicale.lock
for folder in icaljs browser; do
    (cd "requirements/$folder" && npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts \
        --no-audit --no-fund --loglevel=error)
done
