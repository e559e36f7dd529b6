//! The `google.rpc` details of an error but `ErrorInfo`, as a layout has them.

use alloc::borrow::Cow;
#[cfg(feature = "json")]
use alloc::vec::Vec;
use core::time::Duration;

#[cfg(feature = "json")]
use crate::error::data::Data;
use crate::error::rpc_details::{HelpLink, RpcDetails};
use crate::error::violation::FieldViolation;

/// The most that `google.protobuf.Duration` holds: 10,000 years, in seconds.
pub(crate) const MAX_DELAY_SECONDS: u64 = 315_576_000_000;

/// What an error says beside its message and its `ErrorInfo`.
#[derive(Clone, Copy)]
pub(crate) struct Details<'v> {
    pub(crate) delay: Option<Duration>,
    pub(crate) violations: &'v [FieldViolation],
    pub(crate) help: Help<'v>,
    pub(crate) request_id: Option<&'v str>,
    pub(crate) instance: Option<&'v str>,
    pub(crate) rpc: RpcDetails<'v>,
    /// What is not modelled of a peer's error, as far as the format can carry it.
    pub(crate) other: Other<'v>,
    /// The extension members of RFC 9457: each name, and JSON.
    #[cfg(feature = "json")]
    pub(crate) extensions: &'v [(&'static str, Vec<u8>)],
    /// What stands in JSON-RPC's `error.data` in place of the details.
    #[cfg(feature = "json")]
    pub(crate) data: Option<&'v dyn Data>,
}

/// What is not modelled of a peer's error.
#[derive(Clone, Copy)]
#[allow(dead_code, reason = "which formats carry it is a matter of features")]
pub(crate) enum Other<'v> {
    None,
    /// Details in JSON, each an object, and in JSON-RPC any JSON.
    Json(&'v [&'v str]),
    /// Members of RFC 9457: names, and JSON.
    Members(&'v [(Cow<'v, str>, &'v str)]),
    /// Details in protobuf: type URLs, and messages.
    Any(&'v [(&'v str, &'v [u8])]),
}

/// Where to read more.
#[derive(Clone, Copy)]
pub(crate) enum Help<'v> {
    /// Our own link, and what it documents.
    Link { subject: &'v str, url: &'v str },
    /// What a peer sent.
    Links(&'v [HelpLink]),
}

impl Help<'_> {
    pub(crate) const NONE: Self = Self::Links(&[]);

    /// Whether there is no link.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Links([]))
    }
}

impl Details<'_> {
    /// Whether there is no detail.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.delay.is_none()
            && self.request_id.is_none()
            && self.violations.is_empty()
            && self.help.is_empty()
            && self.rpc.is_none()
            && matches!(self.other, Other::None)
    }
}
