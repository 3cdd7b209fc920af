//! Your own tests.
//!
//! In `cargo kata websocket` this file is only along for the ride. In `cargo kata flip websocket` it is all there is: the
//! given tests step aside, and yours are judged by what they let through. They must be green against the
//! reference, and each of a row of impostors (versions of it with one mistake that people really make) should
//! turn at least one of them red.
//!
//! The whole of the kata is at hand as the crate `websocket`: `use websocket::{Header, Receiver};` and so on. So are the
//! tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`, `tungstenite`.
//! Where to begin:
//!
//! - Take a MUST from RFC 6455 and ask who would get it wrong, and how. That is the name of a test.
//! - Put the bytes together by hand. A client that is made of the code under test makes the same mistakes.
//! - Both sides of a line say more than ten examples on one side: 125 and 126 bytes, 65535 and 65536.
//! - Cut: a frame in two reads, a character in two fragments, a ping between them.
//! - What must *not* be sent is half of the protocol. Look at everything that was written, and not only at its start.
//!
//! `assert_cmd::cargo_bin_cmd!("websocket")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape; take the slashes away and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_frames_in_english() {
//!     let found = websocket::Header::read(&[0x81]);
//!     assert_eq!(found, Ok(None), "the header in half of its bytes");
//! }
//! ```
