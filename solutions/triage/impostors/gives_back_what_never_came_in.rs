//! title: Refunds money that was never paid
//! severity: critical
//! weight: 7
//! seen by: mine::no_more_goes_back_than_came_in
//! rule: All refunds of an invoice together are at most what was paid for it.
//! asks: how much may go back of an invoice that was not paid in full?
//!
//! The code limits a refund by the total of the invoice. This is right for a paid invoice. For one that is paid in
//! part, or not at all, the boatyard sends money that it never had.
//!
//! Most tests pay the invoice first. A test has to pay only a part of it.

mod billing {
    mod refunds {
        impl Refunds {
            fn give(
                &mut self,
                invoice: &Invoice,
                _paid: i64,
                amount: Money,
            ) -> Result<i64, RefundError> {
                if amount.cents <= 0 {
                    return Err(RefundError::NotPositive(amount));
                }
                if amount.currency != invoice.total.currency {
                    return Err(RefundError::Currency(amount));
                }
                let given = self.given.entry(invoice.number).or_default();
                let left = refundable(invoice.total.cents, *given);
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
