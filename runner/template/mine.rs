//! Your own tests. They use the library as the given suites do:
//!
//! ```
//! use KATA_LIB::greeting;
//!
//! #[test]
//! fn a_name_is_kept_as_it_is() {
//!     assert_eq!(greeting("ada"), "Hello, ada!");
//! }
//! ```
//!
//! `cargo kata solo KATA_NAME` runs these tests on your own code, and `cargo kata flip KATA_NAME` on wrong solutions.
//!
//! `assert_cmd::cargo_bin_cmd!("KATA_NAME")` starts the program. In `flip` it starts the program of the reference or of
//! an impostor, never your own.
