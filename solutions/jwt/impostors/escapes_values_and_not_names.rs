//! title: Escapes the values of claims and not their names
//! severity: major
//! seen by: e2e::inspect::anyone_can_read_a_signed_token
//! rule: A name in a JSON object is escaped like a value.
//! asks: in which places of a JSON object may a text stand?
//!
//! The author looks for texts among the values of the object. But a name is a text as well, and the sender of a token
//! chooses it. The terminal of the user then obeys the sender.
//!
//! It is safer to escape the whole output at once. A test has a control character in a name.

mod inspect {
    pub fn pretty(object: &Object) -> String {
        let json = format!("{:#}", Value::Object(object.clone()));
        let harmless = |text: &str| -> String {
            let escaped = text.chars().map(|character| match character {
                deceptive if is_deceptive(deceptive) => escaped(deceptive),
                honest => honest.to_string(),
            });
            escaped.collect()
        };
        json.split_inclusive('\n')
            .map(|line| match line.split_once("\": ") {
                Some((name, value)) => format!("{name}\": {}", harmless(value)),
                None => harmless(line),
            })
            .collect()
    }
}
