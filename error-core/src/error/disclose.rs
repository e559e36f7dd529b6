//! `Disclose`: what an error tells of itself to those outside.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::error::Error;
use core::mem::replace;
use core::time::Duration;

use super::challenge::Challenge;
use super::data::Data;
use super::details::{Asked, Details, Visit};
use super::rpc_details::RpcDetails;
use super::spec::ErrorSpec;
use super::style::Style;
use super::text::Text;
use super::violation::FieldViolation;

/// An error that knows what another process may be told about it: its record, and the texts of its
/// public fields.
///
/// `Debug` and `source` are for your logs and may say anything. No renderer reads them.
///
/// `#[derive(WireError)]` implements it, and checks the contract. By hand it takes
/// [`record`](Self::record), and [`visit_fields`](Self::visit_fields) where there are fields;
/// nothing is checked then. What can be asked of every such error is in
/// [`WireError`](trait@crate::WireError).
///
/// # Examples
///
/// An error of a gateway that has the numbers of its peer:
///
/// ```
/// use std::fmt;
/// use wire_error::{Disclose, ErrorSpec, FieldSpec, Text, aip193};
///
/// #[derive(Debug)]
/// struct Upstream {
///     spec: ErrorSpec,
///     host: String,
/// }
///
/// impl Upstream {
///     fn new(status: u16, host: &str) -> Self {
///         static FIELDS: [FieldSpec; 1] = [FieldSpec::new("host")];
///         let spec = ErrorSpec::new("Upstream").with_message("{host} failed").with_fields(&FIELDS);
///         Self { spec: spec.with_http(status), host: host.into() }
///     }
/// }
///
/// impl Disclose for Upstream {
///     fn record(&self) -> &ErrorSpec {
///         &self.spec
///     }
///
///     fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
///         visit(&[Text::Str(&self.host)]);
///     }
/// }
/// # impl fmt::Display for Upstream {
/// #     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("upstream") }
/// # }
/// # impl std::error::Error for Upstream {}
///
/// assert_eq!(
///     aip193::to_vec(&Upstream::new(503, "a.example")),
///     br#"{"error":{"code":503,"message":"a.example failed","status":"UNAVAILABLE"}}"#,
/// );
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error with a wire contract",
    label = "`WireError` is not derived for this type",
    note = "write `#[derive(Debug, wire_error::WireError)]` on it"
)]
pub trait Disclose: Error {
    /// The record of this value's variant.
    fn record(&self) -> &ErrorSpec;

    /// Calls `visit` once with the texts of the public fields, as [`ErrorSpec::fields`] lists them.
    ///
    /// Of fewer texts the fields behind are left out; further ones are ignored.
    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[]);
    }

    /// When the same request may be sent again: `google.rpc.RetryInfo`.
    fn delay(&self) -> Option<Duration> {
        self.record().retry_after()
    }

    /// What is wrong with the request, field by field: `google.rpc.BadRequest`.
    fn violations(&self) -> &[FieldViolation] {
        &[]
    }

    /// How the errors of this type are written.
    fn style(&self) -> Style {
        Style::NONE
    }

    /// The `google.rpc` details that are known at run time.
    fn rpc_details(&self) -> RpcDetails<'_> {
        RpcDetails::NONE
    }

    /// How to convince the server of who is asking: a `WWW-Authenticate` header each (RFC 9110,
    /// section 11.6.1).
    fn challenges(&self) -> &[Challenge] {
        &[]
    }

    /// Calls `visit` with the name and the value of each header that the value sends.
    fn headers(&self, visit: &mut dyn FnMut(&'static str, Text<'_>)) {
        let _ = visit;
    }

    /// Calls `visit` with each extension member of RFC 9457 (section 3.2), in declaration order.
    fn extensions(&self, visit: &mut dyn FnMut(&'static str, &dyn Data)) {
        let _ = visit;
    }

    /// What stands in JSON-RPC's `error.data` in place of the details.
    ///
    /// What serializes to `null`, does not serialize, or is nested deeper than 120 levels counts as
    /// none.
    fn data(&self) -> Option<&dyn Data> {
        None
    }

    /// Calls `visit` once with the record, what is said beside the texts, and the texts: one call of a
    /// trait object in place of one of each method, which are inlined here.
    #[doc(hidden)]
    fn disclose(&self, _: Asked, visit: Visit<'_>) {
        let (record, style) = (self.record(), self.style());
        let (delay, violations, rpc) = (self.delay(), self.violations(), self.rpc_details());
        let data = self.data();
        let mut has_extensions = false;
        self.extensions(&mut |_, _| has_extensions = true);
        let has_details = delay.is_some() || !violations.is_empty() || !rpc.is_none();
        let is_bare = !has_details && data.is_none() && !has_extensions && record.help().is_none();
        let (type_base, data_layout) = (style.type_base(), style.data().into());
        let details = Details {
            delay,
            violations,
            rpc,
            type_base,
            data_layout,
            data,
            has_extensions,
            is_bare,
        };
        let mut is_visited = false;
        self.visit_fields(&mut |texts| {
            if !replace(&mut is_visited, true) {
                visit(record, &details, texts);
            }
        });
        if !is_visited {
            visit(record, &details, &[]); // by hand, `visit_fields` may have forgotten to visit
        }
    }
}

/// Writes every method as a call of the same method of `**self`: what a pointer to an error says,
/// the error says.
macro_rules! forward {
    () => {
        fn record(&self) -> &ErrorSpec {
            (**self).record()
        }

        fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
            (**self).visit_fields(visit);
        }

        fn delay(&self) -> Option<Duration> {
            (**self).delay()
        }

        fn violations(&self) -> &[FieldViolation] {
            (**self).violations()
        }

        fn style(&self) -> Style {
            (**self).style()
        }

        fn rpc_details(&self) -> RpcDetails<'_> {
            (**self).rpc_details()
        }

        fn challenges(&self) -> &[Challenge] {
            (**self).challenges()
        }

        fn headers(&self, visit: &mut dyn FnMut(&'static str, Text<'_>)) {
            (**self).headers(visit);
        }

        fn extensions(&self, visit: &mut dyn FnMut(&'static str, &dyn Data)) {
            (**self).extensions(visit);
        }

        fn data(&self) -> Option<&dyn Data> {
            (**self).data()
        }

        fn disclose(&self, asked: Asked, visit: Visit<'_>) {
            (**self).disclose(asked, visit);
        }
    };
}

pub(crate) use forward;

impl<T: Disclose + ?Sized> Disclose for &T {
    forward!();
}

impl<T: Disclose> Disclose for Box<T> {
    forward!();
}

impl<T: Disclose + ?Sized> Disclose for Arc<T> {
    forward!();
}
