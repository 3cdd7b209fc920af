//! title: Masks the server's frames
//! severity: critical
//! seen by: unit::masking::a_frame_from_the_server_is_plain
//! rule: A server's frame is whole, not masked, and has its length in the shortest form.
//! asks: what do the server's frames look like?
//!
//! The client masks its frames, so the author lets the server mask too. A client by the same author accepts this. A
//! browser ends the connection at the first frame.
//!
//! A test needs bytes from the RFC, or a client that other people wrote.

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
