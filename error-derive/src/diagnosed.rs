//! What the macro says of each case in `tests/ui`, and where: the UI tests hold rustc to the same
//! texts, and take minutes.

use std::path::{Path, PathBuf};
use std::{fs, iter};

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, DeriveInput, LitStr};

use crate::expand::derive_wire_error;

/// A message, and the line and column where it points.
type Fault = (String, usize, usize);

#[test]
fn each_case_is_answered_as_recorded() {
    let cases = cases();
    assert!(cases.len() > 250, "{}", cases.len());
    for case in cases {
        let source = fs::read_to_string(&case).unwrap();
        let texts = fs::read_to_string(case.with_extension("stderr")).unwrap();
        assert_eq!(said(&source), recorded(&texts), "{}", case.display());
    }
}

#[test]
fn of_two_names_with_one_reason_the_first_is_shown() {
    let source = "#[derive(WireError)]\n#[wire(domain = \"a.example\", http = 404, reason)]\nenum E {\n  OrderGone,\n  Order_Gone,\n}";
    let fault = "`OrderGone` already has the reason `ORDER_GONE`\n= help: write another reason";
    let first = "`ORDER_GONE` is first here";
    assert_eq!(said(source), [(first.to_owned(), 4, 3), (fault.to_owned(), 5, 3)]);
}

pub(crate) fn cases() -> Vec<PathBuf> {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui")).unwrap();
    let folders = folders.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap());
    let files = files.map(|entry| entry.unwrap().path());
    files.filter(|file| file.extension().is_some_and(|extension| extension == "rs")).collect()
}

/// What the derives of a source file say, in the order of their places.
pub(crate) fn said(source: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for input in inputs.parse_str(source).unwrap() {
        collect(derive_wire_error(input.into_token_stream()), &mut faults);
    }
    in_order(faults)
}

/// Each type under a `derive` of `WireError`, as the macro is given it.
pub(crate) fn inputs(input: ParseStream<'_>) -> syn::Result<Vec<DeriveInput>> {
    let mut found = Vec::new();
    while !input.is_empty() {
        if let Ok(mut derived) = input.fork().parse::<DeriveInput>() {
            input.parse::<DeriveInput>()?;
            let derives = |attr: &Attribute| attr.path().is_ident("derive");
            let text = |attr: &Attribute| attr.to_token_stream().to_string();
            if derived.attrs.iter().any(|attr| derives(attr) && text(attr).contains("WireError")) {
                derived.attrs.retain(|attr| !derives(attr));
                found.push(derived);
            }
        } else if let TokenTree::Group(group) = input.parse()? {
            found.extend(inputs.parse2(group.stream())?);
        }
    }
    Ok(found)
}

/// The texts of each `compile_error!`.
pub(crate) fn collect(tokens: TokenStream, faults: &mut Vec<Fault>) {
    let mut last = None::<Span>;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if ident == "compile_error" => last = Some(ident.span()),
            TokenTree::Group(group) => match last.take() {
                Some(span) => {
                    let text = syn::parse2::<LitStr>(group.stream()).unwrap().value();
                    faults.push((text, span.start().line, span.start().column + 1));
                }
                None => collect(group.stream(), faults),
            },
            _ => {}
        }
    }
}

/// The same of what rustc printed. Its own errors have a code, which the macro's lack.
fn recorded(texts: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut lines = texts.lines();
    while let Some(line) = lines.next() {
        let Some(first) = line.strip_prefix("error: ") else { continue };
        let mut message = first.to_owned();
        let place = iter::from_fn(|| lines.next()).find_map(|line| {
            let place = line.trim_start().strip_prefix("--> ");
            if place.is_none() {
                message = format!("{message}\n{}", line.trim_start());
            }
            place
        });
        let mut place = place.unwrap().rsplit(':').map(|number| number.parse().unwrap_or(0));
        let (column, line) = (place.next().unwrap(), place.next().unwrap());
        // What `into` generates says so itself, where the feature is off.
        if !message.contains("needs the feature") {
            faults.push((message, line, column));
        }
    }
    in_order(faults)
}

/// rustc says a thing once.
fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by(|one, other| (one.1, one.2, &one.0).cmp(&(other.1, other.2, &other.0)));
    faults.dedup();
    faults
}
