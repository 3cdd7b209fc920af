//! title: Lets a token speak to the terminal
//! severity: minor
//! seen by: e2e::inspect::a_signed_token_is_open_to_anybody
//! rule: `verify` and `inspect` print no character that a terminal would obey or hide.
//! asks: what does a terminal get to see of a token with control characters beyond ASCII?
//!
//! JSON escapes the control characters that ASCII has, and with that the output seems safe. Beyond ASCII
//! there are others: U+009B begins a command for the terminal just as ESC does, and U+202E turns the
//! direction of writing, so that a reader sees other claims than there are. The token to be inspected is
//! often an attacker's.
//!
//! No rule of the token is broken, and only somebody who looks sees it: a snapshot of what a person
//! reads, made from a token that means harm.

mod inspect {
    fn is_deceptive(character: char) -> bool {
        character.is_ascii_control() && character != '\n'
    }
}
