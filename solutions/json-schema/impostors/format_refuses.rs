//! title: `format` refuses
//! severity: minor
//! seen by: unit::types::a_type_is_asked_for
//! rule: Every other keyword is ignored, also `format` and `unevaluatedProperties`.
//! asks: does `format` refuse a string, or does it only describe it?
//!
//! The code checks `format: email`, as most readers of a schema expect. In draft 2020-12 `format` only describes a
//! string, unless both sides agree on more. So this code refuses data that other validators accept.
//!
//! A keyword that refuses nothing needs a test, too: a string that is not an address.

mod evaluate { impl<'s> Place<'_, 's> {
    fn all_keywords(&self, keywords: &'s Map<String, Value>, instance: &Value) -> Vec<Failure> {
        let mut failures = Vec::new();
        for (name, value) in keywords {
            if name == "format" && value == "email" && instance.as_str().is_some_and(|text| !text.contains('@')) {
                failures.push(self.within(name).failure(Reason::Never));
            }
            failures.extend(self.assertion(name, value, instance));
            failures.append(&mut self.applicator(keywords, name, value, instance));
            if self.evaluation.has_given_up() { return Vec::new(); }
        }
        failures
    }
} }
