//! title: What is refused uses a number up
//! severity: major
//! weight: 6
//!
//! The number is taken, and then the draft is looked at. An invoice without lines, or with an old coupon, is refused as it
//! should be, and its number is gone. At the audit somebody asks where it is.
//!
//! An error is tested by what it says. What it leaves behind shows in the next call that goes well.

mod billing {
    mod invoice {
        impl Register {
            fn number_for(&mut self, draft: &Draft, on: Date) -> Numbered {
                self.last += 1;
                let lines = lines_to_pay(draft, on)?;
                Ok((self.last, lines))
            }
        }
    }
}
