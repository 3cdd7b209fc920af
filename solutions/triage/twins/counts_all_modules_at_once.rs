//! title: Goes through the history once
//! freedom: algorithm
//! rule: each entry counts 4 up to 30 days back, 2 up to 90, 1 up to 365, else 0
//!
//! The README says what is counted, and not how often the code goes through the history. This version looks at each
//! entry once, and not once per module.

mod risk {
    mod ranking {
        pub fn rank(
            modules: &[Module],
            entries: &[Entry],
            today: Date,
        ) -> Result<Vec<Ranked>, UnknownModule> {
            check_names(modules, entries)?;
            let mut counts = std::collections::HashMap::<&str, (u32, u32)>::new();
            for entry in entries {
                let (changes, faulty) = counts.entry(&entry.module).or_default();
                let alone = std::slice::from_ref(entry);
                *changes += churn(alone, &entry.module, today);
                *faulty += faults(alone, &entry.module, today);
            }
            let of = |module: &Module| counts.get(module.name.as_str()).copied().unwrap_or_default();
            let most_churn = modules.iter().map(|module| of(module).0).max().unwrap_or(0);
            let most_faults = modules.iter().map(|module| of(module).1).max().unwrap_or(0);
            let most_branches = modules.iter().map(|module| module.branches).max().unwrap_or(0);
            let ranked = modules.iter().map(|module| {
                let (churn, faults) = of(module);
                let likelihood = likelihood(Levels {
                    churn: level(churn, most_churn),
                    complexity: level(module.branches, most_branches),
                    faults: level(faults, most_faults),
                });
                let cost = module.criticality.cost();
                Ranked {
                    module: module.name.clone(),
                    score: likelihood * cost,
                    likelihood,
                    cost,
                    churn,
                    branches: module.branches,
                    faults,
                }
            });
            let mut ranked: Vec<_> = ranked.collect();
            // Each sort keeps the order of equal modules, so the last sort matters most.
            ranked.sort_by(|one, other| one.module.cmp(&other.module));
            ranked.sort_by_key(|module| Reverse(module.cost));
            ranked.sort_by_key(|module| Reverse(module.score));
            Ok(ranked)
        }
    }
}
