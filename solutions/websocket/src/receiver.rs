//! The receiving half: turns bytes, in any pieces, into messages.

use crate::close::Close;
use crate::frame::{Header, Opcode, mask};
use crate::text::whole_characters;
use crate::violation::Violation;

/// A message (RFC 6455 §5.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A text.
    Text(String),
    /// Bytes, with a meaning for the application.
    Binary(Vec<u8>),
}

/// A complete message or control frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A message, with all of its fragments.
    Message(Message),
    /// A ping with this payload.
    Ping(Vec<u8>),
    /// A pong with this payload.
    Pong(Vec<u8>),
    /// The client wants to end the connection, with or without a code.
    Close(Option<Close>),
}

/// Turns a client's bytes into events. It does not read or write, so a test needs no network.
#[derive(Debug)]
pub struct Receiver {
    limit: usize,
    /// The bytes of an incomplete header.
    head: Vec<u8>,
    /// The frame whose payload is arriving.
    frame: Option<Frame>,
    /// The payload of a control frame. It has its own field, because it may come in the middle of a message.
    control: Vec<u8>,
    /// The message whose fragments are arriving.
    message: Option<Partial>,
}

/// A frame, and how much of its payload has arrived.
#[derive(Debug, Clone, Copy)]
struct Frame {
    header: Header,
    received: u64,
}

/// The beginning of a message.
#[derive(Debug)]
struct Partial {
    is_text: bool,
    bytes: Vec<u8>,
    /// How many of the bytes are complete characters. Each is checked only once, for any number of fragments.
    checked: usize,
}

impl Receiver {
    /// A receiver for messages of up to `limit` bytes, all their fragments together.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self {
            limit,
            head: Vec::new(),
            frame: None,
            control: Vec::new(),
            message: None,
        }
    }

    /// The next event that these bytes complete, together with those of earlier calls. It removes the used bytes from
    /// the front of `input`. The caller repeats the call until the answer is `None`: then `input` is empty, and the
    /// caller has to read more.
    ///
    /// The bytes may come in any pieces. A text that can no longer become UTF-8, and a message that will be too long,
    /// are refused at once, and not when they are complete.
    ///
    /// # Errors
    /// The [`Violation`] that ends the connection; if a header has several, any of them. Do not call a receiver again
    /// after an error.
    pub fn next(&mut self, input: &mut &[u8]) -> Result<Option<Event>, Violation> {
        loop {
            if let Some(frame) = &mut self.frame {
                let (header, part) = (frame.header, take(frame, input));
                self.append(header, part)?;
                if part.position + part.bytes.len() as u64 != header.length {
                    return Ok(None);
                }
                self.frame = None;
                if let Some(event) = self.finish(header)? {
                    return Ok(Some(event));
                }
            } else {
                // Byte by byte, because the header ends as soon as it can be read.
                let Some((byte, rest)) = input.split_first() else {
                    return Ok(None);
                };
                *input = rest;
                self.head.push(*byte);
                if let Some(header) = Header::read(&self.head)? {
                    self.head.clear();
                    self.begin(header)?;
                }
            }
        }
    }

    /// Whether this frame may come now. A message that will be too long is refused before its bytes arrive.
    fn begin(&mut self, header: Header) -> Result<(), Violation> {
        if !header.opcode.is_control() {
            self.check_order(header.opcode)?;
            let message = self.message.get_or_insert(Partial {
                is_text: header.opcode == Opcode::Text,
                bytes: Vec::new(),
                checked: 0,
            });
            check_size(message.bytes.len(), header.length, self.limit)?;
        }
        self.frame = Some(Frame {
            header,
            received: 0,
        });
        Ok(())
    }

    /// A continuation needs an open message, and a new message needs the end of the last one.
    fn check_order(&self, opcode: Opcode) -> Result<(), Violation> {
        match (opcode, &self.message) {
            (Opcode::Continuation, None) => Err(Violation::NothingToContinue),
            (Opcode::Text | Opcode::Binary, Some(_)) => Err(Violation::MessageInMessage),
            _ => Ok(()),
        }
    }

    /// Keeps a part of a payload, without its mask.
    fn append(&mut self, header: Header, part: Part<'_>) -> Result<(), Violation> {
        let target = match &mut self.message {
            Some(message) if !header.opcode.is_control() => &mut message.bytes,
            _ => &mut self.control,
        };
        let start = target.len();
        target.extend_from_slice(part.bytes);
        mask(&mut target[start..], header.mask, part.position);
        self.check_text()
    }

    /// Checks the bytes of a text that have not been checked yet.
    fn check_text(&mut self) -> Result<(), Violation> {
        if let Some(message) = &mut self.message
            && message.is_text
        {
            message.checked += whole_characters(&message.bytes[message.checked..])?;
        }
        Ok(())
    }

    /// The event that a complete frame completes: a control frame itself, or the message of a last fragment.
    fn finish(&mut self, header: Header) -> Result<Option<Event>, Violation> {
        if header.opcode.is_control() {
            let payload = std::mem::take(&mut self.control);
            return match header.opcode {
                Opcode::Ping => Ok(Some(Event::Ping(payload))),
                Opcode::Pong => Ok(Some(Event::Pong(payload))),
                _ => Ok(Some(Event::Close(Close::read(&payload)?))),
            };
        }
        if !header.fin {
            return Ok(None);
        }
        let message = self.message.take().map(whole).transpose()?;
        Ok(message.map(Event::Message))
    }
}

/// Some bytes of a payload, and how many came before them.
#[derive(Debug, Clone, Copy)]
struct Part<'a> {
    bytes: &'a [u8],
    position: u64,
}

/// Cuts off the bytes of this frame.
fn take<'a>(frame: &mut Frame, input: &mut &'a [u8]) -> Part<'a> {
    let missing = usize::try_from(frame.header.length - frame.received).unwrap_or(usize::MAX);
    let (bytes, rest) = input.split_at(missing.min(input.len()));
    *input = rest;
    let position = frame.received;
    frame.received += bytes.len() as u64;
    Part { bytes, position }
}

/// Whether this many more bytes fit into a message.
fn check_size(size: usize, more: u64, limit: usize) -> Result<(), Violation> {
    // The client may claim a length up to 2^63, so the code compares and does not add.
    let room = limit.saturating_sub(size);
    if more > room as u64 {
        return Err(Violation::TooBig { limit });
    }
    Ok(())
}

/// The message that these bytes are.
fn whole(message: Partial) -> Result<Message, Violation> {
    if message.is_text {
        let text = String::from_utf8(message.bytes).map_err(|_| Violation::NotUtf8)?;
        Ok(Message::Text(text))
    } else {
        Ok(Message::Binary(message.bytes))
    }
}
