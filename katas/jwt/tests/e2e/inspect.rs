//! `jwt inspect`: the part of a token that can be read without a key.

use rstest::rstest;

use crate::command::jwt;
use crate::tokens;

/// Some people think that a signed token is unreadable. Here is a signed token with a card's number, and there is no
/// key in the arguments or in the environment. A signature hides nothing; it only shows whether the text was changed.
/// So the command says that it checked nothing. An unsigned token is readable too. Characters that would turn the
/// direction of writing, or move the cursor of the terminal, are shown as escapes, also in the header and in the names
/// of claims. (RFC 7519 §11.1 and §12)
#[rstest]
#[case::signed("signed", tokens::CARD)]
#[case::unsigned("unsigned", tokens::UNSIGNED)]
#[case::deceptive("deceptive", tokens::DECEPTIVE)]
#[case::deceptive_names("deceptive_names", tokens::DECEPTIVE_NAMES)]
fn anyone_can_read_a_signed_token(#[case] name: &str, #[case] token: &str) {
    let assert = jwt().args(["inspect", token]).assert().success().stderr("");
    let text = String::from_utf8_lossy(&assert.get_output().stdout);
    insta::assert_snapshot!(name, text);
}
