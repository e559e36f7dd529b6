//! Writes a type as Rust, by itself or through a macro that captures what it is made of.

mod definition;
mod fields;
mod keys;
mod value;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::random::Random;
use super::shape::{Type, What};
pub(crate) use value::{applied, value};

/// What was written, and in which forms.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) text: String,
    /// `a macro captures an expr`, `http is a constant`.
    pub(crate) forms: BTreeSet<String>,
    /// Whether it stands in a function, as what is declared there.
    pub(crate) is_local: bool,
}

/// Where the source is written to.
struct Source<'r> {
    random: &'r mut Random,
    /// In percent, how much is captured: nothing where no macro stands around it.
    capture: usize,
    /// The kinds and the texts of what a macro captures.
    captured: Vec<(&'static str, String)>,
    consts: String,
    /// How the names of the constants start.
    prefix: &'static str,
    /// Whether the enum's defaults are written.
    is_default: bool,
    written: Written,
}

/// The macro around a type.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Alone,
    AroundAll,
    AroundAttributes,
    Item,
    Statement,
    Captures(usize),
    CapturesTwice,
}

/// The items of a module with the type: all but what shows its values.
pub(crate) fn items(ty: &Type, random: &mut Random) -> Written {
    let mut written = Written { is_local: random.percent(10), ..Written::default() };
    for variant in &ty.variants {
        if let What::Nested(nested) = &variant.what {
            written = item(nested, written, random);
        }
    }
    item(ty, written, random)
}

/// A type with a fault: these attributes stand on it, and these variants in it.
pub(crate) fn faulty(ty: &Type, attributes: &str, variants: &str, random: &mut Random) -> String {
    let mut source = Source::new(ty, 0, Written::default(), random);
    let definition = source.definition(ty).replace("/*body*/{\n", &format!("{{\n    {variants}\n"));
    let (derive, rest) = definition.split_once('\n').unwrap();
    let derive = if attributes.contains("debug") {
        derive.replace("::core::fmt::Debug, ", "")
    } else {
        derive.to_owned()
    };
    let consts = source.consts;
    format!("{consts}{}", around(&format!("{derive}\n{attributes}\n{rest}"), random))
}

/// The definition, perhaps by a macro.
pub(crate) fn around(definition: &str, random: &mut Random) -> String {
    if random.percent(33) { around_all("make", definition) } else { definition.to_owned() }
}

/// One type, with the constants that it names.
fn item(ty: &Type, before: Written, random: &mut Random) -> Written {
    let ways = [
        Way::Alone,
        Way::AroundAll,
        Way::AroundAttributes,
        if before.is_local { Way::Statement } else { Way::Item },
        Way::Captures(100),
        Way::Captures(30),
        Way::Captures(30),
        Way::Captures(30),
        Way::CapturesTwice,
    ];
    let way = random.of(&ways);
    let capture = match way {
        Way::Captures(percent) => percent,
        Way::CapturesTwice => 40,
        _ => 0,
    };
    let mut source = Source::new(ty, capture, before, random);
    let definition = source.definition(ty);
    let Source { captured, consts, mut written, .. } = source;
    let name = format!("make_{}", ty.name.trim_start_matches("r#").len());
    let body = match way {
        Way::Alone => definition,
        Way::AroundAll => around_all(&name, &definition),
        Way::AroundAttributes => {
            let at = definition.find("/*body*/").unwrap();
            let (head, body) = definition.split_at(at);
            format!(
                "macro_rules! {name} {{ ($($body:tt)*) => {{\n{head}$($body)*\n}}; }}\n{name}! {{\n{body}}}\n"
            )
        }
        Way::Item => captures(&name, &[("item", definition)], "$p0"),
        Way::Statement => captures(&name, &[("stmt", definition)], "$p0"),
        Way::Captures(_) => captures(&name, &captured, &definition),
        Way::CapturesTwice => {
            let inner = format!("{name}_inner");
            let outer =
                captures(&name, &captured, &format!("{inner}! {{ {} }}", passed(&captured)));
            format!("{}{outer}", declared(&inner, &captured, &definition))
        }
    };
    written.forms.insert(match way {
        Way::Alone => "no macro".into(),
        Way::AroundAll => "a macro captures a tt of all".into(),
        Way::AroundAttributes => "a macro writes the attributes alone".into(),
        Way::Item => "a macro captures an item".into(),
        Way::Statement => "a macro captures a stmt".into(),
        Way::Captures(_) => "a macro writes the type".into(),
        Way::CapturesTwice => "a macro captures for another".into(),
    });
    if written.is_local {
        written.forms.insert("a type in a function".into());
    }
    written.text.push_str(&consts);
    written.text.push_str(&body);
    written
}

fn around_all(name: &str, definition: &str) -> String {
    format!(
        "macro_rules! {name} {{ ($($body:tt)*) => {{ $($body)* }}; }}\n{name}! {{\n{definition}}}\n"
    )
}

/// A macro that captures these, and its call.
fn captures(name: &str, captured: &[(&str, String)], body: &str) -> String {
    let texts: Vec<_> = captured.iter().map(|(_, text)| text.as_str()).collect();
    format!("{}{name}! {{\n{}\n}}\n", declared(name, captured, body), texts.join(",\n"))
}

fn declared(name: &str, captured: &[(&str, String)], body: &str) -> String {
    let kinds: Vec<_> =
        captured.iter().enumerate().map(|(at, (kind, _))| format!("$p{at}:{kind}")).collect();
    format!("macro_rules! {name} {{ ({}) => {{\n{body}\n}}; }}\n", kinds.join(", "))
}

/// What a macro has captured, for another.
fn passed(captured: &[(&str, String)]) -> String {
    let all: Vec<_> = (0..captured.len()).map(|at| format!("$p{at}")).collect();
    all.join(", ")
}

impl<'r> Source<'r> {
    fn new(ty: &Type, capture: usize, written: Written, random: &'r mut Random) -> Self {
        let prefix = if ty.name == "Nested" { "NESTED_" } else { "C" };
        let (captured, consts) = (vec![], String::new());
        Self { random, capture, captured, consts, prefix, is_default: false, written }
    }

    fn has_form(&mut self, form: impl Into<String>) {
        self.written.forms.insert(form.into());
    }

    /// `` enum: `http` ``, and with its value, where that is a name.
    fn has_key(&mut self, place: &str, key: &str) {
        let (name, value) = key.split_at(key.find([' ', '(']).unwrap_or(key.len()));
        self.has_form(format!("{place}: `{name}`"));
        if value.strip_prefix(" = ").is_some_and(|value| value.chars().all(char::is_alphanumeric)) {
            self.has_form(format!("{place}: `{key}`"));
        }
    }

    /// The text, or what a macro captures of it.
    fn take(&mut self, kinds: &[&'static str], text: &str) -> String {
        if self.capture == 0 || !self.random.percent(self.capture) {
            return text.to_owned();
        }
        let kind = self.random.of(kinds);
        let article = if "aeiou".contains(&kind[..1]) { "an" } else { "a" };
        self.has_form(format!("a macro captures {article} {kind}"));
        self.captured.push((kind, text.to_owned()));
        format!("$p{}", self.captured.len() - 1)
    }

    fn ident(&mut self, name: &str) -> String {
        self.take(&["ident", "tt"], name)
    }

    fn literal(&mut self, text: &str) -> String {
        let kinds = ["literal", "expr", "pat", "pat_param", "tt"];
        let is_one = !text.starts_with('-');
        self.take(if is_one { &kinds } else { &kinds[..4] }, text)
    }

    /// A literal, or the path of a constant of this value.
    fn value(&mut self, key: &str, ty: &str, text: &str) -> String {
        if !self.random.percent(12) {
            return self.literal(text);
        }
        let name = format!("{}{}", self.prefix, self.consts.lines().count());
        let allow = if self.is_default {
            "#[allow(dead_code, reason = \"it may be that no variant takes it\")] "
        } else {
            ""
        };
        writeln!(self.consts, "{allow}const {name}: {ty} = {text};").unwrap();
        let has_module = !self.written.is_local && self.random.percent(50);
        let path = if has_module { format!("self::{name}") } else { name };
        self.has_form(format!("`{key}` is a constant"));
        self.take(&["path", "expr", "pat"], &path)
    }

    fn text(&mut self, text: &str) -> String {
        let is_raw = self.random.percent(15)
            && !text.contains('\r')
            && !text.contains("\"#")
            && !text.contains('\u{7f}')
            && !text.contains('\u{2028}');
        if is_raw {
            self.has_form("a raw text");
        }
        let literal = if is_raw { format!("r#\"{text}\"#") } else { format!("{text:?}") };
        self.literal(&literal)
    }

    fn constant_text(&mut self, key: &str, text: &str) -> String {
        self.value(key, "&::core::primitive::str", &format!("{text:?}"))
    }

    /// `#[wire(a, b)]`, in one or more attributes.
    fn attributes(&mut self, place: &str, mut keys: Vec<String>, indent: &str) -> String {
        for key in &keys {
            self.has_key(place, key);
        }
        self.random.shuffle(&mut keys);
        let mut out = String::new();
        while !keys.is_empty() {
            let count = if self.random.percent(75) {
                keys.len()
            } else {
                1 + self.random.below(keys.len())
            };
            if count < keys.len() {
                self.has_form("several attributes");
            }
            let some: Vec<String> = keys.drain(..count).collect();
            let comma = if self.random.percent(20) { "," } else { "" };
            let mut meta = format!("wire({}{comma})", some.join(", "));
            if self.random.percent(5) {
                self.has_form("an attribute in `cfg_attr`");
                meta = format!("cfg_attr(all(), {meta})");
            }
            // What is captured inside cannot be captured once more.
            let meta = if meta.contains("$p") { meta } else { self.take(&["meta"], &meta) };
            writeln!(out, "{indent}#[{meta}]").unwrap();
        }
        out
    }
}
