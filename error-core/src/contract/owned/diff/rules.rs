//! The rules: each kind of change, how bad it is and why. The only list of them.

use core::fmt;
use core::str::FromStr;

use super::class::Class;

macro_rules! rules {
    ($($rule:ident, $id:literal, $class:ident, $field:expr, $why:literal;)*) => {
        /// A kind of change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = $why] $rule,)*
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)*];

            /// Its name, which never changes.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$rule => $id,)* }
            }

            /// How bad such a change is. [`Change::class`](crate::contract::Change::class) may be milder,
            /// where [`why`](Self::why) says so.
            #[must_use]
            pub const fn class(self) -> Class {
                match self { $(Self::$rule => Class::$class,)* }
            }

            /// Why such a change is as bad as that.
            #[must_use]
            pub const fn why(self) -> &'static str {
                match self { $(Self::$rule => $why,)* }
            }

            /// The part that changes, where it is always the same.
            #[must_use]
            pub const fn field(self) -> Option<&'static str> {
                match self { $(Self::$rule => $field,)* }
            }
        }
    };
}

rules! {
    ReasonRemoved, "reason-removed", Breaking, None,
        "Clients match on the reason, and it no longer comes. Compatible where the error was locked as `deprecated`, or is opaque and has no reason.";
    ReasonReused, "reason-reused", Breaking, None,
        "The reason was retired: clients that still know it read the old meaning. Without its `retired` line, nothing would say so: put the line back.";
    CodeReused, "code-reused", Breaking, Some("code"),
        "The JSON-RPC code was retired: clients that still know it read the old meaning.";
    ReasonRenamed, "reason-renamed", Breaking, None,
        "Clients match on the reason: under the new one they no longer know the error.";
    DomainChanged, "domain-changed", Breaking, None,
        "Clients match on domain and reason together.";
    TypeUriChanged, "type-uri-changed", Breaking, Some("type_uri"),
        "Clients of problem+json match on `type`.";
    CodeChanged, "code-changed", Breaking, Some("code"),
        "Clients of JSON-RPC match on the code, derived or not.";
    HttpChanged, "http-changed", Breaking, Some("http"),
        "Clients, proxies and retry policies act on the HTTP status, derived or not.";
    GrpcChanged, "grpc-changed", Breaking, Some("grpc"),
        "Clients and retry policies act on the gRPC code, derived or not.";
    BodyChanged, "body-changed", Breaking, Some("body"),
        "Clients parse the HTTP body by its layout.";
    ContentTypeChanged, "content-type-changed", Breaking, Some("content_type"),
        "Clients choose how to parse the HTTP body by its media type.";
    DataShapeChanged, "data-shape-changed", Breaking, Some("data"),
        "Clients of JSON-RPC parse `error.data` by its shape.";
    MetadataRemoved, "metadata-removed", Breaking, None,
        "Clients that read the metadata key no longer find it.";
    MetadataRetyped, "metadata-retyped", Breaking, None,
        "Clients that parse the metadata value no longer can.";
    MetadataNowOptional, "metadata-now-optional", Breaking, None,
        "Clients that count on the metadata value may find it empty.";
    ExtensionRemoved, "extension-removed", Breaking, None,
        "Clients that read the member of problem+json no longer find it.";
    ExtensionRetyped, "extension-retyped", Breaking, None,
        "Clients that parse the member of problem+json no longer can.";
    DataLost, "data-lost", Breaking, Some("data"),
        "Clients of JSON-RPC that read `error.data` no longer find the value.";
    RpcDetailLost, "rpc-detail-lost", Breaking, None,
        "Clients that read the google.rpc detail no longer find it.";
    RetryableLost, "retryable-lost", Breaking, Some("retryable"),
        "Clients that sent the same request again now give up.";
    RetryAfterLost, "retry-after-lost", Breaking, Some("retry_after"),
        "Clients that wait as long as they are told now guess.";
    FieldViolationsLost, "field-violations-lost", Breaking, Some("field_violations"),
        "Clients that mark the faulty fields no longer can.";
    ChallengeChanged, "challenge-changed", Breaking, Some("www_authenticate"),
        "Clients choose how to authenticate by the scheme of `WWW-Authenticate`.";
    ChallengeLost, "challenge-lost", Breaking, Some("www_authenticate"),
        "Clients no longer learn how to authenticate.";
    HeaderLost, "header-lost", Breaking, None,
        "Clients that read the response header no longer find it.";
    MadeOpaque, "made-opaque", Breaking, None,
        "The error went while an opaque one came: clients can no longer tell it from any other.";
    MadeSameAs, "made-same-as", Breaking, None,
        "The error is now sent as another one: clients can no longer tell the two apart.";
    MessageChanged, "message-changed", Breaking, Some("message"),
        "Without a reason, clients can match on nothing but the message (AIP-193). Editorial where there is a reason.";
    MetadataAdded, "metadata-added", Disclosing, None,
        "Other processes now see one more value: may they?";
    ExtensionAdded, "extension-added", Disclosing, None,
        "Other processes now see one more member of problem+json: may they?";
    DataAdded, "data-added", Disclosing, Some("data"),
        "Other processes now see a value in `error.data`: may they?";
    MessageDiscloses, "message-discloses", Disclosing, Some("message"),
        "The message now shows one more field: may other processes see it?";
    OpaqueLifted, "opaque-lifted", Disclosing, None,
        "What was hidden behind an opaque error now has a face of its own: may other processes see it?";
    SameAsLifted, "same-as-lifted", Disclosing, None,
        "Two errors that looked the same are now told apart: may other processes know which it is?";
    ReasonAdded, "reason-added", Compatible, None,
        "Clients meet an error that they do not know. Compatible where it reports what had no error before: splitting an old reason is a break that no tool sees.";
    ReasonGained, "reason-gained", Compatible, None,
        "An error that had no reason now has one to match on.";
    MetadataNowRequired, "metadata-now-required", Compatible, None,
        "A metadata value that could be empty is now always there.";
    RpcDetailGained, "rpc-detail-gained", Compatible, None,
        "The error may now carry one more google.rpc detail.";
    RetryableGained, "retryable-gained", Compatible, Some("retryable"),
        "Clients will now resend: is the call idempotent?";
    RetryAfterGained, "retry-after-gained", Compatible, Some("retry_after"),
        "Clients will now resend after the delay: is the call idempotent?";
    FieldViolationsGained, "field-violations-gained", Compatible, Some("field_violations"),
        "The error may now say which fields are at fault.";
    ChallengeGained, "challenge-gained", Compatible, Some("www_authenticate"),
        "Clients now learn how to authenticate.";
    HeaderGained, "header-gained", Compatible, None,
        "The response now has one more header.";
    HelpGained, "help-gained", Compatible, Some("help"),
        "The error now links to more.";
    DescriptionChanged, "description-changed", Editorial, Some("description"),
        "People read it, programs do not.";
    FixChanged, "fix-changed", Editorial, Some("fix"),
        "People read it, programs do not.";
    HelpChanged, "help-changed", Editorial, Some("help"),
        "The link leads elsewhere: people follow it, programs do not.";
    TitleChanged, "title-changed", Editorial, Some("title"),
        "People read it, programs do not (RFC 9457).";
    HelpLost, "help-lost", Editorial, Some("help"),
        "The error no longer links to more: people follow the link, programs do not.";
    DeprecatedAdded, "deprecated-added", Editorial, Some("deprecated"),
        "The error will go: its removal is then compatible.";
    VariantRenamed, "variant-renamed", Editorial, Some("name"),
        "No wire has the variant's name. It renames the variant of the client enum, so Rust clients change their code.";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Rule {
    type Err = ();

    fn from_str(id: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|rule| rule.as_str() == id).ok_or(())
    }
}

impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
