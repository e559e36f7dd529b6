//! The `google.rpc` details of an error but `ErrorInfo`, as a layout has them.

use alloc::borrow::Cow;
use core::time::Duration;

use crate::DataShape;
use crate::error::data::Data;
use crate::error::disclose::Disclose;
use crate::error::disclosed::Disclosed;
use crate::error::rpc_details::{HelpLink, RpcDetails};
use crate::error::spec::ErrorSpec;
use crate::error::text::Text;
use crate::error::violation::FieldViolation;

/// The most that `google.protobuf.Duration` holds: 10,000 years, in seconds.
pub(crate) const MAX_DELAY_SECONDS: u64 = 315_576_000_000;

/// What an error says beside its message and its `ErrorInfo`.
#[derive(Clone, Copy)]
pub(crate) struct Details<'v> {
    pub(crate) delay: Option<Duration>,
    pub(crate) violations: &'v [FieldViolation],
    pub(crate) rpc: RpcDetails<'v>,
    pub(crate) origin: Origin<'v>,
}

/// Whose error it is, and with that what few layouts ask for.
#[derive(Clone, Copy)]
pub(crate) enum Origin<'v> {
    /// Ours: it is asked where a layout says it.
    Own(&'v Disclosed<'v>, &'v ErrorSpec),
    /// A peer's.
    Peer(&'v Peer<'v>),
}

/// What a peer's error says beside what ours say.
#[derive(Clone, Copy)]
pub(crate) struct Peer<'v> {
    pub(crate) metadata: &'v [(&'v str, Text<'v>)],
    pub(crate) help: &'v [HelpLink],
    pub(crate) request_id: Option<&'v str>,
    /// What is not modelled, as far as the format can carry it.
    pub(crate) other: Other<'v>,
    pub(crate) data: DataLayout,
    pub(crate) is_retryable: bool,
}

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

/// What is not modelled of a peer's error.
#[derive(Clone, Copy)]
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

impl<'v> Details<'v> {
    /// Whether there is no detail.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.delay.is_none()
            && self.violations.is_empty()
            && self.rpc.is_none()
            && self.request_id().is_none()
            && self.help().is_empty()
            && matches!(self.other(), Other::None)
    }

    /// Where to read more: what each link documents, and the link.
    #[inline]
    pub(crate) fn help(&self) -> Help<'v> {
        match self.origin {
            Origin::Own(_, spec) => spec.help().map_or(Help::NONE, |url| Help::Link {
                subject: spec.reason().unwrap_or(spec.grpc_code().as_str()),
                url,
            }),
            Origin::Peer(peer) => Help::Links(peer.help),
        }
    }

    /// The id of the request that failed.
    #[inline]
    pub(crate) fn request_id(&self) -> Option<&'v str> {
        match self.origin {
            Origin::Own(error, _) => error.request_id(),
            Origin::Peer(peer) => peer.request_id,
        }
    }

    /// The URI of this occurrence.
    #[inline]
    pub(crate) fn instance(&self) -> Option<&'v str> {
        match self.origin {
            Origin::Own(error, _) => error.instance(),
            Origin::Peer(_) => None,
        }
    }

    /// What is not modelled.
    #[inline]
    pub(crate) fn other(&self) -> Other<'v> {
        match self.origin {
            Origin::Own(..) => Other::None,
            Origin::Peer(peer) => peer.other,
        }
    }

    /// Our error.
    #[inline]
    pub(crate) fn own(&self) -> Option<&'v dyn Disclose> {
        match self.origin {
            Origin::Own(error, _) => Some(error.error),
            Origin::Peer(_) => None,
        }
    }

    /// What stands in JSON-RPC's `error.data` in place of the details.
    #[inline]
    pub(crate) fn data(&self) -> Option<&'v dyn Data> {
        self.own()?.data()
    }

    /// Whether there is an extension member of RFC 9457.
    #[inline]
    pub(crate) fn has_extensions(&self) -> bool {
        let mut has_extensions = false;
        if let Some(error) = self.own() {
            error.extensions(&mut |_, _| has_extensions = true);
        }
        has_extensions
    }
}
