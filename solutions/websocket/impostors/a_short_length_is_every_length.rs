//! title: Writes every longer length in two bytes
//! severity: major
//! seen by: unit::masking::a_frame_from_the_server_is_plain
//! rule: A server's frame: not fragmented, not masked, and with its length in the shortest form
//! asks: how does the server write a length that is too large for two bytes?
//!
//! Every length above 125 gets two bytes and is cut to fit. All is well with messages of less than 64 KiB, and most
//! people try no longer ones. The first larger picture breaks the connection at the client.
//!
//! Each form of the length has a last value. Tests need 65 535 and 65 536.

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
