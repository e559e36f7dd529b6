//! Reads `#[wire(...)]` into [`Attrs`]: can it be read? Whether it is allowed is asked later.

use std::fmt::Display;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::meta::ParseNestedMeta;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, LitBool, LitFloat, LitInt, LitStr, Path, Token, Type, parenthesized, token};

use crate::diagnostics::Errors;
use crate::keys::{self, Place};
use crate::suggest;

/// What the keys of one enum, variant or field say.
#[derive(Default)]
pub(crate) struct Attrs {
    // on an enum or struct
    pub(crate) domain: Slot<Constant<LitStr>>,
    pub(crate) code_range: Slot<(Int, Int)>,
    pub(crate) type_base: Slot<Constant<LitStr>>,
    pub(crate) data_shape: Slot<Ident>,
    pub(crate) metadata: Slot<LitBool>,
    pub(crate) internal_display: Slot<()>,
    pub(crate) debug: Slot<()>,
    pub(crate) client: Slot<Ident>,
    pub(crate) into: Slot<Vec<Ident>>,
    pub(crate) body: Slot<Ident>,
    pub(crate) content_type: Slot<LitStr>,
    pub(crate) krate: Slot<Path>,
    // on a variant
    pub(crate) code: Slot<Constant<Int>>,
    pub(crate) http: Slot<Constant<Int>>,
    pub(crate) grpc: Slot<Ident>,
    pub(crate) reason: Slot<Reason>,
    pub(crate) message: Slot<LitStr>,
    pub(crate) opaque: Slot<()>,
    pub(crate) transparent: Slot<()>,
    pub(crate) same_as: Slot<Ident>,
    pub(crate) retry_after: Slot<LitStr>,
    pub(crate) retry: Slot<LitBool>,
    pub(crate) help: Slot<Constant<LitStr>>,
    pub(crate) www_authenticate: Slot<LitStr>,
    pub(crate) description: Slot<Option<LitStr>>,
    // on a field
    pub(crate) public: Slot<Option<LitStr>>,
    pub(crate) data: Slot<()>,
    pub(crate) secret: Slot<()>,
    pub(crate) retry_after_field: Slot<()>,
    pub(crate) violations: Slot<()>,
    pub(crate) client_type: Slot<Type>,
    /// Whether a key could not be read. One that seems to be missing may then stand there.
    pub(crate) faulty: bool,
}

impl Attrs {
    /// Reads every `#[wire(...)]` among `attrs`. What cannot be read is reported and passed over.
    pub(crate) fn parse(attrs: &[Attribute], place: Place, errors: &mut Errors) -> Self {
        let mut this = Self::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("wire")) {
            let read = attr.parse_nested_meta(|meta| {
                if let Err(error) = this.parse_key(&meta, place, errors) {
                    this.faulty = true;
                    errors.push(error);
                }
                skip_to_comma(meta.input)
            });
            if let Err(error) = read {
                this.faulty = true;
                let usage = keys::examples(place);
                errors.push(with_help(error.span(), &error, &format_args!("write `{usage}`")));
            }
        }
        this
    }

    fn parse_key(
        &mut self,
        meta: &ParseNestedMeta<'_>,
        place: Place,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        let Some(key) = meta.path.get_ident() else {
            let fault = "a key of `#[wire(...)]` is one word";
            return Err(syn::Error::new_spanned(&meta.path, fault));
        };
        let name = key.to_string();
        let usage = match keys::usage(&name, place) {
            Ok(usage) => usage,
            Err(home) => return Err(stranger(key, place, home)),
        };
        let value = &Value { key, usage, input: meta.input };
        match (name.as_str(), place) {
            ("domain", _) => self.domain.set(key, value.read()?, errors),
            ("code_range", _) => self.code_range.set(key, value.range()?, errors),
            ("type_base", _) => self.type_base.set(key, value.read()?, errors),
            ("data", Place::Field) => self.data.set_flag(value, errors),
            ("data", _) => self.data_shape.set(key, value.read()?, errors),
            ("metadata", _) => self.metadata.set(key, value.read()?, errors),
            ("internal_display", _) => self.internal_display.set_flag(value, errors),
            ("debug", _) => self.debug.set_flag(value, errors),
            ("client", Place::Field) => self.client_type.set(key, value.read()?, errors),
            ("client", _) => self.client.set(key, value.read()?, errors),
            ("into", _) => self.into.set(key, value.list()?, errors),
            ("body", _) => self.body.set(key, value.read()?, errors),
            ("content_type", _) => self.content_type.set(key, value.read()?, errors),
            ("crate", _) => {
                self.krate.set(key, value.parse_with(Path::parse_mod_style)?, errors);
            }
            ("code", _) => self.code.set(key, value.read()?, errors),
            ("http", _) => self.http.set(key, value.read()?, errors),
            ("grpc", _) => self.grpc.set(key, value.read()?, errors),
            ("reason", _) => self.reason.set(key, value.reason()?, errors),
            ("message", _) => self.message.set(key, value.read()?, errors),
            ("opaque", _) => self.opaque.set_flag(value, errors),
            ("transparent", _) => self.transparent.set_flag(value, errors),
            ("same_as", _) => self.same_as.set(key, value.parse_with(Ident::parse_any)?, errors),
            ("retry_after", Place::Field) => {
                self.retry_after_field.set_flag(value, errors);
            }
            ("retry_after", _) => self.retry_after.set(key, value.read()?, errors),
            ("retry", _) => self.retry.set(key, value.read()?, errors),
            ("help", _) => self.help.set(key, value.read()?, errors),
            ("www_authenticate", _) => self.www_authenticate.set(key, value.read()?, errors),
            ("description", _) => self.description.set(key, value.optional()?, errors),
            ("public", _) => self.public.set(key, value.optional()?, errors),
            ("secret", _) => self.secret.set_flag(value, errors),
            ("violations", _) => self.violations.set_flag(value, errors),
            (name, _) => unreachable!("`{name}` is in KEYS, so it is read above"),
        }
        Ok(())
    }

    /// The keys of a variant that are set here, in the order of `KEYS`.
    pub(crate) fn variant_keys(&self) -> Vec<&Ident> {
        [
            self.code.key(),
            self.http.key(),
            self.grpc.key(),
            self.reason.key(),
            self.message.key(),
            self.opaque.key(),
            self.transparent.key(),
            self.same_as.key(),
            self.retry_after.key(),
            self.retry.key(),
            self.help.key(),
            self.www_authenticate.key(),
            self.description.key(),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The fault of a key that may not stand here: at home elsewhere, or at home nowhere.
fn stranger(key: &Ident, place: Place, home: Option<(Place, &'static str)>) -> syn::Error {
    let here = place.describe();
    if let Some((home, usage)) = home {
        let home = home.describe();
        return with_help(
            key.span(),
            &format_args!("`{key}` belongs on {home}, not on {here}"),
            &format_args!("write `#[wire({usage})]` on {home}"),
        );
    }
    let help = if let Some(nearest) = suggest::nearest(&key.to_string(), place) {
        format!("did you mean `{nearest}`?")
    } else {
        format!("the keys of {here} are `{}`", keys::at(place).join("`, `"))
    };
    with_help(key.span(), &format_args!("unknown key `{key}` in `#[wire(...)]`"), &help)
}

/// What is wrong at `span`, and what to write instead.
fn with_help(span: Span, fault: &dyn Display, help: &dyn Display) -> syn::Error {
    syn::Error::new(span, format_args!("{fault}\n= help: {help}"))
}

/// Goes on to the next key, so that one fault does not hide the others.
fn skip_to_comma(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

/// The value of one key, as yet unread.
struct Value<'a> {
    key: &'a Ident,
    usage: &'a str,
    input: ParseStream<'a>,
}

impl Value<'_> {
    /// No value at all.
    fn check_none(&self, errors: &mut Errors) {
        if !self.at_end() {
            let fault = format!("`{}` takes no value", self.key);
            errors.push(self.fault(self.input.span(), &fault));
        }
    }

    /// `= value`.
    fn read<T: Parse>(&self) -> syn::Result<T> {
        self.parse_with(T::parse)
    }

    /// `= value`, or nothing.
    fn optional<T: Parse>(&self) -> syn::Result<Option<T>> {
        if self.at_end() {
            return Ok(None);
        }
        let usage = format!("{0}` alone or `{0} = \"...\"", self.key);
        Value { key: self.key, usage: &usage, input: self.input }.read().map(Some)
    }

    /// Nothing, `= false`, or `= value`.
    fn reason(&self) -> syn::Result<Reason> {
        if self.at_end() {
            return Ok(Reason::FromName);
        }
        self.parse_with(|input| {
            if input.peek(LitBool) {
                let bool: LitBool = input.parse()?;
                if bool.value {
                    let fault = "`reason` alone makes a reason of the variant's name";
                    return Err(syn::Error::new(bool.span, fault));
                }
                return Ok(Reason::Unset);
            }
            input.parse().map(Reason::Given)
        })
    }

    /// `= first..=last`.
    fn range(&self) -> syn::Result<(Int, Int)> {
        self.parse_with(|input| {
            let first = input.parse()?;
            input.parse::<Token![..=]>()?;
            Ok((first, input.parse()?))
        })
    }

    /// `(name, name)`.
    fn list(&self) -> syn::Result<Vec<Ident>> {
        if !self.input.peek(token::Paren) {
            let fault = format!("`{}` needs a list of names", self.key);
            return Err(self.fault(self.key.span(), &fault));
        }
        let content;
        parenthesized!(content in self.input);
        let names = content.parse_terminated(Ident::parse, Token![,]).map_err(|error| {
            let _: syn::Result<TokenStream> = content.parse(); // or the rest is a fault of its own
            self.fault(error.span(), &error)
        });
        Ok(names?.into_iter().collect())
    }

    fn parse_with<T>(
        &self,
        read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
    ) -> syn::Result<T> {
        self.start()?;
        match read(self.input) {
            Ok(value) => self.end().map(|()| value),
            Err(error) => Err(self.fault(error.span(), &error)),
        }
    }

    /// The `=`, and something behind it.
    fn start(&self) -> syn::Result<()> {
        let equals: Option<Token![=]> = self.input.parse()?;
        if equals.is_some() && !self.at_end() {
            return Ok(());
        }
        Err(self.fault(self.key.span(), &format!("`{}` needs a value", self.key)))
    }

    /// Nothing behind the value.
    fn end(&self) -> syn::Result<()> {
        if self.at_end() {
            return Ok(());
        }
        let fault = format!("the value of `{}` ends before this", self.key);
        Err(self.fault(self.input.span(), &fault))
    }

    fn at_end(&self) -> bool {
        self.input.is_empty() || self.input.peek(Token![,])
    }

    /// What is wrong at `span`, and how the key is written.
    fn fault(&self, span: Span, fault: &dyn Display) -> syn::Error {
        with_help(span, fault, &format_args!("write `{}`", self.usage))
    }
}

/// The value of a key that may be given once.
pub(crate) struct Slot<T>(Option<(Ident, T)>);

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Slot<T> {
    /// Stores the value, or reports the second key and points at the first.
    fn set(&mut self, key: &Ident, value: T, errors: &mut Errors) {
        match &self.0 {
            Some((first, _)) => report_duplicate(key, first, errors),
            None => self.0 = Some((key.clone(), value)),
        }
    }

    pub(crate) fn value(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }

    /// The key, where it was given.
    pub(crate) fn key(&self) -> Option<&Ident> {
        self.0.as_ref().map(|(key, _)| key)
    }

    pub(crate) fn is_set(&self) -> bool {
        self.0.is_some()
    }

    /// This, or else the container's.
    pub(crate) fn or<'a>(&'a self, container: &'a Self) -> &'a Self {
        if self.is_set() { self } else { container }
    }
}

fn report_duplicate(key: &Ident, first: &Ident, errors: &mut Errors) {
    errors.add_with_help(
        key,
        format_args!("duplicate key `{key}` in `#[wire(...)]`"),
        "keep one of the two",
    );
    errors.add(first, format_args!("`{key}` is first set here"));
}

impl Slot<()> {
    /// Stores that the key is given, even where it has a value that it may not have.
    fn set_flag(&mut self, value: &Value<'_>, errors: &mut Errors) {
        value.check_none(errors);
        self.set(value.key, (), errors);
    }
}

/// A literal, or the path of a constant.
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
pub(crate) struct Int {
    minus: Option<Token![-]>,
    digits: LitInt,
    pub(crate) value: i32,
}

impl Parse for Int {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let minus: Option<Token![-]> = input.parse()?;
        if input.peek(LitFloat) {
            return Err(input.error("expected an integer"));
        }
        let digits: LitInt = input.parse()?;
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

/// What `reason` says.
pub(crate) enum Reason {
    /// `reason`: the variant's name.
    FromName,
    /// `reason = false`: none, whatever the enum says.
    Unset,
    /// `reason = "NOT_FOUND"`.
    Given(Constant<LitStr>),
}
