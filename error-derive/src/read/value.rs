//! Reads the value of one key. A fault shows the user's own value corrected, where that can be.

use std::fmt::{Display, Write as _};

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Lit, LitBool, LitFloat, LitInt, LitStr, Path, Token, Type, parenthesized};

use super::names;
use super::template::{self, Fault, Piece};
use super::tokens::{is_list, until_comma, with_help, with_help_at};
use crate::keys::Key;

/// A literal, or the path of a constant.
#[derive(Clone)]
pub(crate) enum Constant<T> {
    Literal(T),
    Path(Path),
}

impl<T: Parse> Parse for Constant<T> {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Ident::peek_any) && !input.peek(LitBool) || input.peek(Token![::]) {
            return input.call(Path::parse_mod_style).map(Self::Path);
        }
        input.parse().map(Self::Literal)
    }
}

impl<T: ToTokens> ToTokens for Constant<T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Literal(literal) => literal.to_tokens(tokens),
            Self::Path(path) => path.to_tokens(tokens),
        }
    }
}

/// An integer with its sign, both of which a fault underlines.
#[derive(Clone)]
pub(crate) struct Int {
    minus: Option<Token![-]>,
    digits: LitInt,
    pub(crate) value: i32,
}

impl Parse for Int {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let minus: Option<Token![-]> = input.parse()?;
        // A literal of syn's may have a sign of its own.
        if input.peek(LitFloat) || input.peek(Token![-]) {
            return Err(input.error("expected an integer"));
        }
        let digits: LitInt =
            input.parse().map_err(|error| syn::Error::new(error.span(), "expected an integer"))?;
        let value = digits.base10_parse::<i64>().ok();
        let value = value.map(|value| if minus.is_some() { -value } else { value });
        match value.and_then(|value| i32::try_from(value).ok()) {
            Some(value) => Ok(Self { minus, digits, value }),
            None => Err(syn::Error::new(digits.span(), "this does not fit an i32")),
        }
    }
}

impl ToTokens for Int {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.minus.to_tokens(tokens);
        self.digits.to_tokens(tokens);
    }
}

/// Codes from the first to the last.
pub(crate) struct Range {
    pub(crate) first: Int,
    pub(crate) last: Int,
}

impl Range {
    pub(crate) fn codes(&self) -> (i32, i32) {
        (self.first.value, self.last.value)
    }

    pub(crate) fn has(&self, code: i32) -> bool {
        self.first.value <= code && code <= self.last.value
    }
}

impl Parse for Range {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let first: Int = input.parse()?;
        if input.peek(Token![..=]) {
            input.parse::<Token![..=]>()?;
            return Ok(Self { first, last: input.parse()? });
        }
        if input.peek(Token![..]) {
            let dots: Token![..] = input.parse()?;
            let end: Int = input.parse()?;
            let help = format!("write `{}..={}`", first.value, end.value.saturating_sub(1));
            return Err(with_help(dots, &"a range of codes has its last one: `..=`", &help));
        }
        Ok(Self { last: first.clone(), first })
    }
}

impl ToTokens for Range {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.first.to_tokens(tokens);
        <Token![..=]>::default().to_tokens(tokens);
        self.last.to_tokens(tokens);
    }
}

/// What `reason` says.
#[derive(Clone)]
pub(crate) enum Reason {
    /// `reason`: the variant's name.
    FromName,
    /// `reason = "NOT_FOUND"`.
    Given(Constant<LitStr>),
}

/// A message, split into text and fields.
#[derive(Clone)]
pub(crate) struct Message {
    pub(crate) literal: LitStr,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) faults: Vec<Fault>,
}

/// `client = Name`, or `client(Name, derive(Clone))`.
pub(crate) struct Client {
    pub(crate) ident: Ident,
    pub(crate) derives: Vec<Path>,
}

/// `header("Allow", "GET")`.
#[derive(Clone)]
pub(crate) struct Header {
    pub(crate) name: LitStr,
    pub(crate) value: LitStr,
}

/// The value of one key, as yet unread.
pub(super) struct Value<'a> {
    pub(super) key: &'a Ident,
    pub(super) row: &'static Key,
    pub(super) input: ParseStream<'a>,
}

impl Value<'_> {
    /// Whether it is `= false`.
    pub(super) fn is_false(&self) -> bool {
        let fork = self.input.fork();
        fork.parse::<Token![=]>().is_ok() && fork.parse::<LitBool>().is_ok_and(|bool| !bool.value)
    }

    pub(super) fn skip_false(&self) -> syn::Result<()> {
        self.input.parse::<Token![=]>()?;
        self.input.parse::<LitBool>().map(drop)
    }

    /// No value at all.
    pub(super) fn none(&self) -> syn::Result<()> {
        if self.at_end() || self.input.peek(Ident::peek_any) {
            return Ok(()); // a word behind it lacks a comma
        }
        let span = self.input.span();
        let fault = format!("`{}` takes no value", self.key);
        let help = if self.is_false() {
            format!("remove `{} = false`", self.key)
        } else {
            format!("write `{}`", self.key)
        };
        Err(with_help_at(span, &fault, &help))
    }

    /// Nothing, or `= false`.
    pub(super) fn retryable(&self) -> syn::Result<bool> {
        if self.is_false() {
            return self.skip_false().map(|()| false);
        }
        match self.none() {
            Ok(()) => Ok(true),
            Err(error) => {
                let help = "write `retryable` alone, or `retryable = false`";
                Err(with_help_at(
                    error.span(),
                    &"`retryable` takes no other value than `false`",
                    &help,
                ))
            }
        }
    }

    /// `= "text"`.
    pub(super) fn text(&self) -> syn::Result<LitStr> {
        self.start()?;
        self.text_after_equals()
    }

    /// `= "no order {id}"`.
    pub(super) fn message(&self) -> syn::Result<Message> {
        let literal = self.text()?;
        let (pieces, faults) = template::parse(&literal.value());
        Ok(Message { literal, pieces, faults })
    }

    /// `= "text"`, or nothing.
    pub(super) fn optional_text(&self) -> syn::Result<Option<LitStr>> {
        if self.at_end() || !self.input.peek(Token![=]) && self.input.peek(Ident::peek_any) {
            return Ok(None);
        }
        self.start()?;
        if self.input.peek(LitStr) {
            return self.input.parse().map(Some);
        }
        let span = self.input.span();
        let written = until_comma(self.input)?;
        let help = match syn::parse2::<Ident>(written) {
            Ok(word) => format!("write `{} = \"{word}\"`", self.key),
            Err(_) => format!("write `{0}` alone, or `{0} = \"...\"`", self.key),
        };
        Err(with_help_at(span, &"expected a text in quotes", &help))
    }

    /// `= "text"`, or `= path::OF_CONSTANT`.
    pub(super) fn constant_text(&self) -> syn::Result<Constant<LitStr>> {
        self.start()?;
        let fork = self.input.fork();
        if let Ok(constant) = fork.parse::<Constant<LitStr>>() {
            if !fork.peek(Token![.]) && !fork.peek(Token![!]) {
                return self.input.parse().or(Ok(constant));
            }
        }
        Err(self.not_text())
    }

    fn not_text(&self) -> syn::Error {
        let span = self.input.span();
        let tokens = until_comma(self.input).unwrap_or_default();
        let written = spelled(&tokens);
        let is_host = self.row.name == "domain"
            && written.contains('.')
            && wire_error_shared::rules::domain(&written).is_none();
        let meant = match syn::parse2::<Lit>(tokens.clone()) {
            Ok(Lit::ByteStr(text)) => String::from_utf8(text.value()).ok(),
            Ok(Lit::CStr(text)) => text.value().into_string().ok(),
            Ok(Lit::Char(char)) => Some(char.value().to_string()),
            _ if is_host => Some(written.clone()),
            _ => None,
        };
        let takes_path = self.row.takes_constant;
        let (fault, help) = match meant {
            Some(text) => ("expected a text in quotes", format!("write `{} = {text:?}`", self.key)),
            None if written.contains('!') => (
                "a derive cannot read what a macro makes",
                if takes_path {
                    format!("write the text itself, or a constant that is `{written}`")
                } else {
                    format!("write the text itself: `{}`", self.row.usage)
                },
            ),
            None if !takes_path && syn::parse2::<Path>(tokens).is_ok() => (
                "expected a text in quotes, not a name",
                format!("write the text itself: `{} = \"...\"`", self.key),
            ),
            None => ("expected a text in quotes", format!("write `{}`", self.row.usage)),
        };
        with_help_at(span, &fault, &help)
    }

    /// `= "1.5s"`.
    pub(super) fn delay(&self) -> syn::Result<LitStr> {
        self.start()?;
        let fork = self.input.fork();
        let Ok(Lit::Int(_) | Lit::Float(_)) = fork.parse::<Lit>() else {
            return self.text_after_equals();
        };
        let number: Lit = self.input.parse()?;
        let written = spelled(&number.to_token_stream());
        let help = if written.ends_with(|c: char| c.is_ascii_digit()) {
            format!("write the unit: `{0} = \"{written}s\"` or `{0} = \"{written}ms\"`", self.key)
        } else {
            format!("write `{} = \"{written}\"`", self.key)
        };
        Err(with_help(number, &"a delay is a text with a unit", &help))
    }

    fn text_after_equals(&self) -> syn::Result<LitStr> {
        if self.input.peek(LitStr) { self.input.parse() } else { Err(self.not_text()) }
    }

    /// `= -32001`, or `= path::OF_CONSTANT`.
    pub(super) fn number(&self) -> syn::Result<Constant<Int>> {
        self.start()?;
        if self.input.peek(LitStr) {
            let text: LitStr = self.input.parse()?;
            let written = text.value();
            let help = match written.trim().parse::<i32>() {
                Ok(number) => format!("write `{} = {number}`", self.key),
                Err(_) => format!("write `{}`", self.row.usage),
            };
            return Err(with_help(text, &"expected a number, not a text", &help));
        }
        let fork = self.input.fork();
        self.input.parse().map_err(|error| {
            let whole = fork.parse::<LitFloat>().ok().and_then(|float| {
                let value: f64 = float.base10_parse().ok()?;
                (value.fract() == 0.0 && value.abs() < 1e9).then(|| format!("{value:.0}"))
            });
            match whole {
                Some(whole) => {
                    with_help_at(error.span(), &error, &format!("write `{} = {whole}`", self.key))
                }
                None => self.fault(&error),
            }
        })
    }

    /// `= 404`. A name of the crate `http` is answered with its number.
    pub(super) fn status(&self) -> syn::Result<Constant<Int>> {
        let status = self.number()?;
        if let Constant::Path(path) = &status {
            if let Some(number) = names::status(path) {
                let help = format!("write `{} = {number}`", self.key);
                return Err(with_help(path, &"expected a number, not a `StatusCode`", &help));
            }
        }
        Ok(status)
    }

    /// `= NotFound`, one of the names of `google.rpc.Code`.
    pub(super) fn grpc(&self) -> syn::Result<Ident> {
        self.start()?;
        let span = self.input.span();
        let fork = self.input.fork();
        if let Ok(path) = fork.call(Path::parse_mod_style) {
            self.input.call(Path::parse_mod_style)?;
            if !self.at_end() && !self.input.peek(Ident::peek_any) {
                let rest = spelled(&until_comma(self.input)?); // `not-found`
                let written = spelled(&path.to_token_stream()) + &rest;
                let fault = format!("`{written}` is not the name of a gRPC code");
                return Err(with_help(path, &fault, &names::code_instead(&written)));
            }
            if let Some(ident) = path.get_ident().filter(|ident| names::is_code(&ident.to_string()))
            {
                return Ok(ident.clone());
            }
            let last = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
            let fault = if path.segments.len() > 1 {
                "expected the name alone".to_owned()
            } else {
                format!("`{last}` is not the name of a gRPC code")
            };
            return Err(with_help(path, &fault, &names::code_instead(&last)));
        }
        let written = until_comma(self.input)?;
        let text = spelled(&written);
        let help = names::code_instead(text.trim_matches('"'));
        Err(with_help_at(span, &"expected the name of a gRPC code", &help))
    }

    /// `= name`.
    pub(super) fn name(&self) -> syn::Result<Ident> {
        self.start()?;
        let Ok(name) = self.input.call(Ident::parse_any) else { return Err(self.not_name()) };
        if self.input.peek(Token![::]) {
            let span = self.input.span();
            let rest = spelled(&until_comma(self.input)?);
            let last = rest.rsplit("::").next().unwrap_or_default().to_owned();
            let help = format!("write `{} = {last}`", self.key);
            return Err(with_help_at(span, &"expected the name alone", &help));
        }
        Ok(name)
    }

    /// `= path::to::it`.
    pub(super) fn path(&self) -> syn::Result<Path> {
        self.start()?;
        let path = self.input.call(Path::parse_mod_style).map_err(|_| self.not_name())?;
        if self.input.peek(Token![-]) {
            let rest = spelled(&until_comma(self.input)?); // `-193`
            let written = spelled(&path.to_token_stream()) + &rest;
            let name = written.replace(['-', ' '], "");
            let help = match self.row.values.iter().find(|known| **known == name) {
                Some(known) => format!("write `{} = {known}`", self.key),
                None => format!("write `{}`", self.row.usage),
            };
            return Err(with_help(path, &format_args!("`{written}` is not a name"), &help));
        }
        Ok(path)
    }

    /// `= Type<T>`.
    pub(super) fn ty(&self) -> syn::Result<Type> {
        self.start()?;
        self.input.parse().map_err(|_| self.not_name())
    }

    /// Quotes around a name are the likely fault.
    fn not_name(&self) -> syn::Error {
        let span = self.input.span();
        let text = self.input.parse::<LitStr>().map(|text| text.value());
        if let Some(name) = text.ok().filter(|text| syn::parse_str::<Path>(text).is_ok()) {
            let help = format!("write `{} = {name}`", self.key);
            return with_help_at(span, &"expected a name, without quotes", &help);
        }
        let help = format!("write `{}`", self.row.usage);
        with_help_at(span, &"expected a name", &help)
    }

    /// Nothing, or `= "text"` or `= path::OF_CONSTANT`.
    pub(super) fn reason(&self) -> syn::Result<Reason> {
        if self.at_end() || self.input.peek(Ident::peek_any) {
            return Ok(Reason::FromName);
        }
        let fork = self.input.fork();
        if fork.parse::<Token![=]>().is_ok() && fork.peek(LitBool) {
            let fault = "`reason` takes a text, or nothing";
            let help = "write `reason` alone for a reason made of the variant's name";
            return Err(with_help_at(fork.span(), &fault, &help));
        }
        self.constant_text().map(Reason::Given)
    }

    /// `(-32099..=-32001, -31001)`, or one of them behind `=`.
    pub(super) fn ranges(&self) -> syn::Result<Vec<Range>> {
        if !is_list(self.input) {
            self.start()?;
            return self.input.parse().map(|range| vec![range]).map_err(|error| self.fault(&error));
        }
        let ranges: Vec<Range> = self.list()?;
        if ranges.is_empty() {
            return Err(self.empty());
        }
        Ok(ranges)
    }

    /// `(name, name)`.
    pub(super) fn names(&self) -> syn::Result<Vec<Ident>> {
        if !is_list(self.input) {
            let span = self.input.span();
            let mut written = spelled(&until_comma(self.input)?);
            written = written.trim_start_matches(['=', ':']).trim_matches('"').to_owned();
            let help = if written.is_empty() {
                format!("write `{}`", self.row.usage)
            } else {
                format!("write `{}({written})`", self.key)
            };
            let span = if written.is_empty() { self.key.span() } else { span };
            let fault = format!("`{}` takes a list in parentheses", self.key);
            return Err(with_help_at(span, &fault, &help));
        }
        let names: Vec<Name> = self.list()?;
        if names.is_empty() {
            return Err(self.empty());
        }
        Ok(names.into_iter().map(|name| name.0).collect())
    }

    fn empty(&self) -> syn::Error {
        let fault = format!("`{}` lists nothing", self.key);
        with_help(self.key, &fault, &format_args!("write `{}`", self.row.usage))
    }

    fn list<T: Parse>(&self) -> syn::Result<Vec<T>> {
        let content;
        parenthesized!(content in self.input);
        let list = Punctuated::<T, Token![,]>::parse_terminated(&content).map_err(|error| {
            let _: syn::Result<TokenStream> = content.parse(); // or the rest is a fault of its own
            self.fault(&error)
        });
        Ok(list?.into_iter().collect())
    }

    /// `= Name`, or `(Name, derive(Clone))`.
    pub(super) fn client(&self) -> syn::Result<Client> {
        if !is_list(self.input) {
            let ident = self.name()?;
            // A keyword names no enum.
            let ident = syn::parse2(ident.to_token_stream()).map_err(|error| self.fault(&error))?;
            return Ok(Client { ident, derives: vec![] });
        }
        let content;
        parenthesized!(content in self.input);
        let read = || {
            let ident = content.parse()?;
            let mut derives = vec![];
            if !content.is_empty() {
                content.parse::<Token![,]>()?;
            }
            if !content.is_empty() {
                let word: Ident = content.parse()?;
                if word != "derive" {
                    return Err(syn::Error::new(word.span(), "expected `derive(...)`"));
                }
                let list;
                parenthesized!(list in content);
                let paths = list.parse_terminated(Path::parse_mod_style, Token![,])?;
                derives.extend(paths);
                let _: Option<Token![,]> = content.parse()?;
            }
            if content.is_empty() {
                return Ok(Client { ident, derives });
            }
            Err(content.error("expected `)`"))
        };
        read().map_err(|error: syn::Error| {
            let _: syn::Result<TokenStream> = content.parse();
            let help = "write `client(ShopClientError, derive(Clone, PartialEq))`";
            with_help_at(error.span(), &error, &help)
        })
    }

    /// `("Name", "value")`.
    pub(super) fn header(&self) -> syn::Result<Header> {
        if is_list(self.input) {
            let [name, value] = <[LitStr; 2]>::try_from(self.list()?).map_err(|texts| {
                let fault =
                    format!("`header` takes two texts, a name and a value, not {}", texts.len());
                with_help(self.key, &fault, &format_args!("write `{}`", self.row.usage))
            })?;
            return Ok(Header { name, value });
        }
        let fault = "`header` takes a name and a value in parentheses";
        Err(with_help(self.key, &fault, &format_args!("write `{}`", self.row.usage)))
    }

    /// The `=`, and something behind it.
    fn start(&self) -> syn::Result<()> {
        if self.input.peek(Token![=]) {
            self.input.parse::<Token![=]>()?;
            if self.input.peek(Token![=]) || self.input.peek(Token![>]) {
                return Err(self.not_equals()); // `==` or `=>`
            }
            if !self.at_end() {
                return Ok(());
            }
        } else if !self.at_end() && !self.input.peek(Ident::peek_any) {
            return Err(self.not_equals());
        }
        let fault = format!("`{}` needs a value", self.key);
        Err(with_help(self.key, &fault, &format_args!("write `{}`", self.row.usage)))
    }

    /// `http: 404`, or `http(404)`.
    fn not_equals(&self) -> syn::Error {
        let span = self.input.span();
        let mut tokens = until_comma(self.input).unwrap_or_default().into_iter();
        let value = match tokens.next() {
            Some(TokenTree::Group(group)) => group.stream(),
            Some(TokenTree::Punct(_)) | None => tokens.collect(),
            Some(first) => std::iter::once(first).chain(tokens).collect(),
        };
        let fault = format!("expected `=` behind `{}`", self.key);
        let help = if value.is_empty() {
            format!("write `{}`", self.row.usage)
        } else {
            format!("write `{} = {}`", self.key, spelled(&value))
        };
        with_help_at(span, &fault, &help)
    }

    fn at_end(&self) -> bool {
        self.input.is_empty() || self.input.peek(Token![,])
    }

    /// A parser's fault, and how the key is written.
    fn fault(&self, error: &syn::Error) -> syn::Error {
        let text = error.to_string();
        if text.contains("= help: ") {
            return error.clone();
        }
        self.at(error.span(), &text)
    }

    fn at(&self, span: Span, fault: &dyn Display) -> syn::Error {
        with_help_at(span, fault, &format_args!("write `{}`", self.row.usage))
    }
}

/// A name in a list.
struct Name(Ident);

impl Parse for Name {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if let Ok(text) = input.parse::<LitStr>() {
            let help = format!("write `{}`", text.value());
            return Err(with_help(&text, &"expected a name, without quotes", &help));
        }
        input.call(Ident::parse_any).map(Self)
    }
}

/// The tokens as they are written, but for the spaces.
pub(super) fn spelled(tokens: &TokenStream) -> String {
    let mut text = String::new();
    let mut after_word = false;
    for token in tokens.clone() {
        let is_word = matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_));
        if after_word && is_word || text.ends_with(',') {
            text.push(' ');
        }
        after_word = is_word;
        let _ = match token {
            TokenTree::Group(group) => write!(text, "({})", spelled(&group.stream())),
            token => write!(text, "{token}"),
        };
    }
    text
}
