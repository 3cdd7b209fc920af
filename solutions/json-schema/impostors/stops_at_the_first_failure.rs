//! title: Stops at the first failure
//! severity: major
//! seen by: unit::values::a_constant_is_the_one_value_that_will_do
//! rule: **All** failures are reported.
//! asks: how many failures has an instance with several things wrong?
//!
//! The verdict is right, and the report is not: whoever fills in a form mends one field and is told of the next.
//!
//! Tests that ask "valid or not" never see it. They have to ask for all failures of one instance with several.

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
