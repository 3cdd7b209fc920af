//! Your own tests.
//!
//! `cargo kata websocket` compiles this file and does not judge it. `cargo kata flip websocket` runs only your tests,
//! without the given tests. Your tests must pass on the reference solution, and each impostor should fail at least one
//! of them. An impostor is the reference solution with one mistake that people really make.
//!
//! `cargo kata solo websocket` runs these tests on your own code. Write one small test, see it fail, then write the
//! least code that makes it pass. The rules are in `README.md`.
//!
//! You can use the whole kata as the crate `websocket`: `use websocket::{Header, Receiver};` and so on. You can also
//! use the tools of the given tests: `rstest`, `proptest`, `mockall`, `insta`, `assert_cmd`, `predicates`,
//! `tungstenite`. Where to begin:
//!
//! - Take a MUST from RFC 6455, and ask how a programmer could get it wrong. That is the name of a test.
//! - Build the bytes by hand. A client that uses the code under test makes the same mistakes.
//! - One example on each side of a limit says more than ten on one side: 125 and 126 bytes, 65535 and 65536.
//! - Cut the input: a frame in two reads, a character in two fragments, a ping between them.
//! - What must *not* be sent is half of the protocol. Look at everything that was written, and not only at its start.
//!
//! `assert_cmd::cargo_bin_cmd!("websocket")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! A test has this shape. Remove the slashes and write yours:
//!
//! ```text
//! /// Why this matters, and where it is written.
//! #[test]
//! fn a_fact_about_frames_in_english() {
//!     let found = websocket::Header::read(&[0x81]);
//!     assert_eq!(found, Ok(None), "the header in half of its bytes");
//! }
//! ```
