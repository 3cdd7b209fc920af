//! title: Counts the steps up to a level
//! freedom: algorithm
//! rule: `1 + 4 × value / highest of all modules`, rounded down; 1 if the highest is 0
//!
//! The level is a rule. Here nothing is divided: each quarter of the highest value that is reached is a step.

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
