//! The table, and the way to a row of it.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, format_ident, quote};
use syn::Token;

use super::members::Members;
use super::pattern::Arms;
use super::{bounds, fields, pattern};
use crate::model::{Model, Piece, Public, Record, Template, Text, Wire};
use crate::types;

/// `const __DOMAIN: &str = shop::DOMAIN;` of what the rows share, so that a constant of another type
/// is one fault.
pub(super) fn shared(model: &Model) -> TokenStream {
    let mut constants = TokenStream::new();
    for (name, value) in [("__DOMAIN", &model.domain), ("__TYPE_BASE", &model.type_base)] {
        if let Some(Text::Path(path)) = value {
            let name = Ident::new(name, Span::call_site());
            constants.extend(quote!(const #name: &::core::primitive::str = #path;));
        }
    }
    constants
}

/// ```text
/// static __KEYS: [MetadataKey; 1] = keys(["order_id"], "i");
/// static __TABLE: [ErrorSpec; 2] =
///     table([__Row { name: "NotFound", ..__ROW }, ...], &__KEYS, &[("no order ", 0)]);
/// ```
///
/// Rows of literals, and one call for all of them: a call for each would cost ten times the check.
pub(super) fn table(model: &Model) -> TokenStream {
    let (mut rows, mut keys, mut formats) = (TokenStream::new(), TokenStream::new(), String::new());
    let mut parts = TokenStream::new();
    let mut disclosed: Vec<Option<&Public>> = vec![None; model.records.len()];
    for variant in &model.variants {
        if let Wire::Row { row, same_as: None, public } = &variant.wire {
            disclosed[*row] = Some(public);
        }
    }
    for (record, public) in model.records.iter().zip(disclosed) {
        let mut members = row(model, record, public, &mut parts);
        <Token![..]>::default().to_tokens(&mut members);
        members.append(format_ident!("__ROW"));
        rows.append(format_ident!("__Row"));
        rows.append(Group::new(Delimiter::Brace, members));
        <Token![,]>::default().to_tokens(&mut rows);
        for (key, field) in public.map_or(&[][..], |public| &public.metadata) {
            key.to_tokens(&mut keys);
            <Token![,]>::default().to_tokens(&mut keys);
            formats.push(types::format(&field.ty));
        }
    }
    let (len, keys_len, of_enum) = (model.records.len(), formats.len(), of_enum(model));
    quote! {
        use __wire_error::__private::Row as __Row;
        const __ROW: __Row = __Row { #of_enum ..__Row::NEW };
        static __KEYS: [__wire_error::MetadataKey; #keys_len] =
            __wire_error::__private::keys([#keys], #formats);
        static __TABLE: [__wire_error::ErrorSpec; #len] =
            __wire_error::__private::table([#rows], &__KEYS, &[#parts]);
    }
}

/// What the rows share.
fn of_enum(model: &Model) -> TokenStream {
    let mut row = Members::default();
    for (name, value, constant) in
        [("domain", &model.domain, "__DOMAIN"), ("type_base", &model.type_base, "__TYPE_BASE")]
    {
        match value {
            Some(Text::Literal(literal)) => row.set(name, literal),
            Some(Text::Path(_)) => row.set(name, &Ident::new(constant, Span::call_site())),
            None => {}
        }
    }
    row.tokens
}

/// `name: "NotFound", code: -32001i32, given: 1u8,`: the members of a row.
fn row(
    model: &Model,
    record: &Record,
    public: Option<&Public>,
    parts: &mut TokenStream,
) -> TokenStream {
    let Record { name, code, http, .. } = record;
    let template = match &record.template {
        Template::Text(text) => text,
        Template::Phrase => "error", // the table has no phrases yet
    };
    let mut row = Members::default();
    row.set("name", name);
    row.set("message", &template);
    // Bits, since each token counts in a table: of the code 1, of the HTTP status 2, of gRPC's 4.
    let mut given = 0_u8;
    if let Some(code) = code {
        given |= 1;
        row.set("code", code);
    }
    if let Some(http) = http {
        given |= 2;
        row.set("http", http);
    }
    if let Some(grpc) = &record.grpc {
        given |= 4;
        row.set("grpc", &quote!(__wire_error::Code::#grpc));
    }
    if given > 0 {
        row.set("given", &given);
    }
    if let Some(reason) = &record.reason {
        row.set("reason", reason);
        let has_data = public.is_some_and(|public| public.data.is_some());
        row.set_some("info", info(model, reason).filter(|_| !has_data).as_ref());
    }
    if let Some(delay) = record.retry_after {
        let (seconds, nanos) = (delay.as_secs(), delay.subsec_nanos());
        let delay = quote!(::core::time::Duration::new(#seconds, #nanos));
        row.set("retry_after", &quote!(::core::option::Option::Some(#delay)));
    }
    if let Some(retry) = record.retryable {
        row.set("retry", &quote!(::core::option::Option::Some(#retry)));
    }
    row.set_some("help", record.help.as_ref());
    row.set_some("www_authenticate", record.www_authenticate.as_ref());
    if let Some(shape) = model.data_shape {
        let shape = quote::format_ident!("{shape}");
        row.set("data", &quote!(__wire_error::DataShape::#shape));
    }
    row.set_flag("opaque", record.opaque);
    row.set_some("description", record.description.as_ref());
    row.set_flag("deprecated", record.deprecated);
    if let Some(public) = public {
        row.set_count("keys", public.metadata.len());
        row.set_flag("retry_info", public.retry_after.is_some());
        row.set_flag("bad_request", public.violations.is_some());
    }
    message(template, public, &mut row, parts);
    row.tokens
}

/// `{"@type":"…","reason":"…","domain":"…"}]}}`: the `ErrorInfo` in JSON, at the end of a body; unless
/// the macro does not know both.
fn info(model: &Model, reason: &Text) -> Option<String> {
    let (Some(Text::Literal(domain)), Text::Literal(reason)) = (&model.domain, reason) else {
        return None;
    };
    is_plain(domain).then(|| {
        format!(
            r#"{{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"{reason}","domain":"{domain}"}}]}}}}"#
        )
    })
}

/// Whether JSON has the text as it is.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| (c.is_ascii_graphic() || c == ' ') && c != '"' && c != '\\')
}

/// How the message is put together: from text and fields, whose parts go to `parts`, or by code.
fn message(template: &str, public: Option<&Public>, row: &mut Members, parts: &mut TokenStream) {
    let Some((public, pieces)) = public.and_then(|public| Some((public, public.message.as_ref()?)))
    else {
        return row.set_flag("has_escapes", !is_plain(template));
    };
    if fields::is_formatted(public) {
        return row.set_flag("is_formatted", true);
    }
    let (mut count, mut text, mut plain) = (0, "", true);
    for piece in pieces {
        match piece {
            Piece::Text(piece) => {
                plain &= is_plain(piece);
                text = piece;
            }
            Piece::Field(field, _) => {
                let number =
                    public.shown.iter().position(|shown| std::rc::Rc::ptr_eq(shown, field));
                let number = number.expect("each field without a spec is shown");
                let mut part = text.to_token_stream();
                <Token![,]>::default().to_tokens(&mut part);
                number.to_tokens(&mut part);
                parts.append(Group::new(Delimiter::Parenthesis, part));
                <Token![,]>::default().to_tokens(parts);
                (count, text) = (count + 1, "");
            }
        }
    }
    row.set_count("parts", count);
    row.set_some("end", Some(&text).filter(|text| !text.is_empty()));
    row.set_flag("has_escapes", !plain);
}

/// `fn __row(this: &Shop) -> usize`: the row of a variant that has one.
pub(super) fn index(model: &Model) -> TokenStream {
    let mut arms = Arms::default();
    for variant in &model.variants {
        let pattern = pattern::bind(model, variant, &[]);
        match &variant.wire {
            Wire::Row { row, .. } => arms.push(pattern, row),
            // Its callers ask the field first.
            Wire::Transparent(_) => arms.push(pattern, &quote!(::core::unreachable!())),
        }
    }
    let body = arms.match_on(model, &quote!(this), &TokenStream::new());
    let ident = &model.ident;
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
