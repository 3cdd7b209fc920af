//! title: Takes only the digits 0 to 9 in a name
//! severity: minor
//! seen by: unit::pipelines::a_name_is_one_jobs_alone_and_can_be_typed
//! rule: one or more letters and digits of any script, `-` and `_`, with no `-` in front
//! asks: which digits may be in a job's name?
//!
//! The letters are those of any script, and the digits are `is_ascii_digit`. A team that writes `٣` for three gets
//! the message that its job has no name.
//!
//! Tests with letters of another script pass. A test needs a digit of one, too.

mod pipeline {
    fn is_name(name: &str) -> bool {
        let can_stand = |character: char| {
            character.is_alphabetic() || character.is_ascii_digit() || "-_".contains(character)
        };
        !name.is_empty() && !name.starts_with('-') && name.chars().all(can_stand)
    }
}
