//! title: Ignores keywords beside `$ref`
//! severity: critical
//! seen by: unit::references::a_reference_leads_to_a_definition
//! rule: `$ref` | what another schema asks for, **and** what the keywords beside `$ref` ask for
//! asks: does a keyword beside a `$ref` count?
//!
//! Up to draft 7 a validator ignored every keyword beside a `$ref`. Since 2019-09 `$ref` is a keyword like the
//! others. Here an author adds a limit beside a reference, and it has no effect, without a message.
//!
//! An older version of a standard is a frequent source of bugs. A test has a keyword beside the reference that
//! refuses.

mod evaluate {
    impl<'s> Place<'_, 's> {
        fn all_keywords(&self, keywords: &'s Map<String, Value>, instance: &Value) -> Vec<Failure> {
            if keywords.contains_key("$ref") {
                return self.follow_reference(instance);
            }
            let mut failures = Vec::new();
            for (name, value) in keywords {
                failures.extend(self.assertion(name, value, instance));
                failures.append(&mut self.applicator(keywords, name, value, instance));
            }
            failures
        }
    }
}
