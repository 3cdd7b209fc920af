//! title: Writes every length into two bytes
//! severity: major
//! seen by: unit::masking::a_frame_from_the_server_is_plain
//! rule: A server's frame: whole, not masked, and with its length in the shortest form.
//! asks: which form has the length of a message that is too long for two bytes?
//!
//! What is longer than 125 bytes gets a length of two bytes, cut to fit. With messages of up to 64 KiB, which is more
//! than anybody tried by hand, all is well. The first picture that is larger breaks the connection, on the client's
//! side.
//!
//! Each form of the length has a last value, and the next one belongs to another form: 65 535 and 65 536.

mod frame {
    fn write_length(frame: &mut Vec<u8>, length: usize) {
        match u8::try_from(length) {
            Ok(short) if short < IN_TWO_BYTES => frame.push(short),
            _ => {
                frame.push(IN_TWO_BYTES);
                frame.extend((length as u16).to_be_bytes());
            }
        }
    }
}
