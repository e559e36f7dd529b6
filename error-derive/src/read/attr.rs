//! Reads `#[wire(...)]` into [`Attrs`].

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, Lit, LitStr, Meta, Path, Token, Type};

use super::template;
use super::tokens::{is_list, until_comma, with_help, with_help_at};
use super::value::{Client, Constant, Header, Int, Message, Range, Reason, Value, spelled};
use crate::diagnostics::Errors;
use crate::keys::{self, Key, Place};
use crate::suggest;

/// What the keys of one enum, variant or field say. It has a member for every key, and so is boxed.
#[derive(Default)]
pub(crate) struct Attrs {
    // on an enum or struct
    pub(crate) domain: Slot<Constant<LitStr>>,
    pub(crate) code_range: Slot<Vec<Range>>,
    pub(crate) reserved_codes: Slot<Vec<Range>>,
    pub(crate) shared_codes: Slot<Vec<Range>>,
    pub(crate) type_base: Slot<Constant<LitStr>>,
    pub(crate) data_shape: Slot<Ident>,
    /// On a variant and a field, too.
    pub(crate) metadata: Slot<Ident>,
    pub(crate) internal_display: Slot<()>,
    pub(crate) debug: Slot<()>,
    pub(crate) client: Slot<Client>,
    pub(crate) into: Slot<Vec<Ident>>,
    pub(crate) body: Slot<Path>,
    pub(crate) content_type: Slot<LitStr>,
    pub(crate) krate: Slot<Path>,
    // on a variant
    pub(crate) code: Slot<Constant<Int>>,
    pub(crate) http: Slot<Constant<Int>>,
    pub(crate) grpc: Slot<Ident>,
    pub(crate) reason: Slot<Reason>,
    pub(crate) message: Slot<Message>,
    pub(crate) opaque: Slot<()>,
    pub(crate) transparent: Slot<()>,
    pub(crate) same_as: Slot<Ident>,
    pub(crate) retry_after: Slot<LitStr>,
    pub(crate) retryable: Slot<bool>,
    pub(crate) help: Slot<Constant<LitStr>>,
    pub(crate) title: Slot<LitStr>,
    pub(crate) type_uri: Slot<LitStr>,
    pub(crate) headers: Slot<Vec<Header>>,
    pub(crate) fix: Slot<LitStr>,
    pub(crate) log: Slot<Ident>,
    pub(crate) www_authenticate: Slot<LitStr>,
    pub(crate) description: Slot<Option<LitStr>>,
    // on a field
    pub(crate) public: Slot<Option<LitStr>>,
    pub(crate) extension: Slot<Option<LitStr>>,
    pub(crate) fmt: Slot<Path>,
    pub(crate) header_field: Slot<LitStr>,
    pub(crate) challenge_field: Slot<()>,
    pub(crate) rpc_detail: Slot<()>,
    pub(crate) data: Slot<()>,
    pub(crate) client_type: Slot<Type>,
    pub(crate) secret: Slot<()>,
    pub(crate) retry_after_field: Slot<()>,
    pub(crate) field_violations: Slot<()>,
    /// Each key that stands here, in the order of writing.
    pub(crate) written: Vec<Written>,
    /// Each key that is removed here by `= false`.
    unset: Vec<Written>,
    /// Whether arguments stand behind the message, which its placeholders may be for.
    pub(crate) has_arguments: bool,
    /// Whether a key could not be read. One that seems to be missing may then stand there.
    pub(crate) is_faulty: bool,
}

/// A key that stands here.
pub(crate) struct Written {
    pub(crate) ident: Ident,
    pub(crate) key: &'static Key,
}

impl Attrs {
    /// Reads every `#[wire(...)]` among `attrs`. What cannot be read is reported and passed over.
    pub(crate) fn parse(attrs: &[Attribute], place: Place, errors: &mut Errors) -> Box<Self> {
        let mut this = Box::<Self>::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("wire")) {
            if let Meta::List(_) = attr.meta {
                let mut list = List { attrs: &mut this, place, errors, after_message: false };
                let read = attr.parse_args_with(|input: ParseStream<'_>| list.read(input));
                if let Err(error) = read {
                    this.fail(error, errors);
                }
            } else {
                let fault = "`#[wire]` needs its keys in parentheses";
                let help = format!("write `{}`", place.example());
                this.fail(with_help(attr.path(), &fault, &help), errors);
            }
        }
        this
    }

    fn fail(&mut self, error: syn::Error, errors: &mut Errors) {
        self.is_faulty = true;
        errors.push(error);
    }

    /// Whether the key is removed here by `= false`.
    pub(crate) fn is_unset(&self, name: &str) -> bool {
        self.unset.iter().any(|written| written.key.name == name)
    }

    /// The keys here that let the field leave the process.
    pub(crate) fn disclosing(&self) -> impl Iterator<Item = &Written> {
        self.written.iter().filter(|written| written.key.discloses)
    }

    fn read_value(
        &mut self,
        value: &Value<'_>,
        place: Place,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        let key = value.key;
        let on_field = place == Place::Field;
        match value.row.name {
            "domain" => self.domain.set(key, value.constant_text()?, errors),
            "code_range" => self.code_range.set(key, value.ranges()?, errors),
            "reserved_codes" => self.reserved_codes.set(key, value.ranges()?, errors),
            "shared_codes" => self.shared_codes.set(key, value.ranges()?, errors),
            "type_base" => self.type_base.set(key, value.constant_text()?, errors),
            "data" if on_field => self.data.set_flag(value, errors)?,
            "data" => self.data_shape.set(key, value.name()?, errors),
            "metadata" => self.metadata.set(key, value.name()?, errors),
            "internal_display" => self.internal_display.set_flag(value, errors)?,
            "debug" => self.debug.set_flag(value, errors)?,
            "client" => self.client.set(key, value.client()?, errors),
            "into" => self.into.set(key, value.names()?, errors),
            "body" => self.body.set(key, value.path()?, errors),
            "content_type" => self.content_type.set(key, value.text()?, errors),
            "crate" => self.krate.set(key, value.path()?, errors),
            "code" => self.code.set(key, value.number()?, errors),
            "http" => self.http.set(key, value.status()?, errors),
            "grpc" => self.grpc.set(key, value.grpc()?, errors),
            "reason" => self.reason.set(key, value.reason()?, errors),
            "message" => self.message.set(key, value.message()?, errors),
            "opaque" => self.opaque.set_flag(value, errors)?,
            "transparent" => self.transparent.set_flag(value, errors)?,
            "same_as" => self.same_as.set(key, value.name()?, errors),
            "retry_after" if on_field => self.retry_after_field.set_flag(value, errors)?,
            "retry_after" => self.retry_after.set(key, value.delay()?, errors),
            "retryable" => self.retryable.set(key, value.retryable()?, errors),
            "help" => self.help.set(key, value.constant_text()?, errors),
            "title" => self.title.set(key, value.text()?, errors),
            "type_uri" => self.type_uri.set(key, value.text()?, errors),
            "header" if on_field => self.header_field.set(key, value.text()?, errors),
            "header" => self.headers.push(key, value.header()?),
            "fix" => self.fix.set(key, value.text()?, errors),
            "log" => self.log.set(key, value.name()?, errors),
            "www_authenticate" if on_field => self.challenge_field.set_flag(value, errors)?,
            "www_authenticate" => self.www_authenticate.set(key, value.text()?, errors),
            "description" => self.description.set(key, value.optional_text()?, errors),
            "public" => self.public.set(key, value.optional_text()?, errors),
            "extension" => self.extension.set(key, value.optional_text()?, errors),
            "fmt" => self.fmt.set(key, value.path()?, errors),
            "rpc_detail" => self.rpc_detail.set_flag(value, errors)?,
            "client_type" => self.client_type.set(key, value.ty()?, errors),
            "secret" => self.secret.set_flag(value, errors)?,
            "field_violations" => self.field_violations.set_flag(value, errors)?,
            name => unreachable!("`{name}` is in KEYS, so it is read above"),
        }
        Ok(())
    }
}

/// The keys between the parentheses of one `#[wire(...)]`.
struct List<'a> {
    attrs: &'a mut Attrs,
    place: Place,
    errors: &'a mut Errors,
    /// Whether the last key is `message`. As in `format!`, arguments may be meant to follow.
    after_message: bool,
}

impl List<'_> {
    /// Reads to the end, whatever the faults.
    fn read(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        while !input.is_empty() {
            if let Err(error) = self.read_item(input) {
                self.attrs.fail(error, self.errors);
                skip_to_comma(input)?;
            }
            self.read_comma(input)?;
        }
        Ok(())
    }

    fn read_item(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if !input.peek(Ident::peek_any) || input.peek2(Token![::]) || input.peek(Token![::]) {
            return self.read_stranger(input);
        }
        let key = input.call(Ident::parse_any)?;
        let name = key.to_string();
        let row = match keys::find(&name, self.place) {
            Ok(row) => row,
            Err(None) if self.after_message && is_argument(input, &name, self.place) => {
                return self.refuse_arguments(Some(&key), input);
            }
            Err(home) => {
                self.after_message = false;
                return Err(misplaced(&key, self.place, home, &written_value(input)));
            }
        };
        self.after_message = row.name == "message";
        let value = Value { key: &key, row, input };
        if row.can_unset && value.is_false() {
            value.skip_false()?;
            return self.unset(&key, row);
        }
        if let Some(first) = find_key(&self.attrs.unset, row).filter(|_| !row.is_repeatable()) {
            report_twice(&key, first, self.errors);
        }
        self.attrs.written.push(Written { ident: key.clone(), key: row });
        self.attrs.read_value(&value, self.place, self.errors)
    }

    /// `key = false`, which removes the enum's default.
    fn unset(&mut self, key: &Ident, row: &'static Key) -> syn::Result<()> {
        if self.place != Place::Variant {
            let fault = format!("`{key} = false` removes the enum's default from one variant");
            let help = format!("write it on that variant, or remove `{key} = false`");
            return Err(with_help(key, &fault, &help));
        }
        let given = find_key(&self.attrs.written, row).filter(|_| !row.is_repeatable());
        if let Some(first) = find_key(&self.attrs.unset, row).or(given) {
            report_twice(key, first, self.errors);
        }
        self.attrs.unset.push(Written { ident: key.clone(), key: row });
        Ok(())
    }

    /// Something that is not a word: a bare value, a path, an argument.
    fn read_stranger(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if self.after_message && !input.peek(Ident::peek_any) && !input.peek(Token![,]) {
            return self.refuse_arguments(None, input);
        }
        if input.peek(Lit) || input.peek(Token![-]) {
            let value: TokenStream = until_comma(input)?;
            let literal = syn::parse2::<Lit>(value.clone()).ok();
            let fault = "a value needs its key before it";
            let written = spelled(&value);
            let help = match literal {
                Some(Lit::Str(_)) if self.place == Place::Field => {
                    format!("write `public = {written}`")
                }
                Some(Lit::Str(_)) => format!("write `message = {written}`"),
                _ if written.starts_with('-') => format!("write `code = {written}`"),
                Some(Lit::Int(_)) => format!("write `http = {written}`"),
                _ => format!("write `{}`", self.place.example()),
            };
            return Err(with_help(value, &fault, &help));
        }
        if input.peek(Ident::peek_any) || input.peek(Token![::]) {
            let path = input.call(Path::parse_mod_style)?;
            let last = path.segments.last().map(|segment| segment.ident.to_string());
            let help = match last.and_then(|name| keys::find(&name, self.place).ok()) {
                Some(key) => format!("write `{}`", key.usage),
                None => format!("write `{}`", self.place.example()),
            };
            return Err(with_help(path, &"a key of `#[wire(...)]` is one word", &help));
        }
        let found: TokenTree = input.parse()?;
        let help = format!("write `{}`", self.place.example());
        Err(with_help(&found, &format_args!("expected a key, found `{found}`"), &help))
    }

    /// Refuses once whatever follows `message` as arguments would.
    fn refuse_arguments(
        &mut self,
        first: Option<&Ident>,
        input: ParseStream<'_>,
    ) -> syn::Result<()> {
        let span = first.map_or_else(|| input.span(), Ident::span);
        let mut arguments = vec![];
        let mut start = first.map(ToString::to_string).unwrap_or_default();
        while !input.is_empty() {
            start.push_str(&spelled(&until_comma(input)?));
            arguments.push(argument(&std::mem::take(&mut start)));
            let next = input.fork();
            let _: Option<Token![,]> = next.parse()?;
            if next
                .call(Ident::parse_any)
                .is_ok_and(|name| keys::find(&name.to_string(), self.place).is_ok())
            {
                break;
            }
            let _: Option<Token![,]> = input.parse()?;
        }
        if !start.is_empty() {
            arguments.push(argument(&start));
        }
        self.after_message = false;
        self.attrs.has_arguments = true;
        let arguments: Option<Vec<_>> = arguments.into_iter().collect();
        let message = self.attrs.message.value().map(|message| message.literal.value());
        let filled = message
            .zip(arguments)
            .and_then(|(message, arguments)| template::with_arguments(&message, &arguments));
        let help = match filled {
            Some(filled) => format!("write `message = {filled:?}`"),
            None => {
                "name the field in the text, such as `{id}`, or `{0}` in a tuple variant".to_owned()
            }
        };
        Err(with_help_at(span, &"a message takes no arguments", &help))
    }

    /// The comma, or what stands in its place.
    fn read_comma(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.is_empty() {
            return Ok(());
        }
        if input.peek(Token![,]) {
            let _: Token![,] = input.parse()?;
            return Ok(());
        }
        let fault = if let Ok(word) = input.fork().call(Ident::parse_any) {
            let last = self.attrs.written.last().map(|written| written.ident.to_string());
            let help = format!("write a comma behind `{}`", last.unwrap_or_default());
            with_help(&word, &format_args!("expected `,` before `{word}`"), &help)
        } else if input.peek(Token![;]) {
            let token: Token![;] = input.parse()?;
            with_help(token, &"expected `,`, found `;`", &"write a comma between two keys")
        } else {
            let error = self.refuse_expression(input);
            skip_to_comma(input)?;
            let _: Option<Token![,]> = input.parse()?;
            error
        };
        self.attrs.fail(fault, self.errors);
        Ok(())
    }

    fn refuse_expression(&self, input: ParseStream<'_>) -> syn::Error {
        let Some(Written { ident, key }) = self.attrs.written.last() else {
            return input.error("expected `,`");
        };
        let fault = format!("`{ident}` does not take an expression");
        let help = if key.takes_constant {
            format!("write a literal, or the path of a constant: `{}`", key.usage)
        } else {
            format!("write `{}`", key.usage)
        };
        with_help_at(input.span(), &fault, &help)
    }
}

/// The name of an argument such as `self.id`, `.0` or `name = self.id`, and the field that it is, if it
/// is one.
fn argument(written: &str) -> Option<(Option<String>, String)> {
    let (name, value) = match written.split_once('=') {
        Some((name, value)) => (Some(name.trim().to_owned()), value),
        None => (None, written),
    };
    let field = value.trim().trim_start_matches(['&', '*']);
    let field = field.strip_prefix("self.").or_else(|| field.strip_prefix('.')).unwrap_or(field);
    let is_name = field.chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_field = is_name && !field.is_empty() && field != "self";
    is_field.then(|| (name, field.to_owned()))
}

/// Whether an unknown word behind a message reads as an argument of `format!`.
fn is_argument(input: ParseStream<'_>, word: &str, place: Place) -> bool {
    if input.peek(Token![=]) {
        return !input.peek2(Lit); // `id = self.id`
    }
    input.peek(Token![.])
        || word == "self"
        || !suggest::instead(word, "", place).starts_with("did you")
}

/// Where the key stands among these, if it does.
fn find_key<'a>(among: &'a [Written], row: &'static Key) -> Option<&'a Ident> {
    among.iter().find(|written| written.key == row).map(|written| &written.ident)
}

/// The fault of a key that may not stand here: at home elsewhere, or at home nowhere.
fn misplaced(key: &Ident, place: Place, home: Option<&'static Key>, value: &str) -> syn::Error {
    let name = key.to_string();
    let Some(home) = home else {
        let help = suggest::instead(&name, value, place);
        return with_help(key, &format_args!("unknown key `{key}` in `#[wire(...)]`"), &help);
    };
    let fault = format!("`{key}` belongs on {}, not on {}", home.home.describe(), place.describe());
    let help = suggest::meant_here(&name, value, place).unwrap_or_else(|| {
        if value == "= false" && !home.takes_false() {
            return format!("remove `{key} = false`: {} cannot change it", place.describe());
        }
        format!("write `#[wire({})]` on {}", home.written(value), home.home.describe())
    });
    with_help(key, &fault, &help)
}

/// The value that follows, as it is written: `= 404`, `(axum)`, or nothing.
fn written_value(input: ParseStream<'_>) -> String {
    let fork = input.fork();
    if fork.peek(Token![=]) || is_list(&fork) {
        let tokens = until_comma(&fork).unwrap_or_default();
        let text = spelled(&tokens);
        return text.strip_prefix('=').map_or(text.clone(), |value| format!("= {value}"));
    }
    String::new()
}

/// Goes on to the next key, so that one fault does not hide the others.
fn skip_to_comma(input: ParseStream<'_>) -> syn::Result<()> {
    until_comma(input).map(drop)
}

/// The value of a key that may be given once.
#[derive(Clone)]
pub(crate) struct Slot<T>(Option<Set<T>>);

#[derive(Clone)]
struct Set<T> {
    key: Ident,
    value: T,
    /// Whether it is the enum's, which holds where the variant is silent.
    is_default: bool,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self(None)
    }
}

/// Reports the second key and points at the first.
fn report_twice(key: &Ident, first: &Ident, errors: &mut Errors) {
    let fault = format!("duplicate key `{key}` in `#[wire(...)]`");
    errors.add_with_help(key, fault, "keep one of the two");
    errors.add(first, format_args!("`{key}` is first set here"));
}

impl<T> Slot<T> {
    /// Stores the value, or reports the second key and points at the first.
    fn set(&mut self, key: &Ident, value: T, errors: &mut Errors) {
        match &self.0 {
            Some(set) => report_twice(key, &set.key, errors),
            None => self.0 = Some(Set { key: key.clone(), value, is_default: false }),
        }
    }

    pub(crate) fn value(&self) -> Option<&T> {
        self.0.as_ref().map(|set| &set.value)
    }

    /// The key, where it was given.
    pub(crate) fn key(&self) -> Option<&Ident> {
        self.0.as_ref().map(|set| &set.key)
    }

    pub(crate) fn is_set(&self) -> bool {
        self.0.is_some()
    }

    /// Whether it was given here, and does not come from the enum.
    pub(crate) fn is_own(&self) -> bool {
        self.0.as_ref().is_some_and(|set| !set.is_default)
    }
}

impl<T: Clone> Slot<T> {
    /// Takes the enum's value where there is none.
    pub(crate) fn fill(&mut self, default: &Self) {
        if let (None, Some(default)) = (&self.0, &default.0) {
            self.0 = Some(Set { is_default: true, ..default.clone() });
        }
    }
}

impl Slot<()> {
    /// Stores that the key is given.
    fn set_flag(&mut self, value: &Value<'_>, errors: &mut Errors) -> syn::Result<()> {
        if !value.is_false() {
            self.set(value.key, (), errors); // even with a value that it may not have, it is given
        }
        value.none()
    }
}

impl<T> Slot<Vec<T>> {
    /// Adds to what is given already.
    fn push(&mut self, key: &Ident, value: T) {
        match &mut self.0 {
            Some(set) => set.value.push(value),
            None => {
                self.0 = Some(Set { key: key.clone(), value: vec![value], is_default: false });
            }
        }
    }

    pub(crate) fn values(&self) -> &[T] {
        self.value().map_or(&[], Vec::as_slice)
    }
}

impl<T: Clone> Slot<Vec<T>> {
    /// Takes each of the enum's values for which `is_new` does not find one here.
    pub(crate) fn extend(&mut self, default: &Self, is_new: impl Fn(&T, &[T]) -> bool) {
        let Some(set) = &mut self.0 else { return self.fill(default) };
        let others: Vec<T> =
            default.values().iter().filter(|value| is_new(value, &set.value)).cloned().collect();
        set.value.extend(others);
    }
}
