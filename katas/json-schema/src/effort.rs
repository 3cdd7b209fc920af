//! The limit on the work for one answer.

use std::cell::Cell;

use serde_json::Value;

/// How many schemas may be applied per value of the schema and value of the instance. One is enough if no schema is
/// applied twice to the same part of the instance.
const GENEROSITY: usize = 100;

/// How many schemas may be applied to an instance, for a schema of any size: a fixed number, plus a number per
/// value of the instance, and at most the last one.
const FOR_A_START: usize = 100_000;
const FOR_EACH_VALUE: usize = 50;
const MOST: usize = 1_000_000;

/// Counts the schemas that are applied. A short document can apply very many: two references to a schema with two
/// references, and so on, apply 2, 4, 8, … schemas. Thirty such lines would take for ever.
#[derive(Debug)]
pub(crate) struct Effort {
    left: Cell<usize>,
}

impl Effort {
    /// The limit for this schema and this instance: 100 × the number of values in the schema × the number in the
    /// instance, at most 100,000 plus 50 per value of the instance, and at most 1,000,000.
    pub(crate) fn new(schema: &Value, instance: &Value) -> Self {
        let values = size(instance);
        let by_size = size(schema)
            .saturating_mul(values)
            .saturating_mul(GENEROSITY);
        let at_most = values
            .saturating_mul(FOR_EACH_VALUE)
            .saturating_add(FOR_A_START)
            .min(MOST);
        Self {
            left: Cell::new(by_size.min(at_most)),
        }
    }

    /// Whether one more schema may be applied. It counts as applied then.
    pub(crate) fn allows_one_more(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }
}

/// How many values a value contains, itself included.
fn size(value: &Value) -> usize {
    let mut size = 0;
    // With a list and not by recursion, because a value can be nested deeper than the stack allows.
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        size += 1;
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(properties) => open.extend(properties.values()),
            _ => {}
        }
    }
    size
}
