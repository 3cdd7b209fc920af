//! Messages of the payment provider. They come over the open internet, so an attacker can send one, too.

use thiserror::Error;

use super::money::{Currency, Money};

/// Why a message is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WebhookError {
    /// The token is missing or wrong.
    #[error("the token is missing or wrong")]
    Unauthorized,
    /// The body lacks this field or has it twice, or its value is invalid.
    #[error("the field `{0}` is missing, is there twice or makes no sense")]
    Field(&'static str),
}

/// A notice of the provider: this amount was paid for that invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The event's id. A message that is sent again has the same id.
    pub event: String,
    /// The invoice's number.
    pub invoice: u32,
    /// What was paid.
    pub amount: Money,
    /// The payer's text, or an empty one. It may have any content.
    pub note: String,
}

/// Reads such messages.
#[derive(Debug, Clone)]
pub struct Webhook {
    token: String,
}

impl Webhook {
    /// Accepts messages with this token. With an empty token it accepts none.
    #[must_use]
    pub fn new(token: &str) -> Self {
        Self {
            token: token.to_owned(),
        }
    }

    /// Reads a message, if its `Authorization` header is `Bearer`, one space and the whole token. As in HTTP, it does not
    /// matter whether the letters of `Bearer` are small or capital.
    ///
    /// The body has a field a line, `event=…`, `invoice=…`, `cents=…` and `currency=…`, in any order. A `note=…` may
    /// follow. It ends with the body, because the payer's text may have line breaks. A line of it that looks like a
    /// field is none:
    ///
    /// ```text
    /// event=evt_17
    /// invoice=1
    /// cents=12000
    /// currency=EUR
    /// note=for the berth
    /// cents=1, I am told
    /// ```
    ///
    /// Numbers are written in digits. Each field is there once.
    ///
    /// # Errors
    /// [`WebhookError::Unauthorized`] before the body is read, if there is no header, another scheme, no token, only a
    /// part of the token, the token with more text, or another token. Then [`WebhookError::Field`].
    pub fn accept(&self, authorization: Option<&str>, body: &str) -> Result<Notice, WebhookError> {
        let given = authorization
            .and_then(|header| header.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("Bearer"))
            .map_or("", |(_, token)| token);
        if !self.knows(given) {
            return Err(WebhookError::Unauthorized);
        }
        let (fields, note) = split_off_note(body);
        let number = |name| {
            let text = field(fields, name)?;
            digits(text).ok_or(WebhookError::Field(name))
        };
        let currency = Currency::parse(field(fields, "currency")?);
        Ok(Notice {
            event: field(fields, "event")?.to_owned(),
            invoice: number("invoice")?,
            amount: Money::new(
                i64::from(number("cents")?),
                currency.ok_or(WebhookError::Field("currency"))?,
            ),
            note: note.to_owned(),
        })
    }

    /// Whether that is the whole token. It compares every byte, so that the time does not tell how many are right.
    fn knows(&self, given: &str) -> bool {
        let differences = self
            .token
            .bytes()
            .zip(given.bytes())
            .fold(0, |differences, (ours, theirs)| {
                differences | (ours ^ theirs)
            });
        !self.token.is_empty() && given.len() == self.token.len() && differences == 0
    }
}

/// The fields of a body, and the note behind them, without the line break at its end.
fn split_off_note(body: &str) -> (&str, &str) {
    let start = if body.starts_with("note=") {
        Some(0)
    } else {
        body.find("\nnote=").map(|index| index + 1)
    };
    let (fields, note) = body.split_at(start.unwrap_or(body.len()));
    let note = note.strip_prefix("note=").unwrap_or_default();
    (fields, note.trim_end_matches(['\n', '\r']))
}

/// The value of a field that occurs once and is not empty.
fn field<'a>(fields: &'a str, name: &'static str) -> Result<&'a str, WebhookError> {
    let mut values = fields
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(key, _)| *key == name)
        .map(|(_, value)| value);
    match (values.next(), values.next()) {
        (Some(value), None) if !value.is_empty() => Ok(value),
        _ => Err(WebhookError::Field(name)),
    }
}

/// A number in digits only. (`parse` alone would also accept `+7`.)
fn digits(text: &str) -> Option<u32> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}
