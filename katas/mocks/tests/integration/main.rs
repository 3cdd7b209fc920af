//! The integration layer: several parts together, and the world outside replaced by something that we have in hand.
//!
//! All the doubles have their turn. `doubles/mocks` are told what to expect, and complain. `doubles/fakes` work, and
//! are only smaller than what they stand for; one of them is a spy, which remembers. What is real here is HTTP: the
//! adapters speak to a small server on this machine.

mod doubles;

mod fetch;

mod escalate;

mod warden;

mod http;
