//! title: A path variable may begin with an empty segment
//! severity: minor
//! seen by: unit::rule::a_rule_fits_a_path_segment_by_segment
//! rule: `/todos/milk/fresh`; not `//milk`
//! asks: does a path fit a rule if its variable would begin with an empty segment?
//!
//! The code joins the segments and then checks that the result is not empty. `/files//b` gives the view `/b`, and on
//! a disk that is another file than `b`.
//!
//! Any of several segments can be empty. A test needs a path with two slashes in a row where the variable begins.

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
