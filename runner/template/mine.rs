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
