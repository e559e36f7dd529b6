//! The pipeline: tokens to [`Ast`](crate::ast::Ast) to [`Model`](crate::model::Model) to tokens.

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::diagnostics::Errors;
use crate::{ast, fallback, generate, validate};

pub(crate) fn derive_wire_error(input: TokenStream) -> TokenStream {
    let input = match syn::parse2::<DeriveInput>(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let ast = ast::parse(&input, &mut errors);
    let model = ast.as_ref().and_then(|ast| validate::validate(ast, &mut errors));
    match (model, errors.finish()) {
        (Some(model), Ok(())) => generate::generate(&model),
        (_, Err(error)) => fallback::generate(&input, ast.as_ref(), &error),
        (None, Ok(())) => unreachable!("a phase returns `None` only after recording an error"),
    }
}
