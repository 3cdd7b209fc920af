//! The unit layer: one module of the score at a time, from a line of text to the table.

mod support;

mod history;

mod inventory;

mod score;

mod ranking;

mod report;
