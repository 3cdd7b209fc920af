//! title: Asks the calendar before it reads a file
//! freedom: order
//! rule: Entries after the day of the ranking do not count.
//!
//! The README says that you ask the calendar once. It leaves open whether you ask before or after you read the files.
//! This version asks before.

mod risk {
    mod triage {
        impl<F: Files, C: Calendar> Triage<F, C> {
            pub fn rank(
                &self,
                inventory: &Path,
                history: &Path,
            ) -> Result<Vec<Ranked>, TriageError> {
                let today = self.calendar.today();
                let modules = self.load(inventory, inventory::parse)?;
                let entries = self.load(history, history::parse)?;
                rank(&modules, &entries, today).map_err(|module| TriageError::Unknown {
                    path: history.to_owned(),
                    module,
                })
            }
        }
    }
}
