//! title: Ignores an `$id` behind a pointer
//! severity: major
//! seen by: unit::references::a_reference_is_relative_to_the_id_around_it
//! rule: A schema that only a pointer reaches is a schema like the others: references in it are relative to its `$id`.
//! asks: what is a reference relative to if it has an `$id` beside it, below an unknown keyword?
//!
//! The code notes the names when it reads the document. Only later it reads the schemas that a pointer reaches, and
//! ignores the `$id` beside their references. They lead to another schema of the same name, or nowhere.
//!
//! A reference below an unknown keyword is right. A test needs an `$id` beside it, and two schemas to choose from.

mod references {
    impl References {
        fn resolve_all(&mut self, root: &Value) -> Result<(), SchemaError> {
            let mut open: Vec<Pointer> = self.bases.keys().rev().cloned().collect();
            while let Some(at) = open.pop() {
                let Some(Value::String(reference)) = find(root, &at).and_then(|it| it.get("$ref"))
                else {
                    continue;
                };
                let error = || SchemaError::Reference {
                    at: at.child("$ref"),
                    reference: reference.clone(),
                };
                let target = self.resolve(root, self.base(&at), reference);
                let target = target.ok_or_else(error)?;
                if let Target::Here(place) = &target
                    && !self.bases.contains_key(place)
                {
                    let schema = find(root, place).ok_or_else(error)?;
                    if !Schema::of_schemas().validate(schema).is_empty() {
                        return Err(error());
                    }
                    let around = self.base(place).to_owned();
                    for (inner, schema) in schemas(place, schema) {
                        self.compile_patterns(&inner, schema)?;
                        self.bases.insert(inner.clone(), around.clone());
                        open.push(inner);
                    }
                }
                self.targets.insert(at, target);
            }
            Ok(())
        }
    }
}
