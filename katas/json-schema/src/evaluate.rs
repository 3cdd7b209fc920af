//! The evaluation: applies a schema to an instance, keyword by keyword.

use std::cell::{Cell, RefCell};

use serde_json::{Map, Value};

use crate::effort::Effort;
use crate::failure::{Failure, Reason};
use crate::keywords::{any, array, logic, number, object, string};
use crate::pattern::GaveUp;
use crate::pointer::Pointer;
use crate::references::{Target, find};
use crate::schema::Schema;

/// How deep schemas may be nested. A document of the depth that `serde_json` allows needs 130 to 400 of them. The stack
/// of a thread is large enough for that, even in a build without optimisation.
const DEEPEST: usize = 500;

/// The evaluation of one instance.
pub(crate) struct Evaluation<'s> {
    schema: &'s Schema,
    instance: &'s Value,
    /// Why the validator gave up, if it did. It is kept here and is no ordinary failure: under a `not` a failure
    /// would make the instance valid.
    undecided: RefCell<Option<Failure>>,
    /// How deep the current schema is nested.
    depth: Cell<usize>,
    /// How many more schemas may be applied.
    effort: Effort,
}

/// The current position of the evaluation.
#[derive(Clone)]
pub(crate) struct Place<'e, 's> {
    evaluation: &'e Evaluation<'s>,
    /// The document of the schema: the user's own, or the metaschema.
    document: &'s Schema,
    /// The schema's place in that document.
    at: Pointer,
    /// The path through the schema to this place.
    keyword: Pointer,
    /// The part of the instance.
    instance: Pointer,
}

impl<'s> Evaluation<'s> {
    pub(crate) fn new(schema: &'s Schema, instance: &'s Value) -> Self {
        Self {
            schema,
            instance,
            undecided: RefCell::new(None),
            depth: Cell::new(0),
            effort: Effort::new(schema.root(), instance),
        }
    }

    /// All failures of the instance.
    pub(crate) fn run(self) -> Vec<Failure> {
        let start = Place {
            evaluation: &self,
            document: self.schema,
            at: Pointer::default(),
            keyword: Pointer::default(),
            instance: Pointer::default(),
        };
        let failures = start.evaluate(self.schema.root(), self.instance);
        match self.undecided.into_inner() {
            Some(undecided) => vec![undecided],
            None => failures,
        }
    }

    /// Whether the validator gave up. Then no further schema is applied, and earlier failures are dropped.
    fn has_given_up(&self) -> bool {
        self.undecided.borrow().is_some()
    }
}

impl<'s> Place<'_, 's> {
    /// All failures of this part of the instance under this schema.
    pub(crate) fn evaluate(&self, schema: &'s Value, instance: &Value) -> Vec<Failure> {
        todo!()
    }

    /// The failures of all keywords of a schema, in their order.
    fn all_keywords(&self, keywords: &'s Map<String, Value>, instance: &Value) -> Vec<Failure> {
        let mut failures = Vec::new();
        for (name, value) in keywords {
            failures.extend(self.assertion(name, value, instance));
            failures.append(&mut self.applicator(keywords, name, value, instance));
            if self.evaluation.has_given_up() {
                return Vec::new();
            }
        }
        failures
    }

    /// Whether this part of the instance is valid; its failures are dropped.
    pub(crate) fn accepts(&self, schema: &'s Value, instance: &Value) -> bool {
        self.evaluate(schema, instance).is_empty()
    }

    /// The failure of a keyword that only looks at the instance, and not at other schemas.
    fn assertion(&self, name: &str, value: &Value, instance: &Value) -> Option<Failure> {
        todo!()
    }

    /// The failures of a keyword that has schemas in it, or that can have several failures. `siblings` are all
    /// keywords of its schema, itself included.
    fn applicator(
        &self,
        siblings: &'s Map<String, Value>,
        name: &str,
        value: &'s Value,
        instance: &Value,
    ) -> Vec<Failure> {
        todo!()
    }

    /// Applies the schema to which a `$ref` leads. The keywords beside a `$ref` count like all others.
    fn follow_reference(&self, instance: &Value) -> Vec<Failure> {
        todo!()
    }

    /// The place one step deeper in the schema, for the same part of the instance.
    pub(crate) fn within(&self, name: &str) -> Self {
        Self {
            at: self.at.child(name),
            keyword: self.keyword.child(name),
            ..self.clone()
        }
    }

    /// The same schema, for a property or an item of this part of the instance.
    pub(crate) fn about(&self, name: &str) -> Self {
        Self {
            instance: self.instance.child(name),
            ..self.clone()
        }
    }

    /// A failure at this place.
    pub(crate) fn failure(&self, reason: Reason) -> Failure {
        Failure {
            instance: self.instance.clone(),
            keyword: self.keyword.clone(),
            reason,
        }
    }

    /// Whether a regular expression of this schema matches somewhere in a text.
    pub(crate) fn is_in(&self, pattern: &str, text: &str) -> bool {
        todo!()
    }

    /// Notes that the validator gives up. Only the first reason is kept.
    fn give_up(&self, why: Reason) {
        let mut undecided = self.evaluation.undecided.borrow_mut();
        undecided.get_or_insert_with(|| self.failure(why));
    }
}
