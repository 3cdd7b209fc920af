//! The unit layer: wind, words, hours and pauses. These functions get all that they need as arguments, so the tests
//! call them without any mock.

mod wind;

mod alert;

mod quiet;

mod decide;

mod retry;
