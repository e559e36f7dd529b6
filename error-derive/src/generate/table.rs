//! The table, and the way to a row of it.

use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, format_ident, quote, quote_spanned};
use syn::Token;
use syn::ext::IdentExt;

use super::members::Members;
use super::pattern::Arms;
use super::prepared::is_plain;
use super::{bounds, paths, pattern, prepared};
use crate::model::{
    Field, Model, Number, Piece, Public, Record, Shown, Template, Text, Variant, Wire,
};
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
/// const __READS_0: (Format, bool) = (ReadsAs::<u64>::FORMAT, ReadsAs::<u64>::IS_OPTIONAL);
/// static __FIELDS: [FieldSpec; 1] = fields([("id", "orderId", __READS_0)]);
/// static __TABLE: [ErrorSpec; 2] =
///     table([__Row { name: "NotFound", ..__ROW }, ...], &__FIELDS, &[("no order ", 0)]);
/// ```
///
/// Rows of literals, and one call for all of them: a call for each would cost ten times the check.
/// Behind the rows of the variants that have a record of their own stand those of `same_as` ones,
/// which differ from their target's in the name.
pub(super) fn table(model: &Model) -> TokenStream {
    let mut table = Table { reads_written: vec![false; model.types], ..Table::default() };
    let mut same_as = vec![];
    for variant in &model.variants {
        match &variant.wire {
            Wire::Row { row, same_as: None, public } => {
                let record = &model.records[*row];
                options(model, *row, record, public, &mut table.options);
                table.add(model, *row, &record.name, public);
            }
            Wire::Row { row, same_as: Some(_), public } => same_as.push((variant, row, public)),
            Wire::Transparent(_) => {}
        }
    }
    for (variant, row, public) in same_as {
        table.add(model, *row, &variant.ident.unraw().to_string(), public);
    }
    let Table { rows, len, fields, fields_len, parts, options, reads, .. } = table;
    let of_enum = of_enum(model);
    quote! {
        use __wire_error::__private::Row as __Row;
        #[allow(unused_imports)]
        use __wire_error::__private::field::ReadsAsText as _;
        #options
        #reads
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
    options: TokenStream,
    /// What each type of a field reads as: the constants, and whether there is one for each.
    reads: TokenStream,
    reads_written: Vec<bool>,
}

impl Table {
    fn add(&mut self, model: &Model, at: usize, name: &str, public: &Public) {
        let mut members = row(model, at, name, public, &mut self.parts);
        <Token![..]>::default().to_tokens(&mut members);
        members.append(format_ident!("__ROW"));
        self.rows.append(format_ident!("__Row"));
        self.rows.append(Group::new(Delimiter::Brace, members));
        <Token![,]>::default().to_tokens(&mut self.rows);
        self.len += 1;
        for shown in &public.shown {
            self.add_field(model, shown);
        }
    }

    /// `("id", "orderId", __READS_0),`
    fn add_field(&mut self, model: &Model, shown: &Shown) {
        let mut field = shown.field.name.to_token_stream();
        <Token![,]>::default().to_tokens(&mut field);
        shown.key.as_deref().unwrap_or_default().to_tokens(&mut field);
        <Token![,]>::default().to_tokens(&mut field);
        self.reads_as(model, shown).to_tokens(&mut field);
        self.fields.append(Group::new(Delimiter::Parenthesis, field));
        <Token![,]>::default().to_tokens(&mut self.fields);
        self.fields_len += 1;
    }

    /// What the text reads as, and whether there may be none.
    fn reads_as(&mut self, model: &Model, shown: &Shown) -> TokenStream {
        let ty = &shown.field.ty;
        if bounds::has_parameter(model, ty) {
            let is_optional = types::option_of(ty).is_some();
            return quote!((__wire_error::Format::String, #is_optional));
        }
        if !shown.spec.is_empty() || shown.field.fmt.is_some() {
            let (_, is_optional) = reads_as(&shown.field);
            return quote!((__wire_error::Format::String, #is_optional));
        }
        let name = format_ident!("__READS_{}", shown.field.ty_number);
        if !std::mem::replace(&mut self.reads_written[shown.field.ty_number], true) {
            let (format, is_optional) = reads_as(&shown.field);
            self.reads.extend(quote! {
                const #name: (__wire_error::Format, ::core::primitive::bool) = (#format, #is_optional);
            });
        }
        name.into_token_stream()
    }
}

/// `ReadsAs::<u64>::FORMAT` and `ReadsAs::<u64>::IS_OPTIONAL`
fn reads_as(field: &Field) -> (TokenStream, TokenStream) {
    let (ty, span) = (field.ty.to_token_stream(), field.ty_span);
    let krate = paths::wire_error_at(span);
    (
        quote_spanned!(span=> #krate::__private::field::ReadsAs::<#ty>::FORMAT),
        quote_spanned!(span=> #krate::__private::field::ReadsAs::<#ty>::IS_OPTIONAL),
    )
}

/// What the rows share.
fn of_enum(model: &Model) -> TokenStream {
    let mut row = Members::default();
    match &model.domain {
        Some(Text::Literal(literal)) => row.set("domain", literal),
        Some(Text::Path(_)) => row.set("domain", &Ident::new("__DOMAIN", Span::call_site())),
        None => {}
    }
    if let Some(shape) = model.data_shape {
        let shape = format_ident!("{shape}");
        row.set("data", &quote!(__wire_error::DataShape::#shape));
    }
    row.tokens
}

/// `name: "NotFound", code: -32001, given: 1u8,`: the members of a row.
fn row(
    model: &Model,
    at: usize,
    name: &str,
    public: &Public,
    parts: &mut TokenStream,
) -> TokenStream {
    let record = &model.records[at];
    let mut row = Members::default();
    row.set("name", &name);
    // Bits, since each token counts in a table: of the code 1, of the HTTP status 2, of gRPC's 4.
    let mut given = 0_u8;
    if let Some(code) = &record.code {
        given |= 1;
        row.set("code", code);
    }
    if let Some(http) = &record.http {
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
    }
    if let Some(delay) = record.retry_after {
        let (seconds, nanos) = (delay.as_secs(), delay.subsec_nanos());
        let delay = quote!(::core::time::Duration::new(#seconds, #nanos));
        row.set("retry_after", &quote!(::core::option::Option::Some(#delay)));
    }
    if let Some(retryable) = record.retryable {
        row.set("retryable", &quote!(::core::option::Option::Some(#retryable)));
    }
    row.set_some("help", record.help.as_ref());
    row.set_some("www_authenticate", record.www_authenticate.as_ref());
    row.set_flag("opaque", record.opaque);
    row.set_some("description", record.description.as_ref());
    row.set_flag("deprecated", record.deprecated);
    row.set_count("fields", public.shown.len());
    row.set_flag("retry_info", public.retry_after.is_some());
    row.set_flag("bad_request", public.violations.is_some());
    if has_options(record, public) {
        row.set("options", &options_name(at));
    }
    message(record, public, &mut row, parts);
    if let Some((pieces, ends)) = prepared::prepare(model, record, public) {
        row.set("prepared", &Literal::byte_string(&pieces));
        let ends = ends.into_iter().map(Literal::u16_unsuffixed);
        row.set("ends", &quote!([#(#ends),*]));
    }
    row.tokens
}

/// How the message is put together, of text and the numbers of texts, whose parts go to `parts`.
fn message(record: &Record, public: &Public, row: &mut Members, parts: &mut TokenStream) {
    match &record.template {
        Template::Text(text) => row.set("message", text),
        Template::Phrase => {
            let status = match (&record.http, &record.code) {
                (Some(Number::Path(path)), _) => quote!(#path),
                (None, Some(Number::Path(path))) => {
                    quote!(__wire_error::ErrorSpec::new("").with_code(#path).http_status())
                }
                _ => return,
            };
            let phrase = quote!({
                const PHRASE: __wire_error::__private::OpaqueMessage =
                    __wire_error::__private::OpaqueMessage::of(#status);
                PHRASE.as_str()
            });
            row.set("message", &phrase);
        }
    }
    let Some(pieces) = &public.message else {
        let is_plain = match &record.template {
            Template::Text(text) => is_plain(text),
            Template::Phrase => true,
        };
        return row.set_flag("has_escapes", !is_plain);
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
            Piece::Shown(number) => {
                add(text, number);
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

/// Whether the record says what most do not.
fn has_options(record: &Record, public: &Public) -> bool {
    record.title.is_some()
        || record.type_uri.is_some()
        || record.fix.is_some()
        || record.log.is_some()
        || !record.headers.is_empty()
        || public.data.is_some()
        || public.challenge.is_some()
        || !public.headers.is_empty()
        || !public.extensions.is_empty()
        || !public.rpc_details.is_empty()
}

fn options_name(at: usize) -> Ident {
    format_ident!("__OPTIONS_{at}")
}

/// `const __OPTIONS_3: &SpecOptions = &SpecOptions::NONE.with_fix("...");`
fn options(model: &Model, at: usize, record: &Record, public: &Public, tokens: &mut TokenStream) {
    if !has_options(record, public) {
        return;
    }
    let texts = [
        ("with_title", &record.title),
        ("with_type_uri", &record.type_uri),
        ("with_fix", &record.fix),
    ];
    let mut setters = TokenStream::new();
    for (setter, text) in texts {
        if let Some(text) = text {
            let setter = format_ident!("{setter}");
            setters.extend(quote!(.#setter(#text)));
        }
    }
    if let Some(level) = record.log {
        let level = format_ident!("{level}");
        setters.extend(quote!(.with_log(__wire_error::LogLevel::#level)));
    }
    if !record.headers.is_empty() {
        let headers = record.headers.iter().map(|(name, value)| quote!((#name, #value)));
        setters.extend(quote!(.with_fixed_headers(&[#(#headers),*])));
    }
    if public.data.is_some() {
        setters.extend(quote!(.with_data()));
    }
    if public.challenge.is_some() {
        setters.extend(quote!(.with_challenges()));
    }
    if !public.headers.is_empty() {
        let names = public.headers.iter().map(|(name, _)| name);
        setters.extend(quote!(.with_headers(&[#(#names),*])));
    }
    if !public.rpc_details.is_empty() {
        let names = public.rpc_details.iter().map(|field| {
            let (ty, span) = (field.ty.to_token_stream(), field.ty_span);
            let krate = paths::wire_error_at(span);
            quote_spanned!(span=> #krate::__private::RpcDetailName::<#ty>::NAME)
        });
        let list = format_ident!("__RPC_DETAILS_{at}");
        tokens.extend(quote!(const #list: &[&::core::primitive::str] = &[#(#names),*];));
        setters.extend(quote!(.with_rpc_details(#list)));
    }
    if !public.extensions.is_empty() {
        let specs = public.extensions.iter().map(|(name, field)| extension(model, name, field));
        let list = format_ident!("__EXTENSIONS_{at}");
        tokens.extend(quote!(const #list: &[__wire_error::FieldSpec] = &[#(#specs),*];));
        setters.extend(quote!(.with_extensions(#list)));
    }
    let name = options_name(at);
    tokens.extend(quote! {
        const #name: &__wire_error::SpecOptions = &__wire_error::SpecOptions::NONE #setters;
    });
}

/// `extension("balance", ReadsAs::<u64>::JSON, ReadsAs::<u64>::IS_OPTIONAL)`
fn extension(model: &Model, name: &str, field: &Rc<Field>) -> TokenStream {
    if bounds::has_parameter(model, &field.ty) {
        let is_optional = types::option_of(&field.ty).is_some();
        return quote! {
            __wire_error::__private::extension(#name, __wire_error::Format::Json, #is_optional)
        };
    }
    let (ty, span) = (field.ty.to_token_stream(), field.ty_span);
    let krate = paths::wire_error_at(span);
    quote_spanned! {span=>
        #krate::__private::extension(
            #name,
            #krate::__private::field::ReadsAs::<#ty>::JSON,
            #krate::__private::field::ReadsAs::<#ty>::IS_OPTIONAL,
        )
    }
}

/// `fn __row(this: &Shop) -> usize`: the row of a variant that has one.
pub(super) fn index(model: &Model) -> TokenStream {
    let mut arms = Arms::default();
    let mut same_as_row = model.records.len();
    let mut targets = TokenStream::new();
    for variant in &model.variants {
        let pattern = pattern::bind_unused(model, variant, &unread(variant));
        match &variant.wire {
            Wire::Row { same_as: Some(target), .. } => {
                arms.push(pattern, &same_as_row);
                same_as_row += 1;
                // A path to the target, so that an editor which renames it finds it here.
                let ident = &model.ident;
                targets.extend(quote!(if let #ident::#target { .. } = this {}));
            }
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
            #targets
            #body
        }
    }
}

/// The fields that nothing else reads. Rustc is to take them as read: they are there for the logs.
fn unread(variant: &Variant) -> Vec<Rc<Field>> {
    let is_read = |field: &Rc<Field>| match &variant.wire {
        Wire::Transparent(_) => true,
        Wire::Row { public, .. } => {
            public.shown.iter().any(|shown| Rc::ptr_eq(&shown.field, field))
        }
    };
    variant.fields.iter().filter(|field| !is_read(field)).cloned().collect()
}
