//! title: Ignores what stands beside $ref
//! severity: critical
//! seen by: unit::references::a_reference_leads_to_a_definition
//! rule: `$ref` | what another schema asks for, **and** what the keywords beside `$ref` ask for
//! asks: what does a keyword do that stands beside a `$ref`?
//!
//! Up to draft 7 a `$ref` was alone: everything beside it was ignored. Since 2019-09 it is a keyword like the
//! others. A limit that somebody added beside a reference is not there, and nobody is told.
//!
//! Old knowledge is a source of bugs of its own. A test has a sibling that refuses.

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
