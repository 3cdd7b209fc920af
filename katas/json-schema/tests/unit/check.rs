//! Helpers with which a test asks in one line: which failures does this schema find in this instance?

use std::panic::resume_unwind;
use std::thread;

use json_schema::Schema;
use serde_json::Value;

/// A failure, as text: the instance's pointer, the keyword's pointer, the sentence.
pub type Seen = (String, String, String);

/// Nothing is wrong.
pub const VALID: Vec<Seen> = Vec::new();

/// A number with all of its digits. The ones in `json!` are the machine's.
pub fn number(text: &str) -> Value {
    text.parse()
        .unwrap_or_else(|error| panic!("{text} is no number: {error}"))
}

/// All that is wrong with an instance, in order.
#[expect(
    clippy::needless_pass_by_value,
    reason = "`json!` makes values, and a `&` before each would say nothing"
)]
pub fn check(schema: Value, instance: Value) -> Vec<Seen> {
    let shown = schema.to_string();
    let schema = Schema::new(schema).unwrap_or_else(|error| panic!("{shown} was refused: {error}"));
    let failures = schema.validate(&instance).into_iter();
    failures
        .map(|failure| {
            (
                failure.instance.to_string(),
                failure.keyword.to_string(),
                failure.reason.to_string(),
            )
        })
        .collect()
}

/// Asks on a thread with a stack of 16 MB. A test has 2 MB, and a program mostly 8: 500 schemas within each other would fill
/// those 2 if each took 4 kB, as a long `match` does in a build without optimisation.
pub fn with_room<T: Send>(question: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let roomy = thread::Builder::new().stack_size(16 << 20);
        let asked = roomy
            .name("with_room".to_owned())
            .spawn_scoped(scope, question);
        let asked = asked.expect("a thread can be started");
        asked.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

/// The expected failures: the instance's pointer, the keyword's pointer, the sentence.
pub fn wrong(failures: &[(&str, &str, &str)]) -> Vec<Seen> {
    failures
        .iter()
        .map(|&(instance, keyword, sentence)| {
            (instance.to_owned(), keyword.to_owned(), sentence.to_owned())
        })
        .collect()
}
