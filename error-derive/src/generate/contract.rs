//! The table, the way to a row of it, and `WireContract`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::LitStr;

use super::{Krate, bounds, pattern};
use crate::attr::Constant;
use crate::fields;
use crate::model::{HttpBody, Model, Public, Reason, Record, Variant, Wire};

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

fn shared_value(value: &Constant<LitStr>, name: &str) -> TokenStream {
    match value {
        Constant::Literal(literal) => literal.to_token_stream(),
        Constant::Path(_) => quote::format_ident!("{name}").to_token_stream(),
    }
}

/// `static __TABLE: [ErrorSpec; 2] = [...];`
pub(super) fn table(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let len = model.records.len();
    let rows = model.records.iter().enumerate().map(|(row, record)| {
        let public = model.variants.iter().find_map(|variant| match &variant.wire {
            Wire::Row { row: of, same_as: false, public } if *of == row => Some(public),
            _ => None,
        });
        spec(model, krate, record, public)
    });
    quote! {
        static __TABLE: [#krate::ErrorSpec; #len] = [#(#rows),*];
    }
}

/// `ErrorSpec::new("NotFound").code(-32001).http(404)`: one row of the table.
fn spec(
    model: &Model<'_>,
    krate: &Krate,
    record: &Record<'_>,
    public: Option<&Public<'_>>,
) -> TokenStream {
    let Record { name, code, http, template, help, www_authenticate, description, .. } = record;
    let mut spec = quote!(#krate::ErrorSpec::new(#name).message(#template));
    let mut set = |setter: TokenStream| spec.extend(setter);
    if let Some(code) = code {
        set(quote!(.code(#code)));
    }
    if let Some(http) = http {
        set(quote!(.http(#http)));
    }
    if let Some(grpc) = record.grpc {
        set(quote!(.grpc(#krate::Code::#grpc)));
    }
    if let (Some(domain), Some(reason)) = (model.domain, &record.reason) {
        let reason = match reason {
            Reason::Text(text) => text.to_token_stream(),
            Reason::Path(path) => path.to_token_stream(),
        };
        let domain = shared_value(domain, "__DOMAIN");
        set(quote!(.reason(#domain, #reason)));
        if let Some(base) = model.type_base {
            let base = shared_value(base, "__TYPE_BASE");
            set(quote!(.type_base(#base)));
        }
    }
    if let Some(delay) = record.retry_after {
        let (seconds, nanos) = (delay.as_secs(), delay.subsec_nanos());
        set(quote!(.retry_after(::core::time::Duration::new(#seconds, #nanos))));
    }
    if let Some(retry) = record.retry {
        set(quote!(.retry(#retry)));
    }
    if let Some(help) = help {
        set(quote!(.help(#help)));
    }
    if let Some(challenge) = www_authenticate {
        set(quote!(.www_authenticate(#challenge)));
    }
    if let Some(shape) = record.data {
        let shape = quote::format_ident!("{shape}");
        set(quote!(.data(#krate::DataShape::#shape)));
    }
    if record.opaque {
        set(quote!(.opaque()));
    }
    if let Some(description) = description {
        set(quote!(.description(#description)));
    }
    if record.deprecated {
        set(quote!(.deprecated()));
    }
    if let Some(public) = public {
        if !public.metadata.is_empty() && record.reason.is_some() {
            let keys = public.metadata.iter().map(|(key, field)| {
                let format = quote::format_ident!("{}", fields::format(field.ty));
                quote!(#krate::MetadataKey::new(#key, #krate::Format::#format))
            });
            set(quote!(.metadata(&[#(#keys),*])));
        }
        if public.retry_after.is_some() {
            set(quote!(.retry_info()));
        }
        if public.violations.is_some() {
            set(quote!(.bad_request()));
        }
    }
    let info = info(model, record);
    set(quote!(.rendered(#info)));
    spec
}

/// `"reason":"…","domain":"…"` as JSON has it, or nothing where either is a constant: the macro
/// does not know it.
fn info(model: &Model<'_>, record: &Record<'_>) -> String {
    let (Some(Constant::Literal(domain)), Some(Reason::Text(reason))) =
        (model.domain, &record.reason)
    else {
        return String::new();
    };
    let domain = domain.value();
    let is_plain = |c: char| (c.is_ascii_graphic() || c == ' ') && c != '"' && c != '\\';
    if domain.chars().all(is_plain) {
        format!(r#""reason":"{reason}","domain":"{domain}""#)
    } else {
        String::new()
    }
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
    let (params, where_clause) =
        (bounds::params_of_function(model), bounds::where_of_function(model, vec![]));
    let (_, ty_generics, _) = model.generics.split_for_impl();
    quote! {
        #[inline]
        fn __row #params(this: &#ident #ty_generics) -> ::core::primitive::usize #where_clause {
            #body
        }
    }
}

pub(super) fn generate(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let ident = model.ident;
    let name = syn::ext::IdentExt::unraw(ident).to_string();
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let where_clause = bounds::where_clause(model.generics, &bounds::contract(model, krate));
    let transparent: Vec<TokenStream> =
        model.variants.iter().filter_map(|variant| transparent_table(variant, krate)).collect();
    let transparent = (!transparent.is_empty()).then(|| quote!(.transparent(&[#(#transparent),*])));
    let http_body = http_body(model, krate).map(|body| quote!(.http_body(#body)));
    quote! {
        #[automatically_derived]
        impl #impl_generics #krate::WireContract for #ident #ty_generics #where_clause {
            const CONTRACT: &'static #krate::Table =
                &#krate::Table::new(#name, &__TABLE)#transparent #http_body;
        }
    }
}

/// `HttpBody::PROBLEM.content_type("application/shop+json")`, unless it is the default.
pub(super) fn http_body(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let HttpBody { is_problem, content_type } = model.http_body;
    if !is_problem && content_type.is_none() {
        return None;
    }
    let body = quote::format_ident!("{}", if is_problem { "PROBLEM" } else { "AIP193" });
    let content_type = content_type.map(|content_type| quote!(.content_type(#content_type)));
    Some(quote!(#krate::HttpBody::#body #content_type))
}

/// `<Inner as WireContract>::CONTRACT`
pub(super) fn transparent_table(variant: &Variant<'_>, krate: &Krate) -> Option<TokenStream> {
    let Wire::Transparent(field) = &variant.wire else { return None };
    let (ty, span) = (field.ty, field_span(field.ty));
    let krate = krate.at(span);
    Some(quote_spanned!(span=> <#ty as #krate::WireContract>::CONTRACT))
}

pub(super) fn field_span(ty: &syn::Type) -> Span {
    syn::spanned::Spanned::span(ty)
}
