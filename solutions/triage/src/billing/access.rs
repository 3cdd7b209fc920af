//! Who may do what.

/// The role of a user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The customer of this number.
    Customer(u32),
    /// Answers the telephone: sees every invoice and changes none.
    Support,
    /// Keeps the books: may do every action.
    Accountant,
}

/// A signed-in user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The name in the audit log.
    pub name: String,
    /// The user's role.
    pub role: Role,
}

impl User {
    /// A user with this name and role.
    #[must_use]
    pub fn new(name: &str, role: Role) -> Self {
        Self {
            name: name.to_owned(),
            role,
        }
    }
}

/// What a user wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Look at an invoice.
    See,
    /// Write an invoice.
    Issue,
    /// Give money back.
    Refund,
    /// Export the list of all invoices.
    Export,
}

/// Whether this user may do that with an invoice of this customer.
///
/// | | see | issue, refund, export |
/// |---|---|---|
/// | the customer of the invoice | yes | no |
/// | another customer | no | no |
/// | support | yes | no |
/// | accountant | yes | yes |
#[must_use]
pub fn may(user: &User, action: Action, customer: u32) -> bool {
    match action {
        Action::See => may_see(user.role, customer),
        Action::Issue | Action::Export => user.role == Role::Accountant,
        Action::Refund => may_refund(user.role),
    }
}

fn may_see(role: Role, customer: u32) -> bool {
    match role {
        Role::Customer(own) => own == customer,
        Role::Support | Role::Accountant => true,
    }
}

fn may_refund(role: Role) -> bool {
    role == Role::Accountant
}
