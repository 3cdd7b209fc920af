//! title: Looks for missing numbers last
//! severity: minor
//! seen by: unit::negatives::a_piece_that_cannot_be_read_goes_before_a_negative_number
//! rule: If a piece cannot be read or a number is missing, the error is about that, and not about negative numbers.
//! asks: which error does a text have with a negative number and a missing one?
//!
//! The code reads the pieces that have something in them, and refuses the negative ones. Only then does it look for
//! empty pieces. So `-1,` is reported as negative, and the user learns of the missing number in the next run.
//!
//! Each mistake alone has the right error. A test needs both in one text.

mod add {
    pub fn add(text: &str) -> Result<u64, AddError> {
        let header = header::read(text)?;
        if header.body.is_empty() {
            return Ok(0);
        }
        let pieces = pieces::split(&header);
        let missing = pieces.iter().position(|piece| piece.text.is_empty());
        let numbers = pieces
            .iter()
            .filter(|piece| !piece.text.is_empty())
            .map(number::read)
            .collect::<Result<Vec<_>, _>>()?;
        refuse_negatives(&numbers)?;
        match missing {
            Some(index) => Err(AddError::MissingNumber {
                position: pieces[index].position,
            }),
            None => Ok(sum(&numbers)),
        }
    }
}
