//! Messages of the payment provider. They come over the open internet, so everybody can send one.

use thiserror::Error;

use super::money::{Currency, Money};

/// Why a message is not believed, or not understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WebhookError {
    /// The token is missing or wrong.
    #[error("the token is missing or wrong")]
    Unauthorized,
    /// The body lacks this field, or its value makes no sense.
    #[error("the field `{0}` is missing or makes no sense")]
    Field(&'static str),
}

/// The provider says: this much arrived for that invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The event's own name. A message that is sent again has the same one.
    pub event: String,
    /// The invoice's number.
    pub invoice: u32,
    /// What was paid.
    pub amount: Money,
    /// What the payer wrote, or nothing. It may be anything.
    pub note: String,
}

/// The door for such messages.
#[derive(Debug, Clone)]
pub struct Webhook {
    token: String,
}

impl Webhook {
    /// A door for whoever has this token. An empty one opens it for nobody.
    #[must_use]
    pub fn new(token: &str) -> Self {
        Self {
            token: token.to_owned(),
        }
    }

    /// Reads a message, if its `Authorization` header is `Bearer`, one space and the whole token.
    ///
    /// The body has a field a line, `event=…`, `invoice=…`, `cents=…`, `currency=…` and perhaps `note=…`, in any order:
    ///
    /// ```text
    /// event=evt_17
    /// invoice=1
    /// cents=12000
    /// currency=EUR
    /// ```
    ///
    /// # Errors
    /// [`WebhookError::Unauthorized`] before the body is looked at: if there is no header, another scheme, no token, a
    /// part of it, more than it, or another one. Then [`WebhookError::Field`].
    pub fn accept(&self, authorization: Option<&str>, body: &str) -> Result<Notice, WebhookError> {
        let given = authorization
            .and_then(|header| header.strip_prefix("Bearer "))
            .unwrap_or_default();
        if !self.knows(given) {
            return Err(WebhookError::Unauthorized);
        }
        let number = |name| {
            let text = field(body, name)?;
            text.parse::<u32>().map_err(|_| WebhookError::Field(name))
        };
        let currency = Currency::parse(field(body, "currency")?);
        Ok(Notice {
            event: field(body, "event")?.to_owned(),
            invoice: number("invoice")?,
            amount: Money::new(
                i64::from(number("cents")?),
                currency.ok_or(WebhookError::Field("currency"))?,
            ),
            note: field(body, "note").unwrap_or_default().to_owned(),
        })
    }

    /// Whether that is the whole token. Every byte is looked at, so that the time does not tell how many are right.
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

/// The value of a field that is not empty.
fn field<'a>(body: &'a str, name: &'static str) -> Result<&'a str, WebhookError> {
    body.lines()
        .filter_map(|line| line.split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value)
        .ok_or(WebhookError::Field(name))
}
