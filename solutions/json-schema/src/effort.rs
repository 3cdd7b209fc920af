//! How much work an answer may take.

use std::cell::Cell;

use serde_json::Value;

/// How many schemas may be asked for each value of the schema and each value of the instance. Where none is asked twice
/// about the same part of the instance, one is enough.
const GENEROSITY: usize = 100;

/// How many schemas may be asked of any instance, however large the schema is: so many, more for each value of the
/// instance, and in no case more than the last.
const FOR_A_START: usize = 100_000;
const FOR_EACH_VALUE: usize = 50;
const MOST: usize = 1_000_000;

/// Counts the schemas that are asked. Two references to a schema with two references, and so on, are a short document and
/// ask 2, 4, 8, … schemas: thirty lines would take for ever.
#[derive(Debug)]
pub(crate) struct Effort {
    left: Cell<usize>,
}

impl Effort {
    /// As much as this schema and this instance may take: 100 times the number of values in the one and in the other, no more
    /// than 100,000 and 50 for each value of the instance, and never more than 1,000,000.
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

    /// Whether one more schema may be asked. It counts as asked then.
    pub(crate) fn allows_one_more(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }
}

/// How many values a value is made of, itself included.
fn size(value: &Value) -> usize {
    let mut size = 0;
    // A list and no recursion, since a value can be deeper than the stack.
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
