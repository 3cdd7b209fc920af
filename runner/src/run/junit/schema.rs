//! Holds a report against `docs/junit.xsd`, as far as that file needs it of XML Schema. For tests.

use roxmltree::{Document, Node};

const SCHEMA: &str = include_str!("../../../../docs/junit.xsd");

/// What is wrong with a report, if anything is.
pub fn check(report: &str) -> Result<(), String> {
    let schema = Document::parse(SCHEMA).map_err(|error| error.to_string())?;
    let report = Document::parse(report).map_err(|error| error.to_string())?;
    let root = report.root_element();
    if root.tag_name().name() != "testsuites" {
        return Err(format!("the root is {:?}", root.tag_name()));
    }
    element(schema.root_element(), root)
}

fn named<'a>(parent: Node<'a, 'a>, tag: &str, name: &str) -> Option<Node<'a, 'a>> {
    parent
        .children()
        .find(|node| node.has_tag_name(tag_of(tag)) && node.attribute("name") == Some(name))
}

fn tag_of(name: &str) -> (&'static str, &str) {
    ("http://www.w3.org/2001/XMLSchema", name)
}

fn element(schema: Node<'_, '_>, node: Node<'_, '_>) -> Result<(), String> {
    let schema = schema.document().root_element();
    let name = node.tag_name().name();
    let wrong = |what: String| Err(format!("<{name}>: {what}"));
    let Some(declared) = named(schema, "element", name) else {
        return wrong("it is not declared".to_owned());
    };
    let kind = match declared.attribute("type") {
        Some(kind) => named(schema, "complexType", kind),
        None => declared
            .children()
            .find(|node| node.has_tag_name(tag_of("complexType"))),
    };
    let kind = kind.ok_or_else(|| format!("<{name}> has no type"))?;
    // Attributes: all that are needed, no others, each of its type.
    let attributes: Vec<_> = kind
        .children()
        .filter(|node| node.has_tag_name(tag_of("attribute")))
        .collect();
    for attribute in &attributes {
        let called = attribute.attribute("name").unwrap_or_default();
        let value = node.attribute(called);
        if attribute.attribute("use") == Some("required") && value.is_none() {
            return wrong(format!("`{called}` is missing"));
        }
        let kind = attribute.attribute("type").unwrap_or_default();
        if let Some(value) = value.filter(|value| !is_of(kind, value)) {
            return wrong(format!("`{called}` is {value:?} and no {kind}"));
        }
    }
    for given in node.attributes() {
        if !attributes
            .iter()
            .any(|known| known.attribute("name") == Some(given.name()))
        {
            return wrong(format!("there is no attribute `{}`", given.name()));
        }
    }
    // Elements: those of the sequence or the choice, no more than allowed; text only where it is mixed.
    let allowed: Vec<_> = kind
        .descendants()
        .filter(|node| node.has_tag_name(tag_of("element")))
        .filter_map(|node| node.attribute("ref"))
        .collect();
    let unbounded = kind
        .descendants()
        .any(|node| node.attribute("maxOccurs") == Some("unbounded"));
    let children: Vec<_> = node.children().filter(Node::is_element).collect();
    if children.len() > 1 && !unbounded {
        return wrong(format!("{} elements in it", children.len()));
    }
    let is_text = |node: Node<'_, '_>| node.text().is_some_and(|text| !text.trim().is_empty());
    if kind.attribute("mixed") != Some("true") && node.children().any(|n| n.is_text() && is_text(n))
    {
        return wrong("text in it".to_owned());
    }
    for child in children {
        if !allowed.contains(&child.tag_name().name()) {
            return wrong(format!("<{}> in it", child.tag_name().name()));
        }
        element(schema, child)?;
    }
    Ok(())
}

fn is_of(kind: &str, value: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match kind {
        "xs:string" => true,
        "xs:nonNegativeInteger" => digits(value),
        "xs:positiveInteger" => digits(value) && value.bytes().any(|byte| byte != b'0'),
        "xs:decimal" => value.split_once('.').map_or_else(
            || digits(value),
            |(whole, part)| digits(whole) && digits(part),
        ),
        "xs:dateTime" => {
            let shape: String = value
                .chars()
                .map(|c| if c.is_ascii_digit() { '0' } else { c })
                .collect();
            shape == "0000-00-00T00:00:00Z"
        }
        _ => false,
    }
}

#[test]
fn what_the_schema_does_not_have_is_found() {
    let report = |attributes: &str, inside: &str| {
        check(&format!(
            "<testsuites name=\"a\" tests=\"1\" failures=\"0\" errors=\"0\" time=\"0.1\"{attributes}>{inside}</testsuites>"
        ))
    };
    assert_eq!(report("", ""), Ok(()));
    assert!(report(" skipped=\"0\"", "").is_err());
    assert!(report("", "<testcase/>").is_err());
    assert!(report("", "<testsuite name=\"a\"/>").is_err());
    assert!(report("", "text").is_err());
    assert!(report("", "<!-- \u{fffe} -->").is_err());
    assert!(check("<testsuites name=\"a\"/>").is_err());
    assert!(check("<testsuite name=\"a\"/>").is_err());
}
