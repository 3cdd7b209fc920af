//! title: Counts the steps up to a level
//! freedom: algorithm
//! rule: `1 + 4 × value / highest of all modules`, rounded down; 1 if the highest is 0
//!
//! The README says what a level is, and not how the code computes it. This version does not divide. It counts the
//! quarters of the highest value that the value reaches.

mod risk {
    mod score {
        pub fn level(value: u32, highest: u32) -> u32 {
            let mut level = 1;
            for step in 1..=4 {
                if highest > 0 && u64::from(value) * 4 >= u64::from(highest) * step {
                    level += 1;
                }
            }
            level
        }
    }
}
