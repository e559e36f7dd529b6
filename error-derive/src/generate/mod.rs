//! Puts the impls in one `const _`. It asks nothing: a model can be generated.

mod assertions;
pub(crate) mod bounds;
pub(crate) mod client;
mod contract;
mod debug;
mod display;
mod error;
mod fields;
mod from;
pub(crate) mod into;
mod members;
mod paths;
mod pattern;
mod table;
mod wire_error;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Model;
pub(crate) use paths::Krate;

pub(crate) fn generate(model: &Model<'_>) -> TokenStream {
    let krate = Krate::new(model.krate);
    let shared = table::shared(model);
    let table = table::table(model, &krate);
    let index = table::index(model);
    let fields = fields::generate(model, &krate);
    let message = display::visit_message(model, &krate);
    let wire_error = wire_error::generate(model, &krate);
    let contract = contract::generate(model, &krate);
    let debug = model.debug.then(|| debug::generate(model));
    let displayed = model.display.then(|| {
        let display = display::generate(model, &krate);
        let error = error::generate(model, &krate);
        let from = from::generate(model);
        quote!(#display #error #from)
    });
    let into = into::generate(model.into, model.ident, model.generics, &krate);
    let client = model.client.as_ref();
    let client_definition = client.map(|client| client::definition(client, &krate));
    let client_impls = client.map(|client| client::impls(client, &krate));
    let assertions = assertions::generate(model, &krate);
    quote! {
        #client_definition

        const _: () = {
            #shared
            #table
            #index
            #fields
            #message
            #wire_error
            #contract
            #debug
            #displayed
            #into
            #client_impls
            #assertions
        };
    }
}
