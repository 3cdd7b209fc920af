//! title: Takes unevaluatedProperties for additionalProperties
//! severity: minor
//! seen by: unit::objects::additional_properties_are_those_without_a_schema
//! rule: Every other keyword is ignored, also `format` and `unevaluatedProperties`.
//! asks: What does a validator do with a keyword that it does not do?
//!
//! The two look alike, and so one function does both. A schema that says `unevaluatedProperties: false` beside an `allOf` refuses what is
//! right.
//!
//! A keyword that is half done is worse than one that is ignored and said to be. Test what is ignored too.

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
