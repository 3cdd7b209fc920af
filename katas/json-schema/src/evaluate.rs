//! The walk: one schema, one instance, one keyword after the other.

use std::cell::{Cell, RefCell};

use serde_json::{Map, Value};

use crate::effort::Effort;
use crate::failure::{Failure, Reason};
use crate::keywords::{any, array, logic, number, object, string};
use crate::pattern::GaveUp;
use crate::pointer::Pointer;
use crate::references::{Target, find};
use crate::schema::Schema;

/// How many schemas within each other are asked. A document as deep as `serde_json` reads takes 130 to 400 of them, and the
/// stack of a thread has room for these, even in a build without optimisation.
const DEEPEST: usize = 500;

/// A schema, being asked about one instance.
pub(crate) struct Evaluation<'s> {
    schema: &'s Schema,
    instance: &'s Value,
    /// Why nobody can tell, if nobody can. It is kept here and is no failure among others: under a `not` a failure
    /// would make the instance valid.
    undecided: RefCell<Option<Failure>>,
    /// How many schemas are being asked, each within the one before.
    depth: Cell<usize>,
    /// How many more may be asked.
    effort: Effort,
}

/// Where the walk has come to.
#[derive(Clone)]
pub(crate) struct Place<'e, 's> {
    evaluation: &'e Evaluation<'s>,
    /// The document that the schema stands in: the one that was asked, or the metaschema.
    document: &'s Schema,
    /// The schema's place in that document.
    at: Pointer,
    /// The way through the schema that led here.
    keyword: Pointer,
    /// The part of the instance that it is about.
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

    /// All that is wrong with the instance.
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

    /// Whether nobody can tell. Then nothing else is asked, and what has been found is not kept.
    fn has_given_up(&self) -> bool {
        self.undecided.borrow().is_some()
    }
}

impl<'s> Place<'_, 's> {
    /// All that is wrong with this part of the instance, according to this schema.
    pub(crate) fn evaluate(&self, schema: &'s Value, instance: &Value) -> Vec<Failure> {
        todo!()
    }

    /// What the keywords of a schema have to say, each in its turn.
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

    /// Whether this part of the instance is valid; what is wrong with it is nobody's business.
    pub(crate) fn accepts(&self, schema: &'s Value, instance: &Value) -> bool {
        self.evaluate(schema, instance).is_empty()
    }

    /// What a keyword has to say that only looks at the instance, and knows nothing of other schemas.
    fn assertion(&self, name: &str, value: &Value, instance: &Value) -> Option<Failure> {
        todo!()
    }

    /// What a keyword has to say that has schemas in it, or needs several failures. `siblings` are all keywords of its
    /// schema, itself included.
    fn applicator(
        &self,
        siblings: &'s Map<String, Value>,
        name: &str,
        value: &'s Value,
        instance: &Value,
    ) -> Vec<Failure> {
        todo!()
    }

    /// Goes where the schema's `$ref` leads. What stands beside `$ref` counts as well, and is asked like any keyword.
    fn follow_reference(&self, instance: &Value) -> Vec<Failure> {
        todo!()
    }

    /// The place one step further into the schema, and about the same part of the instance.
    pub(crate) fn within(&self, name: &str) -> Self {
        Self {
            at: self.at.child(name),
            keyword: self.keyword.child(name),
            ..self.clone()
        }
    }

    /// The same schema, about a property or an item of this part of the instance.
    pub(crate) fn about(&self, name: &str) -> Self {
        Self {
            instance: self.instance.child(name),
            ..self.clone()
        }
    }

    /// That this is wrong here.
    pub(crate) fn failure(&self, reason: Reason) -> Failure {
        Failure {
            instance: self.instance.clone(),
            keyword: self.keyword.clone(),
            reason,
        }
    }

    /// Whether a regular expression of this schema is found in a text.
    pub(crate) fn is_in(&self, pattern: &str, text: &str) -> bool {
        todo!()
    }

    /// Notes that nobody can tell, the first time that it happens.
    fn give_up(&self, why: Reason) {
        let mut undecided = self.evaluation.undecided.borrow_mut();
        undecided.get_or_insert_with(|| self.failure(why));
    }
}
