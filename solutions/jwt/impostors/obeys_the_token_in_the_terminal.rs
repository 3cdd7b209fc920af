//! title: Prints control characters beyond ASCII
//! severity: minor
//! seen by: e2e::inspect::anyone_can_read_a_signed_token
//! rule: Many characters that a terminal obeys or hides are beyond ASCII, such as U+009B and U+202E.
//! asks: what does the command print for a token with control characters beyond ASCII?
//!
//! JSON escapes the control characters of ASCII, so the output looks safe. But U+009B begins a command for the
//! terminal, as ESC does. U+202E turns the direction of the text, so the user reads other claims than the token has.
//! The token is often an attacker's.
//!
//! All tests of the tokens' rules pass. A test has to compare what `inspect` prints for a hostile token.

mod inspect {
    fn is_deceptive(character: char) -> bool {
        character.is_ascii_control() && character != '\n'
    }
}
