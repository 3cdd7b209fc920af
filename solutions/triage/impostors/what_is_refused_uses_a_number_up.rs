//! title: A refused draft uses a number up
//! severity: major
//! weight: 6
//! seen by: mine::what_is_refused_or_paid_leaves_no_trace
//! rule: A refused draft uses no number.
//! asks: which number does the invoice after a refused one have?
//!
//! The code takes the next number and then checks the draft. If the draft has no lines, the code refuses it, and the
//! number is gone. At the audit the accountants have to explain the gap.
//!
//! A test of the error passes. A test has to issue the next invoice and check its number.

mod billing {
    mod invoice {
        impl Register {
            fn issue(&mut self, draft: Draft, on: Date) -> Result<&Invoice, InvoiceError> {
                self.last += 1;
                let lines = lines_to_pay(&draft, on)?;
                let net: i64 = lines.iter().map(|line| line.net).sum();
                let tax = tax(draft.country, &lines);
                self.invoices.push(Invoice {
                    number: self.last,
                    customer: draft.customer,
                    name: draft.name,
                    issued: on,
                    net: Money::new(net, draft.currency),
                    tax: Money::new(tax, draft.currency),
                    total: Money::new(net + tax, draft.currency),
                });
                Ok(&self.invoices[self.invoices.len() - 1])
            }
        }
    }
}
