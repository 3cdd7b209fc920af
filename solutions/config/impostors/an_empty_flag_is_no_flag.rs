//! title: Ignores an empty flag
//! severity: minor
//! seen by: integration::problems::every_malformed_value_is_named_with_its_origin
//! rule: An empty text is a text, in all sources: it overrides lower sources, and is refused if `parse` refuses it.
//! asks: what does a flag with an empty value do to the sources below it?
//!
//! A script passes `--host ''` if its own variable is empty. The code drops the flag, and the service listens on the
//! default address. The script's author sees no error.
//!
//! The rule for an empty value holds for all sources, so a test needs each of them.

mod sources {
    impl Sources<'_> {
        fn flag(&self, variable: &Variable) -> Option<(&'static str, &str)> {
            let flag = variable.flag?;
            self.flags
                .get(flag)
                .map(|text| (flag, text.as_str()))
                .filter(|(_, text)| !text.is_empty())
        }
    }
}
