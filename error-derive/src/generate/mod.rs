//! Puts the impls in one `const _`. It asks nothing: a model can be generated.

mod assertions;
pub(crate) mod bounds;
pub(crate) mod client;
mod contract;
mod debug;
mod disclose;
mod display;
mod error;
mod fields;
mod from;
pub(crate) mod into;
mod members;
mod nested;
pub(crate) mod paths;
mod pattern;
mod prepared;
mod table;
mod texts;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Model;
use texts::Texts;

pub(crate) fn generate(model: &Model) -> TokenStream {
    let mut texts = Texts::new(model);
    let import = paths::import(model.krate.as_ref());
    let imports = fields::imports();
    let shared = table::shared(model);
    let table = table::table(model);
    let index = table::index(model);
    let fields = fields::generate(model, &mut texts);
    let nested = nested::functions(model);
    let style = contract::style(model);
    let disclose = disclose::generate(model, &mut texts);
    let contract = contract::generate(model);
    let debug = model.debug.then(|| debug::generate(model));
    let displayed = model.display.then(|| {
        let display = display::generate(model);
        let error = error::generate(model);
        let from = from::generate(model);
        quote!(#display #error #from)
    });
    let into = into::generate(model);
    let client = model.client.as_ref();
    let client_definition = client.map(|client| client::definition(client, model.krate.as_ref()));
    let client_impls = client.map(client::impls);
    let client_of = client::of(model);
    let assertions = assertions::generate(model);
    let texts = texts.functions;
    quote! {
        #client_definition

        #[allow(deprecated)]
        const _: () = {
            #import
            #imports
            #shared
            #table
            #index
            #texts
            #nested
            #fields
            #style
            #disclose
            #contract
            #debug
            #displayed
            #into
            #client_impls
            #client_of
            #assertions
        };
    }
}
