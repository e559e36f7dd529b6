//! Writes a type: its attributes, its parameters, its variants.

use std::fmt::Write as _;

use super::super::shape::{Keys, Type, Variant, What};
use super::Source;

impl Source<'_> {
    pub(super) fn definition(&mut self, ty: &Type) -> String {
        let mut out = String::new();
        let derive = match ty.krate {
            Some("crate::again::errors") => "crate::again::errors::WireError",
            _ => "::wire_error::WireError",
        };
        let derives =
            if ty.debug { derive.to_owned() } else { format!("::core::fmt::Debug, {derive}") };
        writeln!(out, "#[derive({derives})]").unwrap();
        let mut keys = self.container(ty);
        if ty.is_struct && !matches!(ty.variants[0].what, What::Record) {
            keys.push("transparent".into());
        }
        let own = if ty.is_struct { &ty.variants[0].keys } else { &ty.defaults };
        self.is_default = !ty.is_struct;
        keys.extend(self.keys(own));
        self.is_default = false;
        out.push_str(&docs(own, ""));
        out.push_str(&self.attributes(if ty.is_struct { "struct" } else { "enum" }, keys, ""));
        let vis = self.random.of(&["", "pub", "pub(crate)", "pub(super)"]);
        let vis = if ty.name == "Nested" { "pub" } else { vis }; // no less than what nests it
        let vis =
            if vis.is_empty() { String::new() } else { format!("{} ", self.take(&["vis"], vis)) };
        let name = self.ident(&ty.name);
        let (parameters, clause) = self.generics(ty);
        if ty.is_struct {
            out.push_str(&self.body_of_struct(
                ty,
                &format!("{vis}struct {name}{parameters}"),
                &clause,
            ));
        } else {
            let body = self.variants(ty);
            writeln!(out, "{vis}enum {name}{parameters}{clause} /*body*/{{\n{body}}}").unwrap();
        }
        out
    }

    fn body_of_struct(&mut self, ty: &Type, head: &str, clause: &str) -> String {
        let variant = &ty.variants[0];
        let fields = self.fields(ty, variant);
        if variant.fields.is_empty() {
            let form = self.random.of(&[";", " {}", "();"]);
            let clause = if form == "();" { "" } else { clause };
            format!("{head}{clause} /*body*/{form}\n")
        } else if variant.is_named {
            format!("{head}{clause} /*body*/{fields}\n")
        } else {
            format!("{head}/*body*/{fields}{clause};\n")
        }
    }

    fn variants(&mut self, ty: &Type) -> String {
        let mut body = String::new();
        for variant in &ty.variants {
            body.push_str(&docs(&variant.keys, "    "));
            let keys = self.keys_of(ty, variant);
            body.push_str(&self.attributes("variant", keys, "    "));
            let fields = self.fields(ty, variant);
            let name = self.ident(&variant.name);
            let fields = if variant.fields.is_empty() {
                self.random.of(&["", " {}", "()"]).to_owned()
            } else {
                fields
            };
            writeln!(body, "    {name}{fields},").unwrap();
        }
        body
    }

    fn keys_of(&mut self, ty: &Type, variant: &Variant) -> Vec<String> {
        match &variant.what {
            What::Record => {
                let mut keys = self.keys(&variant.keys);
                keys.extend(variant.keys.unset.iter().map(|name| format!("{name} = false")));
                keys
            }
            What::SameAs(at) => {
                let target = self.ident(&ty.variants[*at].name);
                vec![format!("same_as = {target}")]
            }
            What::Nested(_) | What::Protocol => vec!["transparent".into()],
        }
    }

    /// The parameters, and the `where` behind them.
    fn generics(&mut self, ty: &Type) -> (String, String) {
        let generics = &ty.generics;
        let (mut parameters, mut bounds) = (vec![], vec![]);
        parameters.extend(generics.lifetime.map(|name| self.take(&["lifetime", "tt"], name)));
        if let Some(name) = generics.ty {
            let shown = "::core::fmt::Display + ::core::fmt::Debug";
            let default = if generics.has_defaults { " = ::core::primitive::u16" } else { "" };
            let name = self.ident(name);
            parameters.push(match generics.bounds {
                0 => format!("{name}: {shown}{default}"),
                _ => format!("{name}{default}"),
            });
            if generics.bounds == 1 {
                bounds.push(format!("{name}: {shown}"));
            }
        }
        if let Some(name) = generics.number {
            let default = if generics.has_defaults { " = 2" } else { "" };
            let name = self.ident(name);
            parameters.push(format!("const {name}: ::core::primitive::usize{default}"));
            if generics.bounds == 1 {
                bounds.push(format!("[::core::primitive::u8; {name}]: ::core::marker::Sized"));
            }
        }
        let listed = |list: Vec<String>, start: &str, end: &str| {
            if list.is_empty() { String::new() } else { format!("{start}{}{end}", list.join(", ")) }
        };
        (listed(parameters, "<", ">"), listed(bounds, " where ", ""))
    }

    fn container(&mut self, ty: &Type) -> Vec<String> {
        let mut keys = vec![];
        if let Some(domain) = &ty.domain {
            keys.push(format!("domain = {}", self.constant_text("domain", domain)));
        }
        if let Some(base) = &ty.type_base {
            keys.push(format!("type_base = {}", self.constant_text("type_base", base)));
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
            keys.push(match self.random.below(3) {
                0 => format!("client = {}", self.ident(client)),
                1 => format!("client({client})"),
                _ => {
                    self.has_form("`client` derives");
                    format!("client({client}, derive(Clone, PartialEq))")
                }
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
        for (name, ranges) in &ty.ranges {
            let is_one = !ranges.contains(',');
            let is_list = !is_one || self.random.percent(50);
            self.has_form(format!(
                "`{name}` {}",
                if is_list { "is a list" } else { "is one range" }
            ));
            keys.push(if is_list {
                format!("{name}({ranges})")
            } else {
                format!("{name} = {ranges}")
            });
        }
        keys
    }
}

fn docs(keys: &Keys, indent: &str) -> String {
    if keys.description == 1 {
        format!("{indent}/// What the \"catalogue\" says.\n{indent}///\n{indent}/// - of it\n")
    } else {
        String::new()
    }
}
