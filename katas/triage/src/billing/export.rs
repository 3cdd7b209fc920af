//! The list of invoices as CSV (RFC 4180). The tax adviser opens it in a spreadsheet, and a spreadsheet runs a text
//! that looks like a formula.

use super::invoice::Invoice;

/// A header and a line for each invoice, each with `\r\n` at its end:
///
/// ```text
/// number,issued,customer,name,currency,net,tax,total
/// 1,2026-03-01,7,Ada,EUR,10000,1900,11900
/// ```
///
/// Amounts are in cents. [`text`] writes the names.
#[must_use]
pub fn csv(invoices: &[Invoice]) -> String {
    let mut out = "number,issued,customer,name,currency,net,tax,total\r\n".to_owned();
    for invoice in invoices {
        out.push_str(&row(invoice));
        out.push_str("\r\n");
    }
    out
}

fn row(invoice: &Invoice) -> String {
    [
        invoice.number.to_string(),
        invoice.issued.to_string(),
        invoice.customer.to_string(),
        text(&invoice.name),
        invoice.total.currency.code().to_owned(),
        invoice.net.cents.to_string(),
        invoice.tax.cents.to_string(),
        invoice.total.cents.to_string(),
    ]
    .join(",")
}

/// A text as a field of the list.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets a `'` in front, so that it stays a
/// text. Then a text with a comma, a `"`, `\n` or `\r` is put between `"`, with each `"` in it doubled.
#[must_use]
pub fn text(value: &str) -> String {
    quoted(&without_formula(value))
}

fn without_formula(value: &str) -> String {
    if value.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return format!("'{value}");
    }
    value.to_owned()
}

fn quoted(value: &str) -> String {
    if value.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", value.replace('"', "\"\""));
    }
    value.to_owned()
}
