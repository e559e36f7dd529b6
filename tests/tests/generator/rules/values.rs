//! What a key may say, and what stands beside it.

use super::super::draw::is_disclosed;
use super::super::model;
use super::super::shape::{FieldKey, Piece, Reason, Shown, Spec, Type, Variant, What};
use super::{Rule, of_field, of_record, of_type};

pub(super) fn rules() -> Vec<Rule> {
    let lists = [of_the_type(), generics(), variants(), messages(), fields(), types_of_fields()];
    lists.into_iter().flatten().collect()
}

fn of_the_type() -> Vec<Rule> {
    let has = |framework: &'static str| {
        of_type(format!("into({framework})"), move |ty| ty.into.contains(&framework))
    };
    let frameworks = ["axum", "actix_web", "tonic", "jsonrpsee", "http", "rmcp"].map(has);
    let based = ["/", ":", "=", "#"].map(|end| {
        of_type(format!("a `type_base` that ends in {end}"), move |ty| {
            ty.type_base.as_ref().is_some_and(|base| base.ends_with(end))
        })
    });
    let others = vec![
        of_type("a domain of 253 characters", |ty| {
            ty.domain.as_ref().is_some_and(|domain| domain.len() == 253)
        }),
        of_type("a body of one's own", |ty| ty.body == Some("crate::Own")),
        of_type("metadata in camelCase that is sent", |ty| {
            ty.metadata == Some("camelCase") && ty.variants.iter().any(|it| carries_bare(ty, it))
        }),
        of_type("a code on two variants", |ty| {
            let codes = ty.variants.iter().map(|it| it.keys.code);
            codes.filter(|it| *it == Some(-31803)).count() > 1
        }),
        of_type("a default message with a field", |ty| {
            ty.defaults.message.iter().flatten().any(|it| matches!(it, Piece::Field(..)))
        }),
        of_type("a default reason that is a text", |ty| {
            matches!(ty.defaults.reason, Some(Reason::Text(_)))
        }),
        of_type("a variant whose header replaces the enum's", |ty| {
            !ty.defaults.headers.is_empty()
                && ty.variants.iter().any(|it| it.keys.unset.contains(&"header"))
        }),
        of_type("an enum that is opaque, and a variant that is not", |ty| {
            ty.defaults.opaque && ty.variants.iter().any(|it| it.keys.unset.contains(&"opaque"))
        }),
    ];
    frameworks.into_iter().chain(based).chain(others).collect()
}

/// Whether metadata has a field under a key that is made of its name.
fn carries_bare(ty: &Type, variant: &Variant) -> bool {
    let bare = |key: &FieldKey| matches!(key, FieldKey::Public(None));
    variant.fields.iter().any(|it| it.keys.iter().any(bare) && model::is_carried(ty, variant, it))
}

fn generics() -> Vec<Rule> {
    let bounds = ["bounds at the parameter", "bounds in a `where`", "bounds that the derive adds"];
    let bounds = (0..).zip(bounds).map(|(at, name)| {
        of_type(name, move |ty| ty.generics.ty.is_some() && ty.generics.bounds == at)
    });
    let public = |name, of: fn(&Type) -> Option<String>| {
        of_type(name, move |ty| {
            let of_parameter = of(ty);
            let mut fields = ty.variants.iter().flat_map(|it| &it.fields);
            fields.any(|it| it.public().is_some() && Some(&it.ty) == of_parameter.as_ref())
        })
    };
    let others = [
        public("a public field of a type parameter", |ty| ty.generics.ty.map(Into::into)),
        public("a public field that borrows", |ty| {
            ty.generics.lifetime.map(|it| format!("&{it} ::core::primitive::str"))
        }),
        of_type("all kinds of parameters", |ty| {
            let generics = &ty.generics;
            generics.ty.is_some() && generics.lifetime.is_some() && generics.number.is_some()
        }),
        of_type("a `where` of a number", |ty| {
            ty.generics.number.is_some() && ty.generics.bounds == 1
        }),
        of_type("parameters with defaults", |ty| {
            ty.generics.has_defaults && (ty.generics.ty.is_some() || ty.generics.number.is_some())
        }),
    ];
    bounds.chain(others).collect()
}

fn variants() -> Vec<Rule> {
    vec![
        of_record("a reason of the name", |_, keys| matches!(keys.reason, Some(Reason::OfName))),
        of_record("a reason of 3 characters", |_, keys| has_reason_of(3, keys.reason.as_ref())),
        of_record("a reason of 63 characters", |_, keys| has_reason_of(63, keys.reason.as_ref())),
        of_record("an opaque variant with a reason", |_, keys| {
            keys.opaque && keys.reason.is_some()
        }),
        of_record("an opaque variant with a message", |_, keys| {
            keys.opaque && keys.message.is_some()
        }),
        of_record("an opaque variant with a status", |it, keys| {
            keys.opaque && it.keys.http.is_some() && keys.message.is_none()
        }),
        of_record("an opaque variant with fields", |it, keys| keys.opaque && !it.fields.is_empty()),
        of_record("a delay of nothing", |_, keys| matches!(keys.retry_after, Some((_, 0)))),
        of_record("a delay below a second", |_, keys| {
            matches!(keys.retry_after, Some((_, 1..1_000_000_000)))
        }),
        of_record("a delay over what a header takes", |_, keys| {
            keys.retry_after.is_some_and(|(_, nanos)| nanos > 2_147_483_000_000_000)
        }),
        of_record("Unavailable that is not retryable", |_, keys| {
            model::numbers(keys).2 == "Unavailable" && keys.retryable == Some(false)
        }),
        of_record("a link of 2,048 bytes", |_, keys| {
            keys.help.as_ref().is_some_and(|help| help.len() == 2048)
        }),
        of_record("a link without a reason", |_, keys| {
            keys.help.is_some() && keys.reason.is_none()
        }),
        of_record("a title beside a type", |_, keys| {
            keys.title.is_some() && keys.type_uri.is_some()
        }),
        of_record("a title beside a base", |_, keys| {
            keys.title.is_some() && keys.type_uri.is_none()
        }),
        of_record("two headers", |it, _| it.keys.headers.len() > 1),
        of_record("`Cache-Control` in place of `no-store`", |_, keys| {
            keys.headers.iter().any(|(name, _)| *name == "Cache-Control")
        }),
        of_record("a 401 with its challenge", |_, keys| model::numbers(keys).1 == 401),
        of_record("a 405 with its header", |_, keys| model::numbers(keys).1 == 405),
        of_record("a 407 with its header", |_, keys| model::numbers(keys).1 == 407),
        of_record("a 426 with its header", |_, keys| model::numbers(keys).1 == 426),
        of_record("a description of the doc comment", |it, _| it.keys.description == 1),
        of_record("a description that is a text", |it, _| it.keys.description == 2),
        of_record("a tuple variant", |it, _| !it.is_named && it.fields.len() > 1),
        of_type("a transparent variant of an enum of ours", |ty| {
            ty.variants.iter().any(|it| matches!(it.what, What::Nested(_)))
        }),
        of_type("a transparent variant of a protocol's errors", |ty| {
            ty.variants.iter().any(|it| matches!(it.what, What::Protocol))
        }),
        of_type("a transparent struct", |ty| {
            ty.is_struct && !matches!(ty.variants[0].what, What::Record)
        }),
        of_type("a variant made from what it nests", |ty| {
            let nests = |it: &Variant| !matches!(it.what, What::Record | What::SameAs(_));
            ty.variants.iter().any(|it| nests(it) && it.fields[0].has(&FieldKey::From))
        }),
        of_type("a `same_as` variant that discloses", |ty| {
            let is_same = |it: &&Variant| matches!(it.what, What::SameAs(_));
            ty.variants.iter().filter(is_same).any(|it| it.fields.iter().any(is_disclosed))
        }),
    ]
}

fn has_reason_of(len: usize, reason: Option<&Reason>) -> bool {
    matches!(reason, Some(Reason::Text(text)) if text.len() == len)
}

fn messages() -> Vec<Rule> {
    let shows = |name: &str, is_it: fn(&Spec) -> bool| {
        of_record(format!("a placeholder {name}"), move |_, keys| {
            let mut pieces = keys.message.iter().flatten();
            pieces.any(|piece| matches!(piece, Piece::Field(_, spec) if is_it(spec)))
        })
    };
    let contains = |name: &str, text: &'static str| {
        of_record(format!("a message with {name}"), move |_, keys| {
            let mut pieces = keys.message.iter().flatten();
            pieces.any(|piece| matches!(piece, Piece::Text(it) if it.contains(text)))
        })
    };
    vec![
        shows("alone", |spec| matches!(spec, Spec::None)),
        shows("to the right", |spec| matches!(spec, Spec::Right(_))),
        shows("to the left", |spec| matches!(spec, Spec::Left(_))),
        shows("in the middle", |spec| matches!(spec, Spec::Center(_))),
        shows("that is filled", |spec| matches!(spec, Spec::Filled(_))),
        shows("with zeros", |spec| matches!(spec, Spec::Zeros(_))),
        shows("in hexadecimal", |spec| matches!(spec, Spec::Hex)),
        shows("that is cut", |spec| matches!(spec, Spec::Cut(_))),
        contains("an opening brace", "{"),
        contains("a closing brace", "}"),
        contains("a quote", "\""),
        contains("a line break", "\n"),
        of_record("a message of the name", |_, keys| keys.message.is_none() && !keys.opaque),
    ]
}

fn fields() -> Vec<Rule> {
    let says = |name, is_it: fn(&FieldKey) -> bool| {
        of_field(name, move |field| field.keys.iter().any(is_it))
    };
    vec![
        says("`public` with a name", |key| matches!(key, FieldKey::Public(Some(_)))),
        says(
            "a key of the metadata of 64 characters",
            |key| matches!(key, FieldKey::Public(Some(name)) if name.len() == 64),
        ),
        says("`extension` by the field's name", |key| matches!(key, FieldKey::Extension(None))),
        says("`extension` with a name", |key| matches!(key, FieldKey::Extension(Some(_)))),
        says("`#[source]`", |key| *key == FieldKey::Source),
        says("`#[from]`", |key| *key == FieldKey::From),
        of_field("a field named `source`", |field| field.name == "source"),
        of_field("a header that HTTP refuses", |field| {
            let is_header = |key: &FieldKey| matches!(key, FieldKey::Header(_));
            let breaks = |it: &Shown| matches!(it, Shown::Text(text) if text.contains('\n'));
            field.keys.iter().any(is_header) && field.values.iter().any(|it| breaks(&it.shown))
        }),
        of_field("a header that is `None`", |field| {
            let is_header = |key: &FieldKey| matches!(key, FieldKey::Header(_));
            field.keys.iter().any(is_header) && field.ty.contains("Option")
        }),
        of_field("a public `Option`", |field| {
            field.public().is_some() && field.ty.contains("Option")
        }),
        of_type("a field brought back into the metadata", |ty| {
            ty.variants.iter().any(|variant| {
                let is_back = |field: &_| model::is_carried(ty, variant, field);
                !model::carries(ty, variant)
                    && variant.fields.iter().any(|it| it.public().is_some() && is_back(it))
            })
        }),
    ]
}

/// What the types of a field may be.
fn types_of_fields() -> Vec<Rule> {
    let under = |key: FieldKey, ty: &'static str| {
        let name = format!("{key:?} is {ty}");
        of_field(name, move |field| field.has(&key) && field.ty.ends_with(ty))
    };
    let details = ["ResourceInfo", "LocalizedMessage", "PreconditionFailure", "QuotaFailure"];
    let details = details.into_iter().flat_map(|detail| {
        [detail.to_owned(), format!("Option<::wire_error::{detail}>")]
            .map(|ty| under(FieldKey::Detail, ty.leak()))
    });
    let others = [
        under(FieldKey::Challenge, "::wire_error::Challenge"),
        under(FieldKey::Challenge, "Option<::wire_error::Challenge>"),
        under(FieldKey::Challenge, "Vec<::wire_error::Challenge>"),
        under(FieldKey::Challenge, "[::wire_error::Challenge; 2]"),
        under(FieldKey::RetryAfter, "::core::time::Duration"),
        under(FieldKey::RetryAfter, "Option<::core::time::Duration>"),
        under(FieldKey::Source, "::anyhow::Error"),
        under(FieldKey::Source, "Send + ::core::marker::Sync>"),
        under(FieldKey::Source, "Arc<::std::io::Error>"),
        under(FieldKey::Source, "Option<::core::fmt::Error>"),
        under(FieldKey::From, "::anyhow::Error"),
        under(FieldKey::From, "::std::io::Error"),
    ];
    details.chain(others).collect()
}
