//! title: Wants one match even if none is needed
//! severity: minor
//! seen by: unit::arrays::as_many_items_as_asked_for_are_of_a_kind
//! rule: `minContains`, `maxContains` | at least or at most this number of items that `contains` accepts; `minContains: 0` allows none
//! asks: what does `contains` ask for if `minContains` is 0?
//!
//! `minContains: 0` says that no match is needed. This version still wants one, as in the drafts without
//! `minContains`.
//!
//! A limit of 0 is a limit. Authors of tests forget it because they would not write it, but a program that generates
//! schemas does.

mod keywords {
    mod array {
        pub(crate) fn contains<'s>(
            place: &Place<'_, 's>,
            siblings: &Map<String, Value>,
            schema: &'s Value,
            instance: &Value,
        ) -> Vec<Failure> {
            let Some(items) = instance.as_array() else {
                return Vec::new();
            };
            let here = place.within("contains");
            let mut found = 0;
            for (index, item) in items.iter().enumerate() {
                let item_here = here.about(&index.to_string());
                found += usize::from(item_here.accepts(schema, item));
            }
            let mut failures = Vec::new();
            match siblings.get("minContains") {
                _ if found == 0 => failures.push(here.failure(Reason::Contains)),
                None => {}
                Some(limit) => failures.extend(too_few(limit, found).map(|limit| {
                    let here = place.within("minContains");
                    here.failure(Reason::MinContains(limit))
                })),
            }
            if let Some(limit) = siblings.get("maxContains") {
                failures.extend(too_many(limit, found).map(|limit| {
                    let here = place.within("maxContains");
                    here.failure(Reason::MaxContains(limit))
                }));
            }
            failures
        }
    }
}
