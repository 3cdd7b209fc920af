//! The kata that `kata new` makes: a small one, about a greeting, which an author replaces text by text.

/// The files of a new kata: where each goes, and its text, in which `KATA_NAME` is the kata's name and `KATA_LIB` its
/// library's.
pub const FILES: [(&str, &str); 17] = [
    (
        "katas/KATA_NAME/Cargo.toml",
        include_str!("../../template/kata.toml"),
    ),
    (
        "katas/KATA_NAME/README.md",
        include_str!("../../template/README.md"),
    ),
    (
        "katas/KATA_NAME/hints.md",
        include_str!("../../template/hints.md"),
    ),
    (
        "katas/KATA_NAME/rules.toml",
        include_str!("../../template/rules.toml"),
    ),
    (
        "katas/KATA_NAME/src/lib.rs",
        include_str!("../../template/starter_lib.rs"),
    ),
    (
        "katas/KATA_NAME/src/main.rs",
        include_str!("../../template/starter_main.rs"),
    ),
    (
        "katas/KATA_NAME/tests/unit.rs",
        include_str!("../../template/unit.rs"),
    ),
    (
        "katas/KATA_NAME/tests/integration.rs",
        include_str!("../../template/integration.rs"),
    ),
    (
        "katas/KATA_NAME/tests/e2e.rs",
        include_str!("../../template/e2e.rs"),
    ),
    (
        "katas/KATA_NAME/tests/mine.rs",
        include_str!("../../template/mine.rs"),
    ),
    (
        "docs/src/concepts/KATA_NAME.md",
        include_str!("../../template/concept.md"),
    ),
    (
        "solutions/KATA_NAME/Cargo.toml",
        include_str!("../../template/solution.toml"),
    ),
    (
        "solutions/KATA_NAME/src/lib.rs",
        include_str!("../../template/solution_lib.rs"),
    ),
    (
        "solutions/KATA_NAME/src/main.rs",
        include_str!("../../template/solution_main.rs"),
    ),
    (
        "solutions/KATA_NAME/demo.md",
        include_str!("../../template/demo.md"),
    ),
    (
        "solutions/KATA_NAME/impostors/greets_every_guest_as_ada.rs",
        include_str!("../../template/impostor.rs"),
    ),
    (
        "solutions/KATA_NAME/twins/joins_pieces.rs",
        include_str!("../../template/twin.rs"),
    ),
];

/// A text of the template, for the kata of that name.
pub fn filled(text: &str, kata: &str) -> String {
    text.replace("KATA_NAME", kata)
        .replace("KATA_LIB", &kata.replace('-', "_"))
}
