//! Whose error a view is of, and what only the one or the other says.

use alloc::borrow::Cow;

use crate::error::disclose::Disclose;
use crate::error::disclosed::Disclosed;
use crate::error::rpc_details::HelpLink;
use crate::error::spec::ErrorSpec;
use crate::error::text::Text;

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
    pub(crate) is_retryable: bool,
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

impl<'v> Origin<'v> {
    /// Where to read more.
    #[inline]
    pub(crate) fn help(&self) -> Help<'v> {
        match self {
            Self::Own(_, spec) => spec.help().map_or(Help::NONE, |url| Help::Link {
                subject: spec.reason().unwrap_or(spec.grpc_code().as_str()),
                url,
            }),
            Self::Peer(peer) => Help::Links(peer.help),
        }
    }

    /// What is not modelled.
    #[inline]
    pub(crate) fn other(&self) -> Other<'v> {
        match self {
            Self::Own(..) => Other::None,
            Self::Peer(peer) => peer.other,
        }
    }

    /// Our error.
    #[inline]
    pub(crate) fn own(&self) -> Option<&'v dyn Disclose> {
        match self {
            Self::Own(error, _) => Some(error.error),
            Self::Peer(_) => None,
        }
    }

    /// The id of the request that failed.
    #[inline]
    pub(crate) fn request_id(&self) -> Option<&'v str> {
        match self {
            Self::Own(error, _) => error.request_id(),
            Self::Peer(peer) => peer.request_id,
        }
    }

    /// The URI of this occurrence.
    #[inline]
    pub(crate) fn instance(&self) -> Option<&'v str> {
        match self {
            Self::Own(error, _) => error.instance(),
            Self::Peer(_) => None,
        }
    }
}
