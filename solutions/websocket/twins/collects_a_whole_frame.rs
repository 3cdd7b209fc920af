//! title: Collects a frame and looks at it anew with each piece
//! freedom: algorithm
//! rule: It may collect all bytes of a frame and look at them again with each piece.
//!
//! The README allows this, and names its cost: the time grows with the square of the length. This version collects a
//! frame and looks at all of it again with each piece.

mod receiver {
    impl Receiver {
        pub fn next(&mut self, input: &mut &[u8]) -> Result<Option<Event>, Violation> {
            self.head.extend_from_slice(input);
            *input = &[];
            loop {
                let Some(header) = Header::read(&self.head)? else { return Ok(None); };
                let head = 6 + match self.head[1] & 0x7f { 126 => 2, 127 => 8, _ => 0 };
                if !header.opcode.is_control() {
                    self.check_order(header.opcode)?;
                    let size = self.message.as_ref().map_or(0, |message| message.bytes.len());
                    check_size(size, header.length, self.limit)?;
                }
                let available = &self.head[head..];
                let length = usize::try_from(header.length).unwrap_or(usize::MAX).min(available.len());
                let mut payload = available[..length].to_vec();
                mask(&mut payload, header.mask, 0);
                if header.opcode.is_control() {
                    if (length as u64) < header.length { return Ok(None); }
                    self.head.drain(..head + length);
                    self.control = payload;
                    return self.finish(header);
                }
                let is_text = self.message.as_ref().map_or(header.opcode == Opcode::Text, |message| message.is_text);
                let mut bytes = self.message.as_ref().map_or(Vec::new(), |message| message.bytes.clone());
                bytes.extend(payload);
                if is_text { whole_characters(&bytes)?; }
                if (length as u64) < header.length { return Ok(None); }
                self.head.drain(..head + length);
                self.message = Some(Partial { is_text, bytes, checked: 0 });
                if let Some(event) = self.finish(header)? { return Ok(Some(event)); }
            }
        }
    }
}
