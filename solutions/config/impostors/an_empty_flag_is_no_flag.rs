//! title: An empty flag is no flag
//! severity: minor
//! seen by: integration::problems::every_malformed_value_is_named_with_its_origin
//! rule: An empty text is a text, in all sources: it beats what stands below, and is refused if `parse` refuses it.
//! asks: what does a flag with an empty value do to the sources below it?
//!
//! `--host ''` is what a script passes whose own variable is empty. Dropped, the service listens on the default, and the script
//! looks as if it worked.
//!
//! An empty text is decided once for all sources, so it is to be tested with all of them.

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
