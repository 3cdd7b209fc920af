//! title: The server masks its frames too
//! severity: critical
//! seen by: unit::masking::a_frame_from_the_server_is_plain
//! rule: A server's frame is whole, not masked, and has its length in the shortest form.
//! asks: what does a frame look like that the server sends?
//!
//! What is good for the one must be good for the other: this server masks, with a key of zeros, and sets the bit. A
//! client of the same author is happy with that, and a browser hangs up at the first frame.
//!
//! A program that talks to itself agrees with itself. It takes bytes from the RFC, or a client that others wrote.

mod frame {
    pub fn encode(opcode: Opcode, payload: &[u8]) -> Vec<u8> {
        let mut frame = vec![FIN | opcode.number()];
        write_length(&mut frame, payload.len());
        frame[1] |= MASKED;
        frame.extend([0; 4]);
        frame.extend_from_slice(payload);
        frame
    }
}
