//! The targets of `$ref`.
//!
//! Every reference is resolved once, when the schema is read. So a reference that leads nowhere is an error of the
//! schema and not of an instance, and an evaluation only has to look it up.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::children::{children, schemas};
use crate::metaschema;
use crate::pattern::Pattern;
use crate::pointer::Pointer;
use crate::schema::{Schema, SchemaError};
use crate::uri;

/// The target of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// To a schema of this document.
    Here(Pointer),
    /// To the metaschema, which every document may refer to.
    Metaschema,
}

/// The names in a document, and the targets of its references.
#[derive(Debug, Clone, Default)]
pub(crate) struct References {
    /// Every schema of the document, by its place, with the URI that references in it are relative to (Core §9.3).
    bases: BTreeMap<Pointer, String>,
    /// The schemas that have a URI.
    resources: BTreeMap<String, Pointer>,
    /// The schemas that have a name within their URI.
    anchors: BTreeMap<(String, String), Pointer>,
    /// The references, by the place of their schema.
    targets: BTreeMap<Pointer, Target>,
    /// The regular expressions, by their text.
    patterns: BTreeMap<String, Pattern>,
}

impl References {
    /// Reads a document that the metaschema accepts.
    pub(crate) fn read(root: &Value) -> Result<Self, SchemaError> {
        let mut references = Self::default();
        references.survey(&Pointer::default(), root)?;
        references.resolve_all(root)?;
        references.refuse_circles(root)?;
        Ok(references)
    }

    /// The target of the reference at this place.
    pub(crate) fn target(&self, at: &Pointer) -> Option<&Target> {
        self.targets.get(at)
    }

    /// The regular expression with this text.
    pub(crate) fn pattern(&self, text: &str) -> Option<&Pattern> {
        self.patterns.get(text)
    }

    /// Notes the names and the patterns of a schema and of all schemas within it. Returns the places of all of
    /// them.
    fn survey(&mut self, at: &Pointer, schema: &Value) -> Result<Vec<Pointer>, SchemaError> {
        let mut places = Vec::new();
        for (at, schema) in schemas(at, schema) {
            self.note_names(&at, schema);
            self.compile_patterns(&at, schema)?;
            places.push(at);
        }
        Ok(places)
    }

    /// Notes the names of a schema, and the base URI of its references. The schemas around it come first.
    fn note_names(&mut self, at: &Pointer, schema: &Value) {
        let around = at.parent().map_or("", |parent| self.base(&parent));
        let base = match schema.get("$id") {
            Some(Value::String(id)) => uri::resolve(around, id).0,
            _ => around.to_owned(),
        };
        // If two schemas have the same name, the outer one keeps it.
        self.resources
            .entry(base.clone())
            .or_insert_with(|| at.clone());
        // Without `$dynamicRef`, a `$dynamicAnchor` is an ordinary name.
        for keyword in ["$anchor", "$dynamicAnchor"] {
            if let Some(Value::String(anchor)) = schema.get(keyword) {
                let name = (base.clone(), anchor.clone());
                self.anchors.entry(name).or_insert_with(|| at.clone());
            }
        }
        self.bases.insert(at.clone(), base);
    }

    fn compile_patterns(&mut self, at: &Pointer, schema: &Value) -> Result<(), SchemaError> {
        if let Some(Value::String(pattern)) = schema.get("pattern") {
            self.compile(at.child("pattern"), pattern)?;
        }
        if let Some(Value::Object(properties)) = schema.get("patternProperties") {
            for pattern in properties.keys() {
                self.compile(at.child("patternProperties").child(pattern), pattern)?;
            }
        }
        Ok(())
    }

    fn compile(&mut self, at: Pointer, pattern: &str) -> Result<(), SchemaError> {
        let compiled = Pattern::new(pattern).map_err(|problem| SchemaError::Pattern {
            at,
            pattern: pattern.to_owned(),
            problem,
        })?;
        self.patterns.insert(pattern.to_owned(), compiled);
        Ok(())
    }

    /// Finds the target of every reference. A reference may lead to a place that is no schema without it, such as one
    /// below an unknown keyword. That schema is read like the others, with the references in it.
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
                open.extend(self.survey(place, schema)?);
            }
            self.targets.insert(at, target);
        }
        Ok(())
    }

    /// The target of a reference relative to `base`; `None`, if it leads nowhere.
    fn resolve(&self, root: &Value, base: &str, reference: &str) -> Option<Target> {
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

    /// The base URI of the references in the schema at this place: its own, or that of the schema around it.
    fn base(&self, at: &Pointer) -> &str {
        let mut at = Some(at.clone());
        while let Some(place) = at {
            if let Some(base) = self.bases.get(&place) {
                return base;
            }
            at = place.parent();
        }
        ""
    }

    /// Refuses a reference that leads back to itself for the same part of the instance, because its evaluation would
    /// never end (Core §9.4.1).
    fn refuse_circles(&self, root: &Value) -> Result<(), SchemaError> {
        if !self.has_a_circle(root) {
            return Ok(());
        }
        match self.targets.keys().find(|at| self.comes_back(root, at)) {
            Some(at) => Err(SchemaError::Endless {
                at: at.child("$ref"),
            }),
            None => Ok(()),
        }
    }

    /// Whether any reference leads back to itself. It visits every place once, so it is quick for almost all documents,
    /// which have no circle.
    fn has_a_circle(&self, root: &Value) -> bool {
        let mut done = BTreeSet::new();
        let mut on_the_way = BTreeSet::new();
        let mut open: Vec<_> = self.targets.keys().map(|at| (at.clone(), false)).collect();
        while let Some((place, is_left)) = open.pop() {
            if is_left {
                on_the_way.remove(&place);
                done.insert(place);
            } else if !done.contains(&place) {
                if !on_the_way.insert(place.clone()) {
                    return true;
                }
                let next = [self.referred(&place), in_place(root, &place)].concat();
                open.push((place, true));
                open.extend(next.into_iter().map(|place| (place, false)));
            }
        }
        false
    }

    fn comes_back(&self, root: &Value, start: &Pointer) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = self.referred(start);
        while let Some(place) = open.pop() {
            if place == *start {
                return true;
            }
            if seen.insert(place.clone()) {
                open.extend(self.referred(&place));
                open.extend(in_place(root, &place));
            }
        }
        false
    }

    /// The schema that the one at this place refers to.
    fn referred(&self, at: &Pointer) -> Vec<Pointer> {
        match self.targets.get(at) {
            Some(Target::Here(place)) => vec![place.clone()],
            _ => Vec::new(),
        }
    }
}

/// The schemas within the one at this place that are for the same part of the instance.
fn in_place(root: &Value, at: &Pointer) -> Vec<Pointer> {
    let Some(schema) = find(root, at) else {
        return Vec::new();
    };
    children(at, schema)
        .into_iter()
        .filter(|child| child.in_place)
        .map(|child| child.at)
        .collect()
}

/// The value at a place.
pub(crate) fn find<'s>(root: &'s Value, at: &Pointer) -> Option<&'s Value> {
    root.pointer(&at.to_string())
}
