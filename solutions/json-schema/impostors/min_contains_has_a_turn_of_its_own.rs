//! title: minContains has a turn of its own
//! severity: minor
//! seen by: unit::arrays::as_many_items_as_asked_for_are_of_a_kind
//! rule: Failures of `minContains` and `maxContains` come in the place of `contains`.
//! asks: where among the other failures stands that of `minContains`?
//!
//! Each keyword is a line in one loop, and so is `minContains`, which counts once more. The verdict is right, and the
//! failure stands where the name of the keyword does.
//!
//! A schema with nothing but these two passes. It takes a third keyword that fails, with a name between them.

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
