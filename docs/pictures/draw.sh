#!/usr/bin/env bash
# Draws the pictures of the README, docs/src/pictures/*.svg, from what the command prints. Run it where the
# katas tdd and jwt are as they came; `just pictures` does so in a fresh clone, and so does CI, where a picture that has become
# another one is an error.
set -euo pipefail
cd "$(dirname "$0")/../.."

# draw NAME LINES COMMAND…: the last lines that the command prints, as a terminal shows them. It is red, which is no
# error here.
draw() {
    local printed
    printed=$(CLICOLOR_FORCE=1 "${@:3}") || [ $? = 1 ]
    tail -n "$2" <<<"$printed" | cargo run --quiet --example picture >"docs/src/pictures/$1.svg"
}

draw red 24 cargo kata tdd
given=$(<katas/jwt/tests/mine.rs)
trap 'printf "%s\n" "$given" >katas/jwt/tests/mine.rs' EXIT
cp docs/pictures/mine.rs katas/jwt/tests/mine.rs
draw flip 30 cargo kata flip jwt
