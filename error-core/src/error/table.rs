//! The table of a type's errors.

use alloc::vec;
use core::fmt;

use crate::{ErrorSpec, HttpBody, Style};

/// The table of the errors of one type.
///
/// # Examples
///
/// ```
/// use wire_error::{WireContract, WireError};
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example", reason)]
/// enum ShopError {
///     #[wire(http = 404)]
///     OrderNotFound,
///     #[wire(grpc = Unavailable)]
///     Closed,
/// }
///
/// let reasons: Vec<_> = ShopError::CONTRACT.iter().map(|spec| spec.reason()).collect();
/// assert_eq!(reasons, [Some("ORDER_NOT_FOUND"), Some("CLOSED")]);
/// ```
#[derive(Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Table {
    /// The name of the type.
    pub name: &'static str,
    /// Which type it is.
    pub identity: Identity,
    /// A record for each variant that is neither `transparent` nor `same_as`, as declared.
    pub errors: &'static [ErrorSpec],
    /// The tables of the types that `transparent` variants delegate to.
    pub transparent: &'static [&'static Self],
    /// How the errors are written.
    pub style: Style,
}

/// Which type it is: two tables with one identity are of one type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Identity {
    /// The path of the module.
    pub module: &'static str,
    /// The line in its file.
    pub line: u32,
    /// The column in the line.
    pub column: u32,
}

impl Identity {
    /// The identity of a type that is declared there.
    #[must_use]
    pub const fn new(module: &'static str, line: u32, column: u32) -> Self {
        Self { module, line, column }
    }
}

impl Table {
    /// A table without `transparent` variants.
    #[must_use]
    pub const fn new(name: &'static str, errors: &'static [ErrorSpec]) -> Self {
        let identity = Identity { module: "", line: 0, column: 0 };
        Self { name, identity, errors, transparent: &[], style: Style::NONE }
    }

    /// Sets which type it is.
    #[must_use]
    pub const fn with_identity(mut self, identity: Identity) -> Self {
        self.identity = identity;
        self
    }

    /// Sets the tables of the types that `transparent` variants delegate to.
    #[must_use]
    pub const fn with_transparent(mut self, tables: &'static [&'static Self]) -> Self {
        self.transparent = tables;
        self
    }

    /// Sets how the errors are written.
    #[must_use]
    pub const fn with_style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Which body the errors have over HTTP.
    #[must_use]
    pub const fn http_body(&self) -> HttpBody {
        self.style.http_body()
    }

    /// Every record: the type's own, then those of the types that it nests.
    pub fn iter(&self) -> impl Iterator<Item = &'static ErrorSpec> + use<> {
        let mut tables = vec![*self];
        let mut errors = self.errors.iter();
        let mut next_table = 0;
        core::iter::from_fn(move || {
            loop {
                if let Some(error) = errors.next() {
                    return Some(error);
                }
                let table = *tables.get(next_table)?;
                next_table += 1;
                tables.splice(next_table..next_table, table.transparent.iter().copied().copied());
                errors = match tables.get(next_table) {
                    Some(table) => table.errors.iter(),
                    None => [].iter(),
                };
            }
        })
    }
}

/// The name and the public facts of each record.
impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table")
            .field("name", &self.name)
            .field("errors", &self.errors)
            .field("transparent", &self.transparent)
            .field("style", &self.style)
            .finish_non_exhaustive()
    }
}

/// A type whose errors are known before any error happens. The derive implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no table of its errors",
    label = "`WireContract` is not implemented for this type",
    note = "`#[derive(wire_error::WireError)]` implements it"
)]
pub trait WireContract {
    /// The table.
    const CONTRACT: &'static Table;
}

impl<T: WireContract + ?Sized> WireContract for &T {
    const CONTRACT: &'static Table = T::CONTRACT;
}

impl<T: WireContract + ?Sized> WireContract for alloc::boxed::Box<T> {
    const CONTRACT: &'static Table = T::CONTRACT;
}

impl<T: WireContract + ?Sized> WireContract for alloc::sync::Arc<T> {
    const CONTRACT: &'static Table = T::CONTRACT;
}
