//! title: then has a turn of its own
//! severity: minor
//! seen by: unit::combinations::a_condition_decides_who_is_asked
//! rule: Failures of `then` and `else` come in the place of `if`.
//! asks: where among the other failures stand those of a branch?
//!
//! Each keyword is a line in one loop, so `then` and `else` are two more lines, which look at `if` themselves. The verdict is
//! right, and the failures of a branch stand where its name does.
//!
//! A schema with nothing but a condition passes. It takes a keyword that fails and whose name is between `if` and `then`.

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
