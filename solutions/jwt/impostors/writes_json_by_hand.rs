//! title: Writes JSON by hand
//! severity: major
//! seen by: unit::header::a_new_header_names_the_algorithm_and_the_key
//! rule: A quotation mark in the key's name is escaped, as JSON demands.
//! asks: what does a header look like whose key has a quotation mark in its name?
//!
//! `format!` is enough to join three names and three texts. But a quotation mark in a text breaks the header. An
//! attacker who chooses the name of a key can even write other members into it. In SQL this mistake is called
//! injection.
//!
//! Every ordinary name works. A test needs a name with a character that has a meaning in JSON.

mod header {
    impl Header {
        /// Writes the header as JSON.
        #[must_use]
        pub fn to_json(&self) -> String {
            let mut object = Object::new();
            object.insert("alg".to_owned(), self.alg.clone().into());
            for (name, value) in [("kid", &self.kid), ("typ", &self.typ)] {
                if let Some(value) = value {
                    object.insert(name.to_owned(), value.clone().into());
                }
            }
            let members: Vec<String> = object
                .iter()
                .filter_map(|(name, value)| value.as_str().map(|text| (name, text)))
                .map(|(name, text)| format!(r#""{name}":"{text}""#))
                .collect();
            format!("{{{}}}", members.join(","))
        }
    }
}
