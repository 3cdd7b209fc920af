//! Greets guests.

/// The greeting for a name: `Hello, Ada!`.
#[must_use]
pub fn greeting(name: &str) -> String {
    todo!()
}

/// Knows the guests by their numbers.
pub trait GuestBook {
    /// The guest's name, or `None` for an unknown number.
    fn name_of(&self, guest: u32) -> Option<String>;
}

/// Greets the guest with this number. A guest who is not in the book is greeted as `stranger`.
#[must_use]
pub fn welcome(book: &impl GuestBook, guest: u32) -> String {
    todo!()
}
