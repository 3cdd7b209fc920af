//! title: Starts every pointer at the document
//! severity: major
//! seen by: unit::references::an_id_is_a_name_too
//! rule: `https://example.com/price` | the schema with this `$id`; a `#…` behind it starts at that schema
//! asks: where does a pointer in a `$ref` start if a schema around it has an `$id`?
//!
//! The code looks for `#/$defs/a` from the top of the file, even below another `$id`. That is right as long as no
//! schema contains another one with an `$id`. Otherwise the reference finds nothing, or another definition of the
//! same name.
//!
//! A test needs two definitions of one name, one inside and one outside.

mod references {
    impl References {
        fn resolve(&self, root: &Value, base: &str, reference: &str) -> Option<Target> {
            let (uri, fragment) = uri::resolve(base, reference);
            let Some(resource) = self.resources.get(&uri) else {
                let whole = uri == metaschema::URI && fragment.is_empty();
                return whole.then_some(Target::Metaschema);
            };
            if fragment.is_empty() {
                return Some(Target::Here(resource.clone()));
            }
            if fragment.starts_with('/') {
                let place = Pointer::default().followed_by(&fragment)?;
                find(root, &place)?;
                return Some(Target::Here(place));
            }
            self.anchors
                .get(&(uri, fragment))
                .cloned()
                .map(Target::Here)
        }
    }
}
