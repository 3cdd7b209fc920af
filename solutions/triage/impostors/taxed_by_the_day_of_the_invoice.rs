//! title: Taxed by the day of the invoice
//! severity: major
//! weight: 3
//! seen by: mine::tax_is_that_of_the_day_of_supply_and_rounded_once
//! rule: A line has the rate of the day on which it was supplied, and not of the day of the invoice.
//! asks: which day decides about the rate if supply and invoice are on different days?
//!
//! The code uses the rate of the day on which the invoice is written. In the month after a change of the rate,
//! customers pay the wrong tax for last month's services.
//!
//! A rule about a day needs a test in which the possible days differ.

mod billing {
    mod invoice {
        impl Register {
            fn issue(&mut self, draft: Draft, on: Date) -> Result<&Invoice, InvoiceError> {
                let lines = lines_to_pay(&draft, on)?;
                self.last += 1;
                let net: i64 = lines.iter().map(|line| line.net).sum();
                let today: Vec<Line> = lines
                    .iter()
                    .map(|line| Line {
                        supplied: on,
                        ..line.clone()
                    })
                    .collect();
                let tax = tax(draft.country, &today);
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
