//! title: Reads the pieces from right to left
//! freedom: order
//! rule: If several numbers are bad or missing, the error is about the first.
//!
//! The README says which error is reported, and not which piece is read first. This version reads the last piece
//! first. If several pieces cannot be read, it keeps the error about the leftmost one.

mod add {
    pub fn add(text: &str) -> Result<u64, AddError> {
        let header = header::read(text)?;
        if header.body.is_empty() {
            return Ok(0);
        }
        let (mut numbers, mut error) = (Vec::new(), None);
        for piece in pieces::split(&header).iter().rev() {
            match number::read(piece) {
                Ok(number) => numbers.insert(0, number),
                Err(other) => error = Some(other),
            }
        }
        if let Some(error) = error {
            return Err(error);
        }
        refuse_negatives(&numbers)?;
        Ok(sum(&numbers))
    }
}
