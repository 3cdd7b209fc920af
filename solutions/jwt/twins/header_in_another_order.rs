//! title: Writes the header as typ, alg, kid
//! freedom: format
//! rule: The order of the members in a header.
//!
//! The members of a JSON object have no order (RFC 8259 §4). This version writes `typ` first and `kid` last.

mod header {
    impl Header {
        pub fn to_json(&self) -> String {
            let text = |value: &str| Value::from(value).to_string();
            let mut members = Vec::new();
            if let Some(typ) = &self.typ {
                members.push(format!("\"typ\":{}", text(typ)));
            }
            members.push(format!("\"alg\":{}", text(&self.alg)));
            if let Some(kid) = &self.kid {
                members.push(format!("\"kid\":{}", text(kid)));
            }
            format!("{{{}}}", members.join(","))
        }
    }
}
