#!/usr/bin/env bash
# Draws the pictures of the README, docs/src/pictures/*.svg, from what the command prints. Run it where the
# katas tdd and jwt are as they came; `just pictures` does so in a fresh clone, and so does CI, where a picture that has become
# another one is an error.
set -euo pipefail
cd "$(dirname "$0")/../.."

# draw NAME COMMAND… : SHOWN…: those lines of what the command prints, as a terminal shows them. It is red, which is no error
# here.
draw() {
    local name=$1 printed command=()
    while shift && [ "$1" != : ]; do command+=("$1"); done
    printed=$(CLICOLOR_FORCE=1 "${command[@]}") || [ $? = 1 ]
    "${@:2}" <<<"$printed" | cargo run --quiet --example picture >"docs/src/pictures/$name.svg"
}

# Where one of these katas was removed, its pictures stay as they are.
if [ -d katas/tdd ]; then
    draw red cargo kata tdd : tail -n 24
    # The first step, from its heading to its green.
    draw demo cargo kata demo tdd --plain : sed -n '/[^0-9]1 of [0-9]* · /,/✔ green/ { p; /✔ green/q }'
    # On Windows the system itself draws a terminal anew, with other colours.
    case ${OSTYPE:-} in
        msys* | cygwin*) ;;
        *) cargo run --quiet --example picture docs/pictures/watch.toml >docs/src/pictures/watch.svg ;;
    esac
fi
[ -d katas/jwt ] || exit 0
given=$(<katas/jwt/tests/mine.rs)
trap 'printf "%s\n" "$given" >katas/jwt/tests/mine.rs' EXIT
cp docs/pictures/mine.rs katas/jwt/tests/mine.rs
draw flip cargo kata flip jwt : tail -n 30
