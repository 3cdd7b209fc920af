//! The two smallest schemas.

use serde_json::json;

use crate::check::{VALID, check, wrong};

/// `true` is a schema, and asks for nothing. The least code makes a schema of the simplest values, and finds an empty list
/// of failures. Then the rest can grow. (Core §4.3.2)
#[test]
fn the_schema_true_accepts_everything() {
    assert_eq!(
        check(json!(true), json!(7)),
        VALID,
        "7, according to `true`"
    );
}

/// `false` rejects everything. A schema uses it for a part that must not exist. The failure is about the whole instance, so
/// its pointer is the empty one, and there is no keyword on the way to it: both are `Pointer::default()`. The sentence is
/// that of `Reason::Never`. The test compares what a person reads, so the `Display` of a `Pointer` comes next: an empty one
/// writes nothing. (Core §4.3.2)
#[test]
fn the_schema_false_refuses_everything() {
    assert_eq!(
        check(json!(false), json!(7)),
        wrong(&[("", "", "is not allowed")]),
        "7, according to `false`"
    );
}
