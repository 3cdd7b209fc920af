//! title: Reports `minContains` under its own name
//! severity: minor
//! seen by: unit::arrays::as_many_items_as_asked_for_are_of_a_kind
//! rule: Failures of `minContains` and `maxContains` come in the place of `contains`.
//! asks: where among the other failures does the failure of `minContains` come?
//!
//! The code goes through the keywords in one loop, and `minContains` has its own entry that counts again. The verdict
//! is right, but the failure comes at the place of the wrong keyword.
//!
//! A schema with only these two keywords passes. A test needs a third keyword that fails, with a name between the
//! two.

mod evaluate {
    impl<'s> Place<'_, 's> {
        fn all_keywords(&self, keywords: &'s Map<String, Value>, instance: &Value) -> Vec<Failure> {
            let mut failures = Vec::new();
            let mut counted = Vec::new();
            for (name, value) in keywords {
                if name == "minContains" {
                    failures.append(&mut counted);
                }
                failures.extend(self.assertion(name, value, instance));
                for failure in self.applicator(keywords, name, value, instance) {
                    match failure.reason {
                        Reason::MinContains(_) if name == "contains" => counted.push(failure),
                        _ => failures.push(failure),
                    }
                }
                if self.evaluation.has_given_up() {
                    return Vec::new();
                }
            }
            failures
        }
    }
}
