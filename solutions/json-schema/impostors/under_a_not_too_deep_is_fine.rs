//! title: Reports "too deep" as an ordinary failure
//! severity: major
//! seen by: unit::schemas::a_schema_that_is_too_deep_is_not_accepted
//! rule: A `not` does not turn it into a yes, and an `anyOf` does not hide it.
//! asks: what is the verdict of `not` on a schema that is nested beyond the limit?
//!
//! The code reports "too deep" like any other failure. Below a `not`, a failure makes the instance valid.
//!
//! "Unknown" is neither yes nor no, so `not` must not invert it. A test puts the deep schema below a `not`.

mod evaluate {
    impl<'s> Place<'_, 's> {
        pub(crate) fn evaluate(&self, schema: &'s Value, instance: &Value) -> Vec<Failure> {
            let depth = self.evaluation.depth.get();
            if depth >= DEEPEST {
                return vec![self.failure(Reason::TooDeep)];
            }
            if !self.evaluation.effort.allows_one_more() {
                return vec![self.failure(Reason::TooMuch)];
            }
            self.evaluation.depth.set(depth + 1);
            let failures = match schema {
                Value::Bool(true) => Vec::new(),
                Value::Object(keywords) => self.all_keywords(keywords, instance),
                _ => vec![self.failure(Reason::Never)],
            };
            self.evaluation.depth.set(depth);
            failures
        }
    }
}
