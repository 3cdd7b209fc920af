//! title: Stops at the first failure
//! severity: major
//! seen by: unit::values::a_constant_is_the_one_value_that_will_do
//! rule: **All** failures are reported.
//! asks: how many failures does an instance with several mistakes have?
//!
//! The verdict is right, and the report is not complete. A user who fills in a form fixes one field, and then hears
//! about the next.
//!
//! A test that asks "valid or not" does not show it. A test has to compare all failures of an instance with several.

mod evaluate {
    impl<'s> Place<'_, 's> {
        fn all_keywords(&self, keywords: &'s Map<String, Value>, instance: &Value) -> Vec<Failure> {
            for (name, value) in keywords {
                if let Some(failure) = self.assertion(name, value, instance) {
                    return vec![failure];
                }
                let failures = self.applicator(keywords, name, value, instance);
                if let Some(failure) = failures.into_iter().next() {
                    return vec![failure];
                }
            }
            Vec::new()
        }
    }
}
