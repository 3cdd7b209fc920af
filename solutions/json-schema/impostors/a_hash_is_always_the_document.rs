//! title: Takes `#` for the whole document everywhere
//! severity: major
//! seen by: unit::references::a_reference_is_relative_to_the_id_around_it
//! rule: `#` | the whole schema; within a schema that has an `$id`, that schema
//! asks: where does `#` lead if a schema around it has an `$id`?
//!
//! The code has a short way for the shortest reference, and the short way goes to the top of the file. A schema with an
//! `$id` is a document of its own, even if it is written inside another one. Its `#` is itself.
//!
//! A test needs a `#` below an `$id` that is not at the top.

mod references {
    impl References {
        fn resolve(&self, root: &Value, base: &str, reference: &str) -> Option<Target> {
            if reference == "#" {
                return Some(Target::Here(Pointer::default()));
            }
            let (uri, fragment) = uri::resolve(base, reference);
            let Some(resource) = self.resources.get(&uri) else {
                let whole = uri == metaschema::URI && fragment.is_empty();
                return whole.then_some(Target::Metaschema);
            };
            if fragment.is_empty() || fragment.starts_with('/') {
                let place = resource.followed_by(&fragment)?;
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
