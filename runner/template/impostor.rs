//! title: Greets nobody in particular
//! severity: major
//! rule: A guest who is known is greeted by name: `Hello, Ada!`
//! asks: what does a guest with another name hear?
//!
//! A greeting with a fixed name passes every test that only ever uses that name. Two examples that differ are the
//! least that a rule needs.

pub fn greeting(_name: &str) -> String {
    "Hello, Ada!".to_owned()
}
