//! title: Cuts a line's fields off one by one
//! freedom: internals
//! rule: date, module, `change` or `fault`, note (which may have commas and `#`)
//!
//! The README says what an entry is, and not how the code reads it. This version makes no list of the fields. It cuts
//! them off one by one.

mod risk {
    mod history {
        pub fn entry(line: &str) -> Result<Entry, Problem> {
            let cut = || {
                let (date, rest) = line.split_once(',')?;
                let (module, rest) = rest.split_once(',')?;
                let (kind, note) = rest.split_once(',')?;
                Some((date, module, kind, note))
            };
            let Some((date, module, kind, note)) = cut() else {
                return Err(Problem::Fields {
                    expected: 4,
                    found: line.matches(',').count() + 1,
                });
            };
            let Some(date) = Date::parse(date) else {
                return Err(Problem::Date(date.to_owned()));
            };
            if module.is_empty() {
                return Err(Problem::NoModule);
            }
            Ok(Entry {
                date,
                module: module.to_owned(),
                kind: match kind {
                    "change" => Kind::Change,
                    "fault" => Kind::Fault,
                    other => return Err(Problem::Kind(other.to_owned())),
                },
                note: note.to_owned(),
            })
        }
    }
}
