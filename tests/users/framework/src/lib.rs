//! A framework whose users need not know of `wire-error`.

pub mod deep {
    pub use wire_error as errors;
}

/// A `NotFound` of the caller's.
#[macro_export]
macro_rules! not_found {
    ($name:ident, $domain:literal) => {
        #[derive(Debug, $crate::deep::errors::WireError)]
        #[wire(crate = $crate::deep::errors, domain = $domain, http = 404, reason)]
        pub struct $name {
            #[wire(public)]
            pub id: u64,
        }
    };
}
