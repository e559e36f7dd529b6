//! The table, and the way to a row of it.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, format_ident, quote, quote_spanned};
use syn::Token;

use super::members::Members;
use super::pattern::Arms;
use super::{bounds, pattern, prepared};
use crate::attr::Constant;
use crate::model::{Model, Piece, Public, Reason, Record, Shown, Wire};
use crate::types;

/// `const __DOMAIN: &str = shop::DOMAIN;` of what the rows share, so that a constant of another type
/// is one fault.
pub(super) fn shared(model: &Model<'_>) -> TokenStream {
    let mut constants = TokenStream::new();
    for (name, value) in [("__DOMAIN", model.domain), ("__TYPE_BASE", model.type_base)] {
        if let Some(Constant::Path(path)) = value {
            let name = Ident::new(name, Span::call_site());
            constants.extend(quote!(const #name: &::core::primitive::str = #path;));
        }
    }
    constants
}

/// ```text
/// static __FIELDS: [FieldSpec; 1] = fields([("id", "orderId", ReadsAs::<u64>::FORMAT, false)]);
/// static __TABLE: [ErrorSpec; 2] =
///     table([__Row { name: "NotFound", ..__ROW }, ...], &__FIELDS, &[("no order ", 0)]);
/// ```
///
/// Rows of literals, and one call for all of them: a call for each would cost ten times the check.
/// Behind the rows of the variants that have a record of their own stand those of `same_as` ones,
/// which differ from their target's in the name.
pub(super) fn table(model: &Model<'_>) -> TokenStream {
    let mut table = Table::default();
    for (row, record) in model.records.iter().enumerate() {
        let public = model.variants.iter().find_map(|variant| match &variant.wire {
            Wire::Row { row: known, same_as: false, public } if *known == row => Some(public),
            _ => None,
        });
        table.add(model, record, &record.name, public);
    }
    for variant in &model.variants {
        if let Wire::Row { row, same_as: true, public } = &variant.wire {
            let name = syn::ext::IdentExt::unraw(variant.ident).to_string();
            table.add(model, &model.records[*row], &name, Some(public));
        }
    }
    let Table { rows, len, fields, fields_len, parts } = table;
    let of_enum = of_enum(model);
    quote! {
        use __wire_error::__private::Row as __Row;
        #[allow(unused_imports)]
        use __wire_error::__private::field::ReadsAsText as _;
        const __ROW: __Row = __Row { #of_enum ..__Row::NEW };
        static __FIELDS: [__wire_error::FieldSpec; #fields_len] =
            __wire_error::__private::fields([#fields]);
        static __TABLE: [__wire_error::ErrorSpec; #len] =
            __wire_error::__private::table([#rows], &__FIELDS, &[#parts]);
    }
}

#[derive(Default)]
struct Table {
    rows: TokenStream,
    len: usize,
    fields: TokenStream,
    fields_len: usize,
    parts: TokenStream,
}

impl Table {
    fn add(
        &mut self,
        model: &Model<'_>,
        record: &Record<'_>,
        name: &str,
        public: Option<&Public<'_>>,
    ) {
        let mut members = row(model, record, name, public, &mut self.parts);
        <Token![..]>::default().to_tokens(&mut members);
        members.append(format_ident!("__ROW"));
        self.rows.append(format_ident!("__Row"));
        self.rows.append(Group::new(Delimiter::Brace, members));
        <Token![,]>::default().to_tokens(&mut self.rows);
        self.len += 1;
        for shown in public.map_or(&[][..], |public| &public.shown) {
            let field = field(model, shown);
            self.fields.extend(quote!(#field,));
            self.fields_len += 1;
        }
    }
}

/// `("id", "orderId", ReadsAs::<u64>::FORMAT, ReadsAs::<u64>::IS_OPTIONAL)`
fn field(model: &Model<'_>, shown: &Shown<'_>) -> TokenStream {
    let (name, key) = (shown.field.name(), shown.key.as_deref().unwrap_or_default());
    let ty = shown.field.ty;
    if !shown.spec.is_empty() || bounds::has_parameter(model, ty) {
        let is_optional = types::option_of(ty).is_some();
        return quote!((#name, #key, __wire_error::Format::String, #is_optional));
    }
    let span = Span::call_site().located_at(types::span(ty));
    let krate = super::paths::wire_error_at(span);
    quote_spanned! {span=> (
        #name,
        #key,
        #krate::__private::field::ReadsAs::<#ty>::FORMAT,
        #krate::__private::field::ReadsAs::<#ty>::IS_OPTIONAL,
    ) }
}

/// What the rows share.
fn of_enum(model: &Model<'_>) -> TokenStream {
    let mut row = Members::default();
    match model.domain {
        Some(Constant::Literal(literal)) => row.set("domain", literal),
        Some(Constant::Path(_)) => row.set("domain", &Ident::new("__DOMAIN", Span::call_site())),
        None => {}
    }
    if let Some(shape) = model.data {
        let shape = format_ident!("{shape}");
        row.set("data", &quote!(__wire_error::DataShape::#shape));
    }
    row.tokens
}

/// `name: "NotFound", code: -32001i32, given: 1u8,`: the members of a row.
fn row(
    model: &Model<'_>,
    record: &Record<'_>,
    name: &str,
    public: Option<&Public<'_>>,
    parts: &mut TokenStream,
) -> TokenStream {
    let Record { code, http, template, .. } = record;
    let mut row = Members::default();
    row.set("name", &name);
    row.set("message", template);
    // Bits, since each token counts in a table: of the code 1, of the HTTP status 2, of gRPC's 4.
    let mut given = 0_u8;
    if let Some(code) = code {
        given |= 1;
        match code {
            Constant::Literal(code) => row.set("code", &code.value),
            Constant::Path(path) => row.set("code", path),
        }
    }
    if let Some(http) = http {
        given |= 2;
        row.set("http", http);
    }
    if let Some(grpc) = record.grpc {
        given |= 4;
        row.set("grpc", &quote!(__wire_error::Code::#grpc));
    }
    if given > 0 {
        row.set("given", &given);
    }
    if let Some(reason) = &record.reason {
        match reason {
            Reason::Text(text) => row.set("reason", text),
            Reason::Path(path) => row.set("reason", path),
        }
    }
    if let Some(delay) = record.retry_after {
        let (seconds, nanos) = (delay.as_secs(), delay.subsec_nanos());
        let delay = quote!(::core::time::Duration::new(#seconds, #nanos));
        row.set("retry_after", &quote!(::core::option::Option::Some(#delay)));
    }
    if let Some(retry) = record.retry {
        row.set("retryable", &quote!(::core::option::Option::Some(#retry)));
    }
    row.set_some("help", record.help);
    row.set_some("www_authenticate", record.www_authenticate);
    row.set_flag("opaque", record.opaque);
    row.set_some("description", record.description.as_ref());
    row.set_flag("deprecated", record.deprecated);
    if let Some(public) = public {
        row.set_count("fields", public.shown.len());
        row.set_flag("retry_info", public.retry_after.is_some());
        row.set_flag("bad_request", public.violations.is_some());
    }
    message(template, public, &mut row, parts);
    if let Some((text, ends)) = prepared::prepare(model, record, public) {
        row.set("prepared", &text);
        row.set("ends", &quote!([#(#ends),*]));
    }
    row.tokens
}

/// Whether JSON has the text as it is.
pub(super) fn is_plain(text: &str) -> bool {
    text.chars().all(|c| (c.is_ascii_graphic() || c == ' ') && c != '"' && c != '\\')
}

/// How the message is put together: from text and fields, whose parts go to `parts`, or by code.
fn message(
    template: &str,
    public: Option<&Public<'_>>,
    row: &mut Members,
    parts: &mut TokenStream,
) {
    let Some((public, pieces)) = public.and_then(|public| Some((public, public.message.as_ref()?)))
    else {
        return row.set_flag("has_escapes", !is_plain(template));
    };
    let (mut count, mut text, mut plain) = (0, "", true);
    let mut add = |text: &str, number: &dyn ToTokens| {
        let mut part = text.to_token_stream();
        <Token![,]>::default().to_tokens(&mut part);
        number.to_tokens(&mut part);
        parts.append(Group::new(Delimiter::Parenthesis, part));
        <Token![,]>::default().to_tokens(parts);
        count += 1;
    };
    for piece in pieces {
        match piece {
            Piece::Text(piece) => {
                plain &= is_plain(piece);
                text = piece;
            }
            Piece::Field(field, spec) => {
                let is_it =
                    |shown: &Shown<'_>| std::ptr::eq(shown.field, *field) && shown.spec == *spec;
                let number = public.shown.iter().position(is_it);
                add(text, &number.expect("each field of the message is shown"));
                text = "";
            }
        }
    }
    if !text.is_empty() {
        add(text, &quote!(__wire_error::__private::NO_FIELD));
    }
    row.set_count("parts", count);
    row.set_flag("has_escapes", !plain);
}

/// `fn __row(this: &Shop) -> usize`: the row of a variant that has one.
pub(super) fn index(model: &Model<'_>) -> TokenStream {
    let mut arms = Arms::default();
    let mut same_as_row = model.records.len();
    for variant in &model.variants {
        let pattern = pattern::bind(model, variant, &[]);
        match &variant.wire {
            Wire::Row { same_as: true, .. } => {
                arms.push(pattern, &same_as_row);
                same_as_row += 1;
            }
            Wire::Row { row, .. } => arms.push(pattern, row),
            // Its callers ask the field first.
            Wire::Transparent(_) => arms.push(pattern, &quote!(::core::unreachable!())),
        }
    }
    let body = arms.match_on(model, &quote!(this), &TokenStream::new());
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
