//! What an error says beside its texts: the `google.rpc` details, and how it is written.

use core::time::Duration;

use super::data::Data;
use super::rpc_details::RpcDetails;
use super::spec::ErrorSpec;
use super::text::Text;
use super::violation::FieldViolation;
use crate::DataShape;

/// The most that `google.protobuf.Duration` holds: 10,000 years, in seconds.
pub(crate) const MAX_DELAY_SECONDS: u64 = 315_576_000_000;

/// What an error says beside its texts, asked at once.
#[derive(Clone, Copy)]
pub struct Details<'v> {
    pub(crate) delay: Option<Duration>,
    pub(crate) violations: &'v [FieldViolation],
    pub(crate) rpc: RpcDetails<'v>,
    pub(crate) type_base: Option<&'static str>,
    pub(crate) data_layout: DataLayout,
    /// What stands in JSON-RPC's `error.data` in place of the details.
    pub(crate) data: Option<&'v dyn Data>,
    /// Whether there is an extension member of RFC 9457.
    pub(crate) has_extensions: bool,
    /// Whether the error's own part of it is nothing: no help link either.
    pub(crate) is_bare: bool,
}

/// What the method takes that asks for all details at once. Only this crate can name it, so only this
/// crate can override the method.
#[derive(Clone, Copy)]
pub struct Asked(());

impl Asked {
    pub(crate) const ALL: Self = Self(());
}

/// What that method calls.
pub(crate) type Visit<'v> = &'v mut dyn FnMut(&ErrorSpec, &Details<'_>, &[Text<'_>]);

/// The shape of JSON-RPC's `error.data`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DataLayout {
    /// The `ErrorInfo` object.
    Info,
    /// The array of all details.
    Details,
    /// The only detail, as a peer sent it.
    Alone,
    /// No `data`.
    None,
}

impl From<DataShape> for DataLayout {
    #[inline]
    fn from(shape: DataShape) -> Self {
        match shape {
            DataShape::Info => Self::Info,
            DataShape::Details => Self::Details,
            DataShape::None => Self::None,
        }
    }
}
