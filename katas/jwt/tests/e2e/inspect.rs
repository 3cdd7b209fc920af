//! `jwt inspect`: what anybody can read.

use rstest::rstest;

use crate::command::jwt;
use crate::tokens;

/// "It is signed, so nobody can see what is in it": here is a signed token with a card's number, and there is
/// no key, not in the arguments and not in the environment. A signature seals nothing; it only tells whether
/// the text was changed. So the command says what it did not do. A token that nobody signed is read just as
/// well, and a token that would turn the direction of writing, or move the cursor of the terminal, is shown
/// for what it is, in its header and in the names of its claims too. (RFC 7519 §11.1 and §12)
#[rstest]
#[case::signed("signed", tokens::CARD)]
#[case::unsigned("unsigned", tokens::UNSIGNED)]
#[case::deceptive("deceptive", tokens::DECEPTIVE)]
#[case::deceptive_names("deceptive_names", tokens::DECEPTIVE_NAMES)]
fn a_signed_token_is_open_to_anybody(#[case] name: &str, #[case] token: &str) {
    let assert = jwt().args(["inspect", token]).assert().success().stderr("");
    let text = String::from_utf8_lossy(&assert.get_output().stdout);
    insta::assert_snapshot!(name, text);
}
