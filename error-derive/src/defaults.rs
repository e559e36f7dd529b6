//! A variant's keys, with the enum's where it is silent, before anything is derived from them.

use proc_macro2::Ident;
use quote::ToTokens;

use crate::read::ast::{Ast, Field, Variant};
use crate::read::attr::Attrs;
use crate::read::value::{Constant, Header, Reason};
use crate::{keys, words};

/// Completes each variant with the enum's defaults.
pub(crate) fn resolve(mut ast: Ast<'_>) -> Ast<'_> {
    if !ast.is_struct {
        for variant in &mut ast.variants {
            take_defaults(&mut variant.attrs, &ast.attrs);
        }
    }
    ast
}

fn take_defaults(own: &mut Attrs, of_enum: &Attrs) {
    // What it is stands elsewhere: an enum's `opaque` would refuse the fields that the target has.
    if own.transparent.is_set() || own.same_as.is_set() {
        return;
    }
    macro_rules! fill {
        ($($slot:ident $name:literal,)*) => {$(
            if !own.is_unset($name) {
                own.$slot.fill(&of_enum.$slot);
            }
        )*};
    }
    fill! { opaque "opaque", }
    if !own.opaque.is_set() {
        fill! { reason "reason", message "message", help "help", }
    }
    if !is_internal(own) {
        fill! { code "code", http "http", grpc "grpc", }
    }
    fill! {
        retry_after "retry_after",
        retryable "retryable",
        log "log",
        www_authenticate "www_authenticate",
    }
    if !own.is_unset("header") {
        let is_new = |header: &Header, here: &[Header]| {
            !here.iter().any(|own| is_same_name(&own.name.value(), &header.name.value()))
        };
        own.headers.extend(&of_enum.headers, is_new);
    }
}

/// Whether two names are of one header, which has no case.
pub(crate) fn is_same_name(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Whether the variant is an internal error, whatever the enum says: opaque, and without a number
/// of its own.
fn is_internal(own: &Attrs) -> bool {
    own.opaque.is_set() && !own.code.is_own() && !own.http.is_own() && !own.grpc.is_own()
}

impl Ast<'_> {
    /// Whether one of the frameworks answers HTTP requests with these errors.
    pub(crate) fn speaks_http(&self) -> bool {
        let mut frameworks = self.frameworks();
        frameworks.any(|framework| framework.speaks_http)
    }

    /// The frameworks that `into` names, of those that are known.
    pub(crate) fn frameworks(&self) -> impl Iterator<Item = &'static keys::Framework> {
        self.attrs.into.values().iter().filter_map(keys::framework)
    }

    /// Whether a key without a name of its own is the field's in lowerCamelCase.
    fn is_camel_case(&self) -> bool {
        self.attrs.metadata.value().is_some_and(|value| value == "camelCase")
    }

    /// Whether metadata has the public fields of the variant, unless one says otherwise.
    pub(crate) fn may_carry(&self, variant: &Variant<'_>) -> bool {
        let is_carried = says_carried(&variant.attrs).or_else(|| says_carried(&self.attrs));
        variant.attrs.reason.is_set() && is_carried.unwrap_or(true)
    }

    /// The key of the field in `ErrorInfo.metadata`, if it is there.
    pub(crate) fn metadata_key(&self, variant: &Variant<'_>, field: &Field<'_>) -> Option<String> {
        let is_carried = match says_carried(&field.attrs) {
            Some(is_carried) => is_carried && variant.attrs.reason.is_set(),
            None => self.may_carry(variant),
        };
        let name = field.attrs.public.value().filter(|_| is_carried)?;
        Some(match name {
            Some(name) => name.value(),
            None if self.is_camel_case() => words::lower_camel(field.name()),
            None => field.name().to_owned(),
        })
    }
}

/// What `metadata` says here, if it stands here: the nearest to the field holds.
fn says_carried(attrs: &Attrs) -> Option<bool> {
    attrs.metadata.value().map(|value| value != "false")
}

impl Variant<'_> {
    pub(crate) fn is_transparent(&self) -> bool {
        self.attrs.transparent.is_set()
    }

    /// Whether the variant has a record of its own.
    pub(crate) fn has_record(&self) -> bool {
        !self.is_transparent() && !self.attrs.same_as.is_set()
    }

    pub(crate) fn is_opaque(&self) -> bool {
        self.attrs.opaque.is_set()
    }

    /// The reason, as far as the macro knows it: of a constant it does not.
    pub(crate) fn reason_text(&self) -> Option<String> {
        match self.attrs.reason.value()? {
            Reason::FromName => Some(words::upper_snake(self.name())),
            Reason::Given(Constant::Literal(text)) => Some(text.value()),
            Reason::Given(Constant::Path(_)) => None,
        }
    }

    /// What a fault of a key points at: its value where the variant gives it, or else the variant,
    /// which has it from the enum.
    pub(crate) fn at<'t>(&'t self, is_own: bool, value: &'t dyn ToTokens) -> &'t dyn ToTokens {
        if is_own { value } else { self.ident }
    }
}

impl Field<'_> {
    /// The first key that lets the field leave the process.
    pub(crate) fn disclosing_key(&self) -> Option<&Ident> {
        self.attrs.disclosing().next().map(|written| &written.ident)
    }
}
