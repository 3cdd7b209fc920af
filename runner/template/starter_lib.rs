//! Greets guests.

/// Says hello to somebody: `Hello, Ada!`.
#[must_use]
pub fn greeting(name: &str) -> String {
    todo!()
}

/// Knows the guests by their numbers.
pub trait GuestBook {
    /// The guest's name, or `None` for a number that nobody has.
    fn name_of(&self, guest: u32) -> Option<String>;
}

/// Greets the guest of that number; one who is not in the book is a stranger.
#[must_use]
pub fn welcome(book: &impl GuestBook, guest: u32) -> String {
    todo!()
}
