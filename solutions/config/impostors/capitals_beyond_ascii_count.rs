//! title: Reads letters beyond ASCII as a level
//! severity: minor
//! seen by: unit::values::a_log_level_is_one_of_five_words
//! rule: A log level: `error`, `warn`, `info`, `debug` or `trace`, in upper or lower case (ASCII).
//! asks: which texts become a word of the table in capitals?
//!
//! `to_uppercase` changes all letters of Unicode. The capital of the dotless `ı` is `I`, so `ınfo` becomes `INFO`, and
//! a typing mistake is accepted.
//!
//! Some letters beyond ASCII have a capital in ASCII: `ı` and the long `ſ`. Try them where case is ignored.

mod value {
    #[must_use]
    pub fn log_level(text: &str) -> Option<LogLevel> {
        match text.to_uppercase().as_str() {
            "ERROR" => Some(LogLevel::Error),
            "WARN" => Some(LogLevel::Warn),
            "INFO" => Some(LogLevel::Info),
            "DEBUG" => Some(LogLevel::Debug),
            "TRACE" => Some(LogLevel::Trace),
            _ => None,
        }
    }
}
