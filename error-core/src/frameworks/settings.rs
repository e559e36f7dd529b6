//! What a layer was told when it was made.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;

use super::kind::Kind;
use crate::Disclose;

/// Makes the URI of an occurrence of the request's id.
type Instance = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Makes an error of the kind of a rejection, and its text.
type Declare = Arc<dyn Fn(Kind, &str) -> Option<Box<dyn Disclose>> + Send + Sync>;

/// What a layer was told when it was made.
#[derive(Clone, Default)]
pub(crate) struct Settings {
    /// The header with the request's id, in lower case.
    pub(crate) id_header: Option<String>,
    pub(crate) instance: Option<Instance>,
    pub(crate) declare: Option<Declare>,
    /// Whether the `Accept` header has a say.
    pub(crate) negotiates: bool,
    /// Whether a rejection is sent with all that its framework says.
    pub(crate) is_verbatim: bool,
    /// Whether the answers are JSON-RPC's.
    pub(crate) is_jsonrpc: bool,
}

/// `urn:uuid:...` of an id that is a UUID.
pub(crate) fn urn(id: &str) -> Option<String> {
    let is_dash = |at| matches!(at, 8 | 13 | 18 | 23);
    let fits = |(at, byte): (usize, u8)| {
        if is_dash(at) { byte == b'-' } else { byte.is_ascii_hexdigit() }
    };
    let is_uuid = id.len() == 36 && id.bytes().enumerate().all(fits);
    is_uuid.then(|| format!("urn:uuid:{}", id.to_ascii_lowercase()))
}

/// Writes the setters that every layer has, of a struct with the field `settings`.
macro_rules! settings_methods {
    () => {
        /// Takes the request's id from this header, of the response or else of the request: it
        /// stands in the body, in the event for the logs and in that header of the answer.
        ///
        /// An id is 1 to 128 visible ASCII characters; any other is none. Where there is none, none
        /// is made. A layer that sets the header must stand around this one.
        #[must_use]
        pub fn request_id(mut self, header: impl AsRef<str>) -> Self {
            alloc::sync::Arc::make_mut(&mut self.settings).id_header = Some(header.as_ref().to_ascii_lowercase());
            self
        }

        /// Gives a problem an `instance` (RFC 9457, section 3.1.5): `urn:uuid:...` of a request id
        /// that is a UUID.
        #[must_use]
        pub fn instance(mut self) -> Self {
            alloc::sync::Arc::make_mut(&mut self.settings).instance = Some(alloc::sync::Arc::new($crate::frameworks::settings::urn));
            self
        }

        /// The same, where the closure makes the URI of the request's id.
        #[must_use]
        pub fn instance_with(
            mut self,
            uri: impl Fn(&str) -> Option<alloc::string::String> + Send + Sync + 'static,
        ) -> Self {
            alloc::sync::Arc::make_mut(&mut self.settings).instance = Some(alloc::sync::Arc::new(uri));
            self
        }

        /// Gives a kind of rejection a variant of your own.
        ///
        /// The text is what would be sent as the message. Where the closure gives `None`, the
        /// rejection is sent as it is.
        #[must_use]
        pub fn declare<D: $crate::Disclose + 'static>(
            mut self,
            declare: impl Fn($crate::frameworks::kind::Kind, &str) -> Option<D>
            + Send
            + Sync
            + 'static,
        ) -> Self {
            alloc::sync::Arc::make_mut(&mut self.settings).declare = Some(alloc::sync::Arc::new(move |kind, text| {
                let error = declare(kind, text)?;
                Some(alloc::boxed::Box::new(error) as alloc::boxed::Box<dyn $crate::Disclose>)
            }));
            self
        }
    };
}

/// Writes the setters that a layer has that answers over plain HTTP.
macro_rules! http_settings_methods {
    () => {
        /// Lets the request's `Accept` header have its say: see
        /// [`Accept`](crate::negotiate::Accept). Every answer says `Vary: accept` then.
        #[must_use]
        pub fn negotiate(mut self) -> Self {
            alloc::sync::Arc::make_mut(&mut self.settings).negotiates = true;
            self
        }

        /// Sends all that the framework says of a rejection: serde's words, the names of types and
        /// the caller's own data. Without it they go to the logs alone.
        #[must_use]
        pub fn verbatim(mut self) -> Self {
            alloc::sync::Arc::make_mut(&mut self.settings).is_verbatim = true;
            self
        }
    };
}

pub(crate) use http_settings_methods;
pub(crate) use settings_methods;
