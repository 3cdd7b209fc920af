//! title: Reports `then` under its own name
//! severity: minor
//! seen by: unit::combinations::a_condition_decides_who_is_asked
//! rule: Failures of `then` and `else` come in the place of `if`.
//! asks: where among the other failures do the failures of a branch come?
//!
//! The code goes through the keywords in one loop. `then` and `else` have their own entries, which look at `if`
//! again. The verdict is right, but the failures of a branch come at the place of `then` or `else`.
//!
//! A schema with only a condition passes. A test needs a keyword that fails, with a name between `if` and `then`.

mod evaluate {
    impl<'s> Place<'_, 's> {
        fn all_keywords(&self, keywords: &'s Map<String, Value>, instance: &Value) -> Vec<Failure> {
            let mut failures = Vec::new();
            for (name, value) in keywords {
                failures.extend(self.assertion(name, value, instance));
                match (name.as_str(), keywords.get("if")) {
                    ("if", _) => {}
                    ("then" | "else", Some(condition)) => {
                        let accepted = self.within("if").accepts(condition, instance);
                        if accepted == (name == "then") {
                            failures.append(&mut self.within(name).evaluate(value, instance));
                        }
                    }
                    _ => failures.append(&mut self.applicator(keywords, name, value, instance)),
                }
                if self.evaluation.has_given_up() {
                    return Vec::new();
                }
            }
            failures
        }
    }
}
