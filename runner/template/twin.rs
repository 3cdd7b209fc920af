//! title: Puts the greeting together piece by piece
//! freedom: algorithm
//! rule: A guest who is known is greeted by name: `Hello, Ada!`
//!
//! The README says which text a guest gets. It does not say how the text is made.

pub fn greeting(name: &str) -> String {
    ["Hello, ", name, "!"].concat()
}
