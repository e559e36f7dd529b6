//! Writes a type as Rust, by itself or through a macro that captures what it is made of.

use std::fmt::Write as _;

use super::random::Random;
use super::shape::{Field, FieldKey, Keys, Piece, Reason, Spec, Type, Variant, What};

/// Where the source is written to.
pub(crate) struct Source<'r> {
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
}

/// The items of a module with the type: all but what shows its values.
pub(crate) fn items(ty: &Type, random: &mut Random) -> String {
    let mut out = String::new();
    for variant in &ty.variants {
        if let What::Nested(nested) = &variant.what {
            out.push_str(&item(nested, random));
        }
    }
    out.push_str(&item(ty, random));
    out
}

/// A type with a fault: these attributes stand on it, and these variants in it.
pub(crate) fn faulty(ty: &Type, attributes: &str, variants: &str, random: &mut Random) -> String {
    let mut source = Source {
        random,
        capture: 0,
        captured: vec![],
        consts: String::new(),
        prefix: "C",
        is_default: false,
    };
    let definition = source.definition(ty).replace("/*body*/{\n", &format!("{{\n    {variants}\n"));
    let (derive, rest) = definition.split_once('\n').unwrap();
    let derive = if attributes.contains("debug") {
        derive.replace("::core::fmt::Debug, ", "")
    } else {
        derive.to_owned()
    };
    let definition = format!("{derive}\n{attributes}\n{rest}");
    let consts = source.consts;
    match random.below(3) {
        0 => format!(
            "{consts}macro_rules! make {{ ($($body:tt)*) => {{ $($body)* }}; }}\nmake! {{\n{definition}}}\n"
        ),
        _ => format!("{consts}{definition}"),
    }
}

/// One type, with the constants that it names.
pub(crate) fn item(ty: &Type, random: &mut Random) -> String {
    let way = random.below(10);
    let capture = match way {
        0..=2 => 0,
        3 => 100,
        _ => 30,
    };
    let prefix = if ty.name == "Nested" { "NESTED_" } else { "C" };
    let mut source = Source {
        random,
        capture,
        captured: vec![],
        consts: String::new(),
        prefix,
        is_default: false,
    };
    let definition = source.definition(ty);
    let Source { captured, consts, .. } = source;
    let name = format!("make_{}", ty.name.trim_start_matches("r#").len());
    let body = match way {
        0 => definition,
        1 => format!(
            "macro_rules! {name} {{ ($($body:tt)*) => {{ $($body)* }}; }}\n{name}! {{\n{definition}}}\n"
        ),
        2 => {
            // The attributes stand in the macro, and the body is the caller's.
            let at = definition.find("/*body*/").unwrap();
            let (head, body) = definition.split_at(at);
            format!("macro_rules! {name} {{ ($($body:tt)*) => {{\n{head}$($body)*\n}}; }}\n{name}! {{\n{body}}}\n")
                .replace("/*open*/", "").replace("/*close*/", "")
        }
        _ => {
            let kinds: Vec<_> = captured
                .iter()
                .enumerate()
                .map(|(at, (kind, _))| format!("$p{at}:{kind}"))
                .collect();
            let texts: Vec<_> = captured.iter().map(|(_, text)| text.as_str()).collect();
            format!(
                "macro_rules! {name} {{ ({}) => {{\n{definition}}}; }}\n{name}! {{\n{}\n}}\n",
                kinds.join(", "),
                texts.join(",\n"),
            )
        }
    };
    format!("{consts}{body}")
}

impl Source<'_> {
    /// The text, or what a macro captures of it.
    fn take(&mut self, kinds: &[&'static str], text: &str) -> String {
        if self.capture == 0 || !self.random.percent(self.capture) {
            return text.to_owned();
        }
        let kind = self.random.of(kinds);
        self.captured.push((kind, text.to_owned()));
        format!("$p{}", self.captured.len() - 1)
    }

    fn ident(&mut self, name: &str) -> String {
        self.take(&["ident", "tt"], name)
    }

    fn literal(&mut self, text: &str) -> String {
        let kinds: &[_] =
            if text.starts_with('-') { &["literal", "expr"] } else { &["literal", "tt", "expr"] };
        self.take(kinds, text)
    }

    /// A literal, or the path of a constant of this value.
    fn value(&mut self, ty: &str, text: &str) -> String {
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
        let path = if self.random.percent(50) { format!("self::{name}") } else { name };
        self.take(&["path", "expr"], &path)
    }

    fn text(&mut self, text: &str) -> String {
        let literal = if self.random.percent(15)
            && !text.contains('\r')
            && !text.contains("\"#")
            && !text.contains('\u{7f}')
            && !text.contains('\u{2028}')
        {
            format!("r#\"{text}\"#")
        } else {
            format!("{text:?}")
        };
        self.literal(&literal)
    }

    fn constant_text(&mut self, text: &str) -> String {
        self.value("&::core::primitive::str", &format!("{text:?}"))
    }

    /// `#[wire(a, b)]`, in one or more attributes.
    fn attributes(&mut self, mut keys: Vec<String>, indent: &str) -> String {
        self.random.shuffle(&mut keys);
        let mut out = String::new();
        while !keys.is_empty() {
            let count = if self.random.percent(75) {
                keys.len()
            } else {
                1 + self.random.below(keys.len())
            };
            let some: Vec<String> = keys.drain(..count).collect();
            let comma = if self.random.percent(20) { "," } else { "" };
            let meta = format!("wire({}{comma})", some.join(", "));
            let meta =
                if self.random.percent(5) { format!("cfg_attr(all(), {meta})") } else { meta };
            // What is captured inside cannot be captured once more.
            let meta = if meta.contains("$p") { meta } else { self.take(&["meta"], &meta) };
            writeln!(out, "{indent}#[{meta}]").unwrap();
        }
        out
    }

    fn definition(&mut self, ty: &Type) -> String {
        let mut out = String::new();
        let derive = match ty.krate {
            Some("crate::again::errors") => "crate::again::errors::WireError",
            _ => "::wire_error::WireError",
        };
        let derives =
            if ty.debug { derive.to_owned() } else { format!("::core::fmt::Debug, {derive}") };
        writeln!(out, "#[derive({derives})]").unwrap();
        let mut keys = self.container(ty);
        let default_keys = if ty.is_struct { &ty.variants[0].keys } else { &ty.defaults };
        self.is_default = !ty.is_struct;
        keys.extend(self.keys(default_keys));
        self.is_default = false;
        out.push_str(&Self::docs(
            if ty.is_struct { &ty.variants[0].keys } else { &ty.defaults },
            "",
        ));
        out.push_str(&self.attributes(keys, ""));
        let vis = self.random.of(&["", "pub ", "pub(crate) ", "pub(super) "]);
        let vis = if ty.name == "Nested" { "pub " } else { vis }; // no less than what nests it
        let vis = if vis.is_empty() {
            vis.to_owned()
        } else {
            format!("{} ", self.take(&["vis"], vis.trim()))
        };
        let name = self.ident(&ty.name);
        let (parameters, clause) = generics(ty);
        if ty.is_struct {
            let variant = &ty.variants[0];
            let fields = self.fields(variant, true);
            if variant.fields.is_empty() {
                let form = self.random.of(&[";", " {}", "();"]);
                let clause = if form == "();" { "" } else { clause.as_str() };
                writeln!(out, "{vis}struct {name}{parameters}{clause} /*body*/{form}").unwrap();
            } else if variant.is_named {
                writeln!(out, "{vis}struct {name}{parameters}{clause} /*body*/{fields}").unwrap();
            } else {
                writeln!(out, "{vis}struct {name}{parameters}/*body*/{fields}{clause};").unwrap();
            }
            return out;
        }
        let mut body = String::new();
        for variant in &ty.variants {
            body.push_str(&Self::docs(&variant.keys, "    "));
            let mut keys = match &variant.what {
                What::Record => self.keys(&variant.keys),
                What::SameAs(at) => {
                    let target = self.ident(&ty.variants[*at].name);
                    vec![format!("same_as = {target}")]
                }
                _ => vec!["transparent".into()],
            };
            if matches!(variant.what, What::Record) {
                keys.extend(variant.keys.unset.iter().map(|name| format!("{name} = false")));
            }
            body.push_str(&self.attributes(keys, "    "));
            let fields = self.fields(variant, false);
            let name = self.ident(&variant.name);
            let fields = if variant.fields.is_empty() {
                self.random.of(&["", " {}", "()"]).to_owned()
            } else {
                fields
            };
            writeln!(body, "    {name}{fields},").unwrap();
        }
        writeln!(out, "{vis}enum {name}{parameters}{clause} /*body*/{{\n{body}}}").unwrap();
        out
    }

    fn docs(keys: &Keys, indent: &str) -> String {
        if keys.description == 1 {
            format!("{indent}/// What the \"catalogue\" says.\n{indent}///\n{indent}/// - of it\n")
        } else {
            String::new()
        }
    }

    fn container(&mut self, ty: &Type) -> Vec<String> {
        let mut keys = vec![];
        if let Some(domain) = &ty.domain {
            keys.push(format!("domain = {}", self.constant_text(domain)));
        }
        if let Some(base) = &ty.type_base {
            keys.push(format!("type_base = {}", self.constant_text(base)));
        }
        keys.extend(ty.data.map(|data| format!("data = {}", self.ident(data))));
        match ty.metadata {
            Some("false") => keys.push("metadata = false".into()),
            Some(metadata) => keys.push(format!("metadata = {}", self.ident(metadata))),
            None => {}
        }
        keys.extend(ty.internal_display.then(|| "internal_display".into()));
        keys.extend(ty.debug.then(|| "debug".into()));
        if let Some(client) = &ty.client {
            keys.push(if self.random.percent(50) {
                format!("client = {}", self.ident(client))
            } else {
                format!("client({client}, derive(Clone, PartialEq))")
            });
        }
        if !ty.into.is_empty() {
            keys.push(format!("into({})", ty.into.join(", ")));
        }
        keys.extend(ty.body.map(|body| format!("body = {}", self.take(&["path"], body))));
        keys.extend(
            ty.content_type
                .map(|it| format!("content_type = {}", self.literal(&format!("{it:?}")))),
        );
        keys.extend(ty.krate.map(|krate| format!("crate = {}", self.take(&["path"], krate))));
        keys.extend(ty.ranges.iter().map(|(name, ranges)| format!("{name}({ranges})")));
        keys
    }

    fn keys(&mut self, said: &Keys) -> Vec<String> {
        let mut keys = vec![];
        keys.extend(said.code.map(|code| {
            format!("code = {}", self.value("::core::primitive::i32", &code.to_string()))
        }));
        keys.extend(said.http.map(|http| {
            format!("http = {}", self.value("::core::primitive::u16", &http.to_string()))
        }));
        keys.extend(said.grpc.map(|grpc| format!("grpc = {}", self.ident(grpc))));
        match &said.reason {
            Some(Reason::OfName) => keys.push("reason".into()),
            Some(Reason::Text(reason)) => {
                keys.push(format!("reason = {}", self.constant_text(reason)));
            }
            None => {}
        }
        if let Some(message) = &said.message {
            let template = template(message);
            keys.push(format!("message = {}", self.text(&template)));
        }
        keys.extend(said.opaque.then(|| "opaque".into()));
        keys.extend(
            said.retry_after
                .map(|(text, _)| format!("retry_after = {}", self.literal(&format!("{text:?}")))),
        );
        keys.extend(
            said.retryable
                .map(|it| if it { "retryable".into() } else { "retryable = false".into() }),
        );
        if let Some(help) = &said.help {
            keys.push(format!("help = {}", self.constant_text(help)));
        }
        for (name, value) in &said.headers {
            let (name, value) =
                (self.literal(&format!("{name:?}")), self.literal(&format!("{value:?}")));
            keys.push(format!("header({name}, {value})"));
        }
        keys.extend(
            said.www_authenticate
                .map(|it| format!("www_authenticate = {}", self.literal(&format!("{it:?}")))),
        );
        keys.extend(said.title.map(|it| format!("title = {}", self.text(it))));
        keys.extend(
            said.type_uri.map(|it| format!("type_uri = {}", self.literal(&format!("{it:?}")))),
        );
        keys.extend(said.fix.then(|| "fix = \"List them first.\"".into()));
        keys.extend(said.log.map(|log| format!("log = {}", self.ident(log))));
        match said.description {
            1 => keys.push("description".into()),
            2 => keys.push("description = \"What the catalogue says.\"".into()),
            _ => {}
        }
        keys.extend(said.no_metadata.then(|| "metadata = false".into()));
        keys
    }

    fn fields(&mut self, variant: &Variant, is_struct: bool) -> String {
        let mut out = String::new();
        for field in &variant.fields {
            let (helpers, keys) = self.field_keys(field);
            let attributes = self.attributes(keys, "        ");
            let attributes = format!("{helpers}{attributes}");
            let ty = if matches!(variant.what, What::Nested(_)) {
                self.ident(&field.ty)
            } else if field.ty == "T" {
                self.take(&["ident", "ty", "tt"], &field.ty)
            } else {
                self.take(&["ty"], &field.ty)
            };
            let vis = if is_struct { self.random.of(&["", "pub ", "pub(crate) "]) } else { "" };
            if variant.is_named {
                let name = self.ident(&field.name);
                writeln!(out, "{attributes}        {vis}{name}: {ty},").unwrap();
            } else {
                writeln!(out, "{attributes}        {vis}{ty},").unwrap();
            }
        }
        if variant.is_named { format!(" {{\n{out}    }}") } else { format!("(\n{out}    )") }
    }

    fn field_keys(&mut self, field: &Field) -> (&'static str, Vec<String>) {
        let mut helper = "";
        let mut keys = vec![];
        for key in &field.keys {
            keys.push(match key {
                FieldKey::Public(None) => "public".into(),
                FieldKey::Public(Some(name)) => {
                    format!("public = {}", self.literal(&format!("{name:?}")))
                }
                FieldKey::NoMetadata => "metadata = false".into(),
                FieldKey::Extension(None) => "extension".into(),
                FieldKey::Extension(Some(name)) => {
                    format!("extension = {}", self.literal(&format!("{name:?}")))
                }
                FieldKey::Fmt => format!("fmt = {}", self.take(&["path"], "crate::in_brackets")),
                FieldKey::Header(name) => {
                    format!("header = {}", self.literal(&format!("{name:?}")))
                }
                FieldKey::Challenge => "www_authenticate".into(),
                FieldKey::Detail => "rpc_detail".into(),
                FieldKey::Data => "data".into(),
                FieldKey::ClientType(ty) => format!("client_type = {}", self.take(&["ty"], ty)),
                FieldKey::Secret => "secret".into(),
                FieldKey::RetryAfter => "retry_after".into(),
                FieldKey::Violations => "field_violations".into(),
                FieldKey::Source => {
                    helper = "        #[source]\n";
                    continue;
                }
                FieldKey::From => {
                    helper = "        #[from]\n";
                    continue;
                }
            });
        }
        (helper, keys)
    }
}

fn generics(ty: &Type) -> (String, String) {
    let generics = &ty.generics;
    let mut parameters = vec![];
    parameters.extend(generics.lifetime.then(|| "'a".to_owned()));
    let mut clause = String::new();
    if generics.ty {
        let bounds = "::core::fmt::Display + ::core::fmt::Debug";
        match generics.bounds {
            0 => parameters.push(format!("T: {bounds}")),
            1 => {
                parameters.push("T".into());
                clause = format!(" where T: {bounds}");
            }
            _ => parameters.push("T".into()),
        }
    }
    parameters.extend(generics.number.then(|| "const N: ::core::primitive::usize".to_owned()));
    let parameters =
        if parameters.is_empty() { String::new() } else { format!("<{}>", parameters.join(", ")) };
    (parameters, clause)
}

fn template(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.replace('{', "{{").replace('}', "}}"),
        Piece::Field(name, spec) => match spec {
            Spec::None => format!("{{{name}}}"),
            Spec::Right(width) => format!("{{{name}:>{width}}}"),
            Spec::Left(width) => format!("{{{name}:<{width}}}"),
            Spec::Center(width) => format!("{{{name}:^{width}}}"),
            Spec::Filled(width) => format!("{{{name}:*>{width}}}"),
            Spec::Zeros(width) => format!("{{{name}:0{width}}}"),
            Spec::Hex => format!("{{{name}:x}}"),
            Spec::Cut(most) => format!("{{{name}:.{most}}}"),
        },
    };
    pieces.iter().map(piece).collect()
}

/// The value of a variant.
pub(crate) fn value(ty: &Type, variant: &Variant, at: usize) -> String {
    let path =
        if ty.is_struct { ty.name.clone() } else { format!("{}::{}", ty.name, variant.name) };
    let expr = |field: &Field| match &variant.what {
        What::Nested(nested) => {
            let values = nested.variants[0].values;
            value(nested, &nested.variants[at / values], at % values)
        }
        _ => field.values[at].expr.clone(),
    };
    let named = |field: &Field| format!("{}: {}", field.name, expr(field));
    let fields: Vec<_> = variant.fields.iter().map(named).collect();
    // A tuple may be written so, too: `{ 0: value }`.
    format!("{path} {{ {} }}", fields.join(", "))
}

/// The type with what stands for its parameters.
pub(crate) fn applied(ty: &Type) -> String {
    let generics = &ty.generics;
    let mut arguments = vec![];
    arguments.extend(generics.lifetime.then_some("'static"));
    arguments.extend(generics.ty.then_some("::core::primitive::u16"));
    arguments.extend(generics.number.then_some("2"));
    if arguments.is_empty() {
        ty.name.clone()
    } else {
        format!("{}<{}>", ty.name, arguments.join(", "))
    }
}
