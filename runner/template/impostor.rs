//! title: Greets every guest as Ada
//! severity: major
//! rule: A guest who is known is greeted by name: `Hello, Ada!`
//! asks: what does a guest with another name hear?
//!
//! A greeting with a fixed name passes every test that uses only that name. A rule needs at least two examples
//! that differ.

pub fn greeting(_name: &str) -> String {
    "Hello, Ada!".to_owned()
}
