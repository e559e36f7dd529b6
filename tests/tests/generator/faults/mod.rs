//! Faults: of every rule one way to break it, put into an enum that breaks none.

mod borrowed;
mod container;
mod fields;
mod items;
mod keys;
mod numbers;
mod rustc;
mod texts;

use super::random::Random;
use super::shape::Type;
use super::write;

/// A fault: its name, what stands on the enum and within it, or the whole type, and how many errors tell of
/// it: two where both sites are shown.
pub(crate) struct Fault(pub(crate) &'static str, &'static str, &'static str, pub(crate) usize);

/// What the macro refuses.
pub(crate) fn of_macro() -> Vec<&'static Fault> {
    let lists = [
        keys::FAULTS,
        numbers::FAULTS,
        texts::FAULTS,
        borrowed::FAULTS,
        fields::FAULTS,
        container::FAULTS,
        items::FAULTS,
    ];
    lists.into_iter().flatten().collect()
}

/// What rustc refuses.
pub(crate) fn of_rustc() -> Vec<&'static Fault> {
    rustc::FAULTS.iter().collect()
}

/// How a line ends in which the fault stands.
pub(crate) const MARK: &str = "// the fault";

/// An error that a faulty one nests.
const INNER: &str = "#[derive(::core::fmt::Debug, ::wire_error::WireError)]\n\
    #[wire(domain = \"shop.example\")]\n\
    enum Inner { #[wire(http = 404, code = -32050, reason = \"INNER\")] A }\n";

impl Fault {
    /// Whether the key stands in it.
    pub(crate) fn has(&self, key: &str) -> bool {
        let is_key = |word: &str| word == key;
        let words = |text: &'static str| text.split(|c: char| !c.is_alphanumeric() && c != '_');
        words(self.1).chain(words(self.2)).any(is_key)
    }

    /// The module with the fault, and nothing else that is wrong.
    pub(crate) fn module(&self, at: usize, ty: &Type, random: &mut Random) -> String {
        let Self(name, attributes, variants, _) = self;
        let is_whole = ["struct ", "enum ", "union "].iter().any(|word| attributes.contains(word));
        // Of a union `Debug` cannot be derived either.
        let debug = if attributes.contains("union ") { "" } else { "::core::fmt::Debug, " };
        let derive = format!("#[derive({debug}::wire_error::WireError)]");
        let items = if is_whole {
            write::around(&format!("{derive}\n{attributes} {MARK}\n"), random)
        } else {
            write::faulty(
                ty,
                &format!("{attributes} {MARK}"),
                &format!("{variants} {MARK}"),
                random,
            )
        };
        let inner =
            if variants.contains("Inner") || attributes.contains("Inner") { INNER } else { "" };
        format!(
            "mod f{at} {{ // {name}\n#![allow(dead_code, non_camel_case_types, non_snake_case, unused_imports)]\n\
            use ::core::primitive::{{str, u8}};\n\
            const STATUS: ::core::primitive::u16 = 200;\nconst CODE: ::core::primitive::i32 = -32500;\nconst REASON: &str = \"not a reason\";\n\
            #[derive(::core::fmt::Debug)]\nstruct Wraps<'a>(&'a str);\n{inner}{items}}}\n"
        )
    }
}
