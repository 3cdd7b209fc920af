//! The unit layer: what can be said about wind, words, hours and pauses without asking anybody. No mock far and wide: a
//! function that is given all that it needs can just be called.

mod wind;

mod alert;

mod quiet;

mod decide;

mod retry;
