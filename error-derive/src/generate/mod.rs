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
pub(crate) mod paths;
mod pattern;
mod prepared;
mod table;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Model;

pub(crate) fn generate(model: &Model<'_>) -> TokenStream {
    let import = paths::import(model.krate);
    let shared = table::shared(model);
    let table = table::table(model);
    let index = table::index(model);
    let fields = fields::generate(model);
    let style = contract::style(model);
    let disclose = disclose::generate(model);
    let contract = contract::generate(model);
    let debug = model.debug.then(|| debug::generate(model));
    let displayed = model.display.then(|| {
        let display = display::generate(model);
        let error = error::generate(model);
        let from = from::generate(model);
        quote!(#display #error #from)
    });
    let into = into::generate(model.into, model.ident, model.generics);
    let client = model.client.as_ref();
    let client_definition = client.map(|client| client::definition(client, model.krate));
    let client_impls = client.map(|client| client::impls(client));
    let assertions = assertions::generate(model);
    quote! {
        #client_definition

        const _: () = {
            #import
            #shared
            #table
            #index
            #fields
            #style
            #disclose
            #contract
            #debug
            #displayed
            #into
            #client_impls
            #assertions
        };
    }
}
