//! The table, and the way to a row of it.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::LitStr;

use super::{Krate, bounds, fields, pattern};
use crate::attr::Constant;
use crate::fields as types;
use crate::model::{Model, Piece, Public, Reason, Record, Wire};

/// `const __DOMAIN: &str = shop::DOMAIN;` of what the rows share, so that a constant of another type
/// is one fault.
pub(super) fn shared(model: &Model<'_>) -> TokenStream {
    let shared = [("__DOMAIN", model.domain), ("__TYPE_BASE", model.type_base)];
    let constants = shared.into_iter().filter_map(|(name, value)| match value {
        Some(Constant::Path(path)) => {
            let name = quote::format_ident!("{name}");
            Some(quote!(const #name: &::core::primitive::str = #path;))
        }
        _ => None,
    });
    quote!(#(#constants)*)
}

/// ```text
/// static __KEYS: [MetadataKey; 1] = keys(["order_id"], "i");
/// static __TABLE: [ErrorSpec; 2] =
///     table([__Row { name: "NotFound", ..__ROW }, ...], &__KEYS, &[("no order ", 0)]);
/// ```
///
/// Rows of literals, and one call for all of them: a call for each would cost ten times the check.
pub(super) fn table(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let (mut names, mut formats, mut parts) = (vec![], String::new(), vec![]);
    let mut disclosed: Vec<Option<&Public<'_>>> = vec![None; model.records.len()];
    for variant in &model.variants {
        if let Wire::Row { row, same_as: false, public } = &variant.wire {
            disclosed[*row] = Some(public);
        }
    }
    let rows: Vec<TokenStream> = model
        .records
        .iter()
        .zip(disclosed)
        .map(|(record, public)| {
            for (key, field) in public.map_or(&[][..], |public| &public.metadata) {
                names.push(key);
                formats.push(types::format(field.ty));
            }
            row(model, krate, record, public, &mut parts)
        })
        .collect();
    let (len, keys, of_enum) = (rows.len(), names.len(), of_enum(model));
    quote! {
        use #krate::__private::Row as __Row;
        const __ROW: __Row = __Row { #of_enum ..__Row::NEW };
        static __KEYS: [#krate::MetadataKey; #keys] =
            #krate::__private::keys([#(#names),*], #formats);
        static __TABLE: [#krate::ErrorSpec; #len] =
            #krate::__private::table([#(#rows),*], &__KEYS, &[#(#parts),*]);
    }
}

/// What the rows share.
fn of_enum(model: &Model<'_>) -> TokenStream {
    let value = |value: &Constant<LitStr>, name: &str| match value {
        Constant::Literal(literal) => literal.to_token_stream(),
        Constant::Path(_) => quote::format_ident!("{name}").to_token_stream(),
    };
    let domain = model.domain.map(|domain| {
        let domain = value(domain, "__DOMAIN");
        quote!(domain: #domain,)
    });
    let type_base = model.type_base.map(|base| {
        let base = value(base, "__TYPE_BASE");
        quote!(type_base: #base,)
    });
    quote!(#domain #type_base)
}

/// `__Row { name: "NotFound", code: -32001, given: 1, ..__ROW }`
fn row(
    model: &Model<'_>,
    krate: &Krate,
    record: &Record<'_>,
    public: Option<&Public<'_>>,
    parts: &mut Vec<TokenStream>,
) -> TokenStream {
    let Record { name, code, http, template, help, www_authenticate, description, .. } = record;
    let mut row = quote!(name: #name, message: #template,);
    let mut set = |tokens: TokenStream| row.extend(tokens);
    // Bits, since each token counts in a table: of the code 1, of the HTTP status 2, of gRPC's 4.
    let mut given = 0_u8;
    if let Some(code) = code {
        given |= 1;
        set(quote!(code: #code,));
    }
    if let Some(http) = http {
        given |= 2;
        set(quote!(http: #http,));
    }
    if let Some(grpc) = record.grpc {
        given |= 4;
        set(quote!(grpc: #krate::Code::#grpc,));
    }
    if given > 0 {
        set(quote!(given: #given,));
    }
    if let Some(reason) = &record.reason {
        let value = match reason {
            Reason::Text(text) => text.to_token_stream(),
            Reason::Path(path) => path.to_token_stream(),
        };
        set(quote!(reason: #value,));
        if let Some(info) = info(model, reason) {
            set(quote!(info: #info,));
        }
    }
    if let Some(delay) = record.retry_after {
        let (seconds, nanos) = (delay.as_secs(), delay.subsec_nanos());
        set(
            quote!(retry_after: ::core::option::Option::Some(::core::time::Duration::new(#seconds, #nanos)),),
        );
    }
    if let Some(retry) = record.retry {
        set(quote!(retry: ::core::option::Option::Some(#retry),));
    }
    if let Some(help) = help {
        set(quote!(help: #help,));
    }
    if let Some(challenge) = www_authenticate {
        set(quote!(www_authenticate: #challenge,));
    }
    if let Some(shape) = record.data {
        let shape = quote::format_ident!("{shape}");
        set(quote!(data: #krate::DataShape::#shape,));
    }
    if record.opaque {
        set(quote!(opaque: true,));
    }
    if let Some(description) = description {
        set(quote!(description: #description,));
    }
    if record.deprecated {
        set(quote!(deprecated: true,));
    }
    if let Some(public) = public {
        let keys = public.metadata.len();
        if keys > 0 {
            set(quote!(keys: #keys,));
        }
        if public.retry_after.is_some() {
            set(quote!(retry_info: true,));
        }
        if public.violations.is_some() {
            set(quote!(bad_request: true,));
        }
    }
    set(message(template, public, parts));
    quote!(__Row { #row ..__ROW })
}

/// `"reason":"…","domain":"…"` as JSON has it, unless the macro does not know both.
fn info(model: &Model<'_>, reason: &Reason<'_>) -> Option<String> {
    let (Some(Constant::Literal(domain)), Reason::Text(reason)) = (model.domain, reason) else {
        return None;
    };
    let domain = domain.value();
    is_plain(&domain).then(|| format!(r#""reason":"{reason}","domain":"{domain}""#))
}

/// Whether JSON has the text as it is.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| (c.is_ascii_graphic() || c == ' ') && c != '"' && c != '\\')
}

/// How the message is put together: from text and fields, whose parts go to `parts`, or by code.
fn message(
    template: &str,
    public: Option<&Public<'_>>,
    parts: &mut Vec<TokenStream>,
) -> TokenStream {
    let Some((public, pieces)) = public.and_then(|public| Some((public, public.message.as_ref()?)))
    else {
        let plain = is_plain(template).then(|| quote!(is_plain: true,));
        return quote!(#plain);
    };
    if fields::is_formatted(public) {
        return quote!(is_formatted: true,);
    }
    let (before, mut text, mut plain) = (parts.len(), "", true);
    for piece in pieces {
        match piece {
            Piece::Text(piece) => {
                plain &= is_plain(piece);
                text = piece;
            }
            Piece::Field(field, _) => {
                let number = public.shown.iter().position(|shown| std::ptr::eq(*shown, *field));
                let number = number.unwrap_or_default();
                parts.push(quote!((#text, #number)));
                text = "";
            }
        }
    }
    let parts = parts.len() - before;
    let parts = (parts > 0).then(|| quote!(parts: #parts,));
    let end = (!text.is_empty()).then(|| quote!(end: #text,));
    let plain = plain.then(|| quote!(is_plain: true,));
    quote!(#parts #end #plain)
}

/// `fn __row(this: &Shop) -> usize`: the row of a variant that has one.
pub(super) fn index(model: &Model<'_>) -> TokenStream {
    let arms = model.variants.iter().map(|variant| {
        let pattern = pattern::path(model, variant);
        match variant.wire {
            Wire::Row { row, .. } => quote!(#pattern { .. } => #row,),
            // Its callers ask the field first.
            Wire::Transparent(_) => quote!(#pattern { .. } => ::core::unreachable!(),),
        }
    });
    let body = pattern::match_on(model, &quote!(this), &quote!(#(#arms)*));
    let ident = model.ident;
    let params = bounds::params_of_function(model);
    let where_clause = bounds::where_of_function(model, vec![]);
    let (_, ty_generics, _) = model.generics.split_for_impl();
    quote! {
        #[inline]
        fn __row<#params>(this: &#ident #ty_generics) -> ::core::primitive::usize #where_clause {
            #body
        }
    }
}
