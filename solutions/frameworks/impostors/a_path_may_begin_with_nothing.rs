//! title: A path may begin with nothing
//! severity: minor
//! seen by: unit::rule::a_rule_fits_a_path_segment_by_segment
//! rule: `/todos/milk/fresh`; not `//milk`
//! asks: is a path for a rule when its variable would begin with an empty segment?
//!
//! The segments are joined, and then somebody asks whether there is anything. `/files//b` gives the view `/b`, which on a
//! disk is a file in another place than `b`.
//!
//! Of several segments each may be the empty one. It takes a path with two slashes in a row, where the variable begins.

mod flask {
    mod rule {
        impl Rule {
            pub fn args(&self, segments: &[String]) -> Option<Args> {
                let mut args = Args::default();
                let mut rest = segments;
                for part in &self.parts {
                    let (first, behind) = rest.split_first()?;
                    match part {
                        Part::Literal(literal) if literal == first => {}
                        Part::Literal(_) => return None,
                        Part::Variable {
                            converter: Converter::Path,
                            name,
                        } => {
                            let arg = Converter::Path.convert(&rest.join("/"))?;
                            args.0.insert(name.clone(), arg);
                            return Some(args);
                        }
                        Part::Variable { converter, name } => {
                            args.0.insert(name.clone(), converter.convert(first)?);
                        }
                    }
                    rest = behind;
                }
                rest.is_empty().then_some(args)
            }
        }
    }
}
