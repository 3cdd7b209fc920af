//! title: A refund of nothing
//! severity: major
//! weight: 3
//! seen by: mine::no_more_goes_back_than_came_in
//! rule: It is 0 or less.
//! asks: what happens to a refund of no money?
//!
//! An accountant leaves the field empty, and the service books a refund of 0. The bank takes its fee for it. The
//! check asks for less than zero, and zero is not less.
//!
//! The last fault in the history of this module was the same. A test asks for a refund of 0 and expects an error.

mod billing {
    mod refunds {
        impl Refunds {
            fn give(
                &mut self,
                invoice: &Invoice,
                paid: i64,
                amount: Money,
            ) -> Result<i64, RefundError> {
                if amount.cents < 0 {
                    return Err(RefundError::NotPositive(amount));
                }
                if amount.currency != invoice.total.currency {
                    return Err(RefundError::Currency(amount));
                }
                let given = self.given.entry(invoice.number).or_default();
                let left = refundable(paid, *given);
                if amount.cents > left {
                    return Err(RefundError::TooMuch {
                        asked: amount,
                        left: Money::new(left, amount.currency),
                    });
                }
                *given += amount.cents;
                Ok(left - amount.cents)
            }
        }
    }
}
