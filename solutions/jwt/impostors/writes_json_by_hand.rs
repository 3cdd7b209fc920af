//! title: Writes JSON by hand
//! severity: major
//! seen by: unit::header::a_new_header_names_the_algorithm_and_the_key
//! rule: Writes the header as JSON: `alg`, `kid` if there is one, `typ` if there is one.
//! asks: what does a header look like whose key has a quotation mark in its name?
//!
//! Three names and three texts are quickly put together with `format!`. It holds until a text has a
//! quotation mark in it: then the header is broken, or worse, it is not, because somebody chose the name
//! of a key so that the header says something else. The same mistake in SQL is called injection.
//!
//! Every ordinary name is green. It takes a name with a character that means something to JSON.

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
