//! The receiving half: bytes in, in whatever pieces the network has them, and messages out.

use crate::close::Close;
use crate::frame::{Header, Opcode, mask};
use crate::text::whole_characters;
use crate::violation::Violation;

/// What the two sides tell each other. (RFC 6455 §5.6)
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A text.
    Text(String),
    /// Bytes that mean whatever the application says.
    Binary(Vec<u8>),
}

/// What has arrived whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A message, all its fragments together.
    Message(Message),
    /// A ping with this payload.
    Ping(Vec<u8>),
    /// A pong with this payload.
    Pong(Vec<u8>),
    /// The client wants to end the connection, with or without a word.
    Close(Option<Close>),
}

/// Takes a client's bytes and gives what they say. It reads and writes nothing, so it can be tested without a network.
#[derive(Debug)]
pub struct Receiver {
    limit: usize,
    /// The bytes of a header that is not whole yet.
    head: Vec<u8>,
    /// The frame whose payload is arriving.
    frame: Option<Frame>,
    /// The payload of a control frame. It has a place of its own, since it may come amid a message.
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
    /// How many of the bytes are known to be whole characters. Each is looked at once, however many fragments there
    /// are.
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

    /// The next thing that these bytes make whole, together with those that were given before. What it has taken is cut
    /// off the front of `input`, and the caller asks again until the answer is `None`: then `input` is empty, and more
    /// has to be read.
    ///
    /// The pieces in which the bytes come do not matter. A text that cannot become UTF-8 any more, and a message that
    /// will be too long, are refused at once, and not when they are whole.
    ///
    /// # Errors
    /// The [`Violation`] that ends the connection; if a header has several, whichever. A receiver that gave one is not
    /// to be asked again.
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
                // Byte by byte, since a header is over as soon as it can be read.
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

    /// Whether this frame may come now. A message that will be too long is refused before its bytes are.
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

    /// A continuation needs something to continue, and a new message the end of the last one.
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

    /// Looks at those bytes of a text that nobody has looked at.
    fn check_text(&mut self) -> Result<(), Violation> {
        if let Some(message) = &mut self.message
            && message.is_text
        {
            message.checked += whole_characters(&message.bytes[message.checked..])?;
        }
        Ok(())
    }

    /// What a frame that is whole makes whole: a control frame itself, and the last fragment its message.
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

/// Cuts off what belongs to this frame.
fn take<'a>(frame: &mut Frame, input: &mut &'a [u8]) -> Part<'a> {
    let missing = usize::try_from(frame.header.length - frame.received).unwrap_or(usize::MAX);
    let (bytes, rest) = input.split_at(missing.min(input.len()));
    *input = rest;
    let position = frame.received;
    frame.received += bytes.len() as u64;
    Part { bytes, position }
}

/// Whether a message of so many bytes has room for so many more.
fn check_size(size: usize, more: u64, limit: usize) -> Result<(), Violation> {
    // The length is what the client claims, up to 2^63: compare, rather than add.
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
