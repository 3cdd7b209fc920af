//! title: Keeps the later of two schemas with one name
//! freedom: internals
//! rule: Which of two schemas with the same name keeps it.
//!
//! The draft does not say what happens if two schemas have the same name. The reference keeps the first.

mod references {
    impl References {
        fn note_names(&mut self, at: &Pointer, schema: &Value) {
            let around = at.parent().map_or("", |parent| self.base(&parent));
            let own = schema.get("$id").and_then(Value::as_str);
            let base = own.map_or_else(|| around.to_owned(), |id| uri::resolve(around, id).0);
            if own.is_some() || !self.resources.contains_key(&base) {
                self.resources.insert(base.clone(), at.clone());
            }
            for keyword in ["$anchor", "$dynamicAnchor"] {
                if let Some(Value::String(anchor)) = schema.get(keyword) {
                    let name = (base.clone(), anchor.clone());
                    self.anchors.insert(name, at.clone());
                }
            }
            self.bases.insert(at.clone(), base);
        }
    }
}
