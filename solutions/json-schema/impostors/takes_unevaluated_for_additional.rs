//! title: Treats `unevaluatedProperties` as `additionalProperties`
//! severity: minor
//! seen by: unit::objects::additional_properties_are_those_without_a_schema
//! rule: Every other keyword is ignored, also `format` and `unevaluatedProperties`.
//! asks: what does the validator do with a keyword that it does not implement?
//!
//! The two keywords look alike, so one function handles both. A schema with `unevaluatedProperties: false` beside an
//! `allOf` then refuses valid objects.
//!
//! A keyword that is half right is worse than one that the documentation calls ignored. A test has to show that this
//! keyword refuses nothing.

mod evaluate { impl<'s> Place<'_, 's> {
    fn applicator(&self, siblings: &'s Map<String, Value>, name: &str, value: &'s Value, instance: &Value) -> Vec<Failure> {
        let here = &self.within(name);
        match name {
            "$ref" => self.follow_reference(instance),
            "allOf" => logic::all_of(here, value, instance),
            "anyOf" => logic::any_of(here, value, instance),
            "oneOf" => logic::one_of(here, value, instance),
            "not" => logic::not(here, value, instance),
            "if" => logic::if_then_else(self, siblings, instance),
            "prefixItems" => array::prefix_items(here, value, instance),
            "items" => array::items(here, siblings, value, instance),
            "contains" => array::contains(self, siblings, value, instance),
            "required" => object::required(here, value, instance),
            "properties" => object::properties(here, value, instance),
            "patternProperties" => object::pattern_properties(here, value, instance),
            "additionalProperties" | "unevaluatedProperties" => object::additional_properties(here, siblings, value, instance),
            "propertyNames" => object::property_names(here, value, instance),
            _ => Vec::new(),
        }
    }
} }
