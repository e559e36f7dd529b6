//! Writes the fields of a variant.

use std::fmt::Write as _;

use super::super::shape::{Field, FieldKey, Type, Variant, What};
use super::Source;

impl Source<'_> {
    pub(super) fn fields(&mut self, ty: &Type, variant: &Variant) -> String {
        let mut out = String::new();
        for field in &variant.fields {
            let (helpers, keys) = self.field_keys(field);
            let attributes = self.attributes("field", keys, "        ");
            let attributes = format!("{helpers}{attributes}");
            let field_ty = self.field_type(ty, variant, field);
            let vis = if ty.is_struct { self.random.of(&["", "pub ", "pub(crate) "]) } else { "" };
            if variant.is_named {
                let name = self.ident(&field.name);
                writeln!(out, "{attributes}        {vis}{name}: {field_ty},").unwrap();
            } else {
                writeln!(out, "{attributes}        {vis}{field_ty},").unwrap();
            }
        }
        if variant.is_named { format!(" {{\n{out}    }}") } else { format!("(\n{out}    )") }
    }

    fn field_type(&mut self, ty: &Type, variant: &Variant, field: &Field) -> String {
        let array = "[::core::primitive::u8; ";
        if matches!(variant.what, What::Nested(_)) {
            self.ident(&field.ty)
        } else if Some(&*field.ty) == ty.generics.ty {
            self.take(&["ident", "ty", "tt"], &field.ty)
        } else if let Some(length) = field.ty.strip_prefix(array) {
            let length = length.trim_end_matches(']');
            let length = match self.random.below(2) {
                0 => self.take(&["block"], &format!("{{ {length} }}")),
                _ => self.take(&["expr", "tt"], length),
            };
            format!("{array}{length}]")
        } else {
            self.take(&["ty"], &field.ty)
        }
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
                FieldKey::Metadata(says) => format!("metadata = {says}"),
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
                FieldKey::Source if field.name == "source" => continue,
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
