#!/usr/bin/env bash
# Renew the lock files to the newest releases: every package with its hashes, and no address of a registry. Needs npm
# for the last two, which stay at the releases that their package.json names.
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}
lock() { "$uv" pip compile -q --upgrade --generate-hashes --no-header --no-emit-index-url --universal --python-version 3.11 "$@"; }
lock pyproject.toml --all-extras --group dev -o requirements/dev.lock
# As bare as most users have it, without the extras and without what the tests hold back: bench measures this one.
lock pyproject.toml -o requirements/runtime.lock
lock requirements/khal.in -o requirements/khal.lock
lock requirements/radicale.in -o requirements/radicale.lock
for folder in icaljs browser; do
    (cd "requirements/$folder" && npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts \
        --no-audit --no-fund --loglevel=error)
done
