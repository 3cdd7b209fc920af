# What `just` runs is `cargo kata`: the same words, less typing. `just` alone lists what there is.

# A recipe gets its words as they were typed (`"$@"`). `{{args}}` would be read by the shell once more, which takes the
# quotes off `just solution jwt '<Part as Display>::fmt'`.
set positional-arguments := true

[private]
default:
    @just --list

# Run a kata once (without a name: list them): `just kata jwt`
[no-exit-message]
kata *args:
    @cargo kata "$@"

# Show the next level of hint for the test in focus
[no-exit-message]
hint *args:
    @cargo kata hint "$@"

# Ask the reference, for what the README leaves open: `just ask tdd 'add("1,,2")'`
[no-exit-message]
ask *args:
    @cargo kata ask "$@"

# Turn the kata round: your tests against the solution and its impostors
[no-exit-message]
flip *args:
    @cargo kata flip "$@"

# Write the next test yourself: red, green, refactor
[no-exit-message]
solo *args:
    @cargo kata solo "$@"

# Compare your code with the reference, once it is green
[no-exit-message]
solution *args:
    @cargo kata solution "$@"

# Show a class how a kata is grown, step by step
[no-exit-message]
demo *args:
    @cargo kata demo "$@"

# Show the runs of a kata in order
[no-exit-message]
log *args:
    @cargo kata log "$@"

# Bring back the code of an earlier run
[no-exit-message]
back *args:
    @cargo kata back "$@"

# Bring back the starter
[no-exit-message]
reset *args:
    @cargo kata reset "$@"

# Answer the questions of the course
[no-exit-message]
quiz *args:
    @cargo kata quiz "$@"

# Check the katas as their authors and CI do
[no-exit-message]
verify *args:
    @cargo kata verify "$@"

# Make a new kata and its solution, ready to fill
[no-exit-message]
new name:
    @cargo kata new "$1"

# Run all tests of the runner and the solutions
test *args:
    @cargo test "$@"

# Build the book into target/book; the first time it installs mdBook into the target folder and plays all walk-throughs
docs: mdbook
    @target/tools/bin/mdbook build docs
    @cargo kata book slides target/book/slides
    @echo "the book: target/book/index.html"

[private]
mdbook:
    @[ -x target/tools/bin/mdbook ] || CARGO_PROFILE_DEV_DEBUG=0 cargo install mdbook --version 0.5.4 --locked --debug --root target/tools --no-default-features --features search

# Draw the README's pictures anew, in a fresh clone of what is committed
pictures:
    @rm -rf target/pictures && git clone --quiet . target/pictures
    @CARGO_TARGET_DIR="$PWD/target" bash target/pictures/docs/pictures/draw.sh
    @cp target/pictures/docs/src/pictures/*.svg docs/src/pictures/
    @cargo clean --quiet --package kata $(ls katas | sed 's/^/--package /')

# Time the runner against cargo test, nextest and the bare compiler
bench:
    @cargo bench --package kata

# Do all that CI does
ci:
    @bash .ci/run
