//! The integration layer: several parts together, with the world outside replaced by test doubles.
//!
//! All kinds of double are here. `doubles/mocks` expect certain calls, and complain about others. `doubles/fakes` work,
//! in a smaller way than the real thing; one of them is a spy, which remembers. HTTP is real here: the adapters speak
//! to a small server on this machine.

mod doubles;

mod fetch;

mod escalate;

mod warden;

mod http;
