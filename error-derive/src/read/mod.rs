//! What the user wrote: can it be read? Whether it is allowed is asked later.

pub(crate) mod ast;
pub(crate) mod attr;
mod docs;
mod names;
pub(crate) mod template;
mod tokens;
pub(crate) mod value;

pub(crate) use ast::parse;
