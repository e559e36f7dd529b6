//! The pipeline: tokens to `Ast` to [`Model`](crate::model::Model) to tokens.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diagnostics::Errors;
use crate::{check, defaults, fallback, generate, lower, read};

pub(crate) fn derive_wire_error(input: TokenStream) -> TokenStream {
    let input = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let ast = read::parse(&input, &mut errors).map(defaults::resolve);
    if let Some(ast) = &ast {
        check::check(ast, &mut errors);
    }
    let model = ast.as_ref().map(lower::lower);
    match (model, errors.finish()) {
        (Some(model), Ok(())) => generate::generate(&model),
        (Some(model), Err(error)) => fallback::generate(&model, &error),
        (None, Err(error)) => error.into_compile_error(),
        (None, Ok(())) => unreachable!("a phase returns `None` only after recording an error"),
    }
}
