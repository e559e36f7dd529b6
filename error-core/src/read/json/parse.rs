//! Reads JSON from a peer: within bounds, and without losing what is not known.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString as _;
use core::fmt;
use core::str::FromStr;

use serde::de::{Error as _, SeqAccess};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::DecodeError;
use crate::error::cut::cut_at;
use crate::read::decode_error::MAX_DEPTH;
use crate::write::json::MAX_BODY;

/// The body as text, if it is within the bounds of every decoder.
pub(crate) fn text(body: &[u8]) -> Result<&str, DecodeError> {
    if body.len() > MAX_BODY {
        return Err(DecodeError::TooLong { len: body.len() });
    }
    let text = core::str::from_utf8(body)
        .map_err(|error| DecodeError::Malformed { what: format!("not valid JSON: {error}") })?;
    if opens(body) > MAX_DEPTH {
        check_depth(body)?;
    }
    Ok(text)
}

/// How many bytes may open a level: more than do, since some stand in strings.
fn opens(body: &[u8]) -> usize {
    // By blocks whose count fits a byte, so that the compiler compares many bytes at once.
    body.chunks(64)
        .map(|block| {
            usize::from(block.iter().map(|byte| u8::from(byte | 0x20 == b'{')).sum::<u8>())
        })
        .sum()
}

fn check_depth(body: &[u8]) -> Result<(), DecodeError> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (offset, byte) in body.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(DecodeError::TooDeep { offset });
        }
    }
    Ok(())
}

/// Why `body` was not read as what `expected` names.
#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
pub(crate) fn error(expected: &str, error: serde_json::Error) -> DecodeError {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = error.to_string();
    let what = text.strip_suffix(&place).unwrap_or(&text);
    let what = cut_at(what, 256); // it may quote the peer
    if error.is_data() {
        DecodeError::NotAnError { what: format!("not {expected}: {what}{place}") }
    } else {
        DecodeError::Malformed { what: format!("not valid JSON: {what}{place}") }
    }
}

/// What of `text` is not as `expected` has it: `why`, at the start of `part`.
pub(crate) fn not_an_error(expected: &str, why: &str, text: &str, part: &str) -> DecodeError {
    let offset = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.len() - before.rfind('\n').map_or(0, |end| end + 1) + 1;
    let what = format!("not {expected}: {why} at line {line} column {column}");
    DecodeError::NotAnError { what }
}

/// In a visitor that takes no string: what is said of one does not quote all of it. It is asked by
/// `deserialize_any`: of a string in the place of a map `serde_json` itself says all.
macro_rules! quote_no_more_than_the_start {
    () => {
        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
            let start = $crate::error::cut::cut_at(text, 256);
            Err(E::invalid_type(serde::de::Unexpected::Str(start), &self))
        }
    };
}

pub(crate) use quote_no_more_than_the_start;

/// A number, without a word of what stands in its place.
pub(crate) struct Number<T>(pub(crate) T);

impl<'de, T: FromStr> Deserialize<'de> for Number<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = <&RawValue>::deserialize(deserializer)?.get().parse();
        number.map(Self).map_err(|_| D::Error::custom("not such a number"))
    }
}

/// A string as it is written.
pub(crate) struct Quoted<'a>(pub(crate) &'a RawValue);

impl<'de> Deserialize<'de> for Quoted<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = <&RawValue>::deserialize(deserializer)?;
        let is_string = json.get().starts_with('"');
        is_string.then_some(Self(json)).ok_or_else(|| D::Error::custom("not a string"))
    }
}

/// Calls `take` with each element of an array.
pub(crate) fn each<'a>(
    json: &'a str,
    take: impl FnMut(&'a RawValue),
) -> Result<(), serde_json::Error> {
    struct Visitor<F>(F);

    impl<'de, F: FnMut(&'de RawValue)> serde::de::Visitor<'de> for Visitor<F> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a sequence")
        }

        quote_no_more_than_the_start!();

        fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
            while let Some(element) = list.next_element()? {
                self.0(element);
            }
            Ok(())
        }
    }

    let mut json = serde_json::Deserializer::from_str(json);
    json.deserialize_any(Visitor(take))?;
    json.end()
}

/// A string that is not copied, unless it holds an escape.
#[derive(Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Str<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

/// A struct that is read from a JSON object, each member of which may be absent. It knows whether the
/// object held `more` than the struct does.
macro_rules! object {
    (
        $(#[$doc:meta])*
        $name:ident $(<$lifetime:lifetime>)? {
            $($field:ident: $ty:ty = $($key:literal)|+,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Default)]
        #[allow(clippy::struct_field_names, reason = "they are the standards' own")]
        pub(crate) struct $name $(<$lifetime>)? {
            $(pub(crate) $field: $ty,)*
            pub(crate) more: bool,
        }

        const _: () = {
            /// The members by name.
            #[allow(non_camel_case_types, reason = "a member has one name")]
            enum Member {
                $($field,)*
                More,
            }

            impl<'de> serde::Deserialize<'de> for Member {
                fn deserialize<D: serde::Deserializer<'de>>(name: D) -> Result<Self, D::Error> {
                    struct Visitor;

                    impl serde::de::Visitor<'_> for Visitor {
                        type Value = Member;

                        fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                            f.write_str("a name")
                        }

                        fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Member, E> {
                            Ok(match name {
                                $($($key)|+ => Member::$field,)*
                                _ => Member::More,
                            })
                        }
                    }

                    name.deserialize_identifier(Visitor)
                }
            }

            impl<'de> $name $(<$lifetime>)? {
                /// Reads the members of one object.
                pub(crate) fn read<A: serde::de::MapAccess<'de>>(
                    &mut self,
                    mut map: A,
                ) -> Result<(), A::Error> {
                    $(let mut $field = false;)*
                    while let Some(member) = map.next_key::<Member>()? {
                        match member {
                            $(Member::$field => {
                                if core::mem::replace(&mut $field, true) {
                                    return Err(serde::de::Error::duplicate_field(
                                        stringify!($field),
                                    ));
                                }
                                self.$field = map.next_value()?;
                            })*
                            Member::More => {
                                map.next_value::<serde::de::IgnoredAny>()?;
                                self.more = true;
                            }
                        }
                    }
                    Ok(())
                }
            }

            impl<'de> serde::Deserialize<'de> for $name $(<$lifetime>)? {
                fn deserialize<D: serde::Deserializer<'de>>(object: D) -> Result<Self, D::Error> {
                    struct Visitor;

                    impl<'de> serde::de::Visitor<'de> for Visitor {
                        type Value = $name $(<$lifetime>)?;

                        fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                            f.write_str("an object")
                        }

                        $crate::read::json::parse::quote_no_more_than_the_start!();

                        fn visit_map<A: serde::de::MapAccess<'de>>(
                            self,
                            map: A,
                        ) -> Result<Self::Value, A::Error> {
                            let mut object = $name::default();
                            object.read(map)?;
                            Ok(object)
                        }
                    }

                    object.deserialize_any(Visitor)
                }
            }
        };
    };
}

pub(crate) use object;

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    #[test]
    fn only_what_opens_outside_a_string_is_deep() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(text(nested(128).as_bytes()), Ok(nested(128).as_str()));
        assert_eq!(text(nested(129).as_bytes()), Err(DecodeError::TooDeep { offset: 128 }));
        let objects =
            |depth: usize| format!("{}{}{}", r#"{"a":"#.repeat(depth), 1, "}".repeat(depth));
        assert_eq!(text(objects(128).as_bytes()), Ok(objects(128).as_str()));
        assert_eq!(text(objects(129).as_bytes()), Err(DecodeError::TooDeep { offset: 640 }));
        let open = "[".repeat(129);
        assert_eq!(text(open.as_bytes()), Err(DecodeError::TooDeep { offset: 128 }));
        let quoted_close = format!(r#"{}"]",["#, "[".repeat(128));
        assert_eq!(text(quoted_close.as_bytes()), Err(DecodeError::TooDeep { offset: 132 }));
        let quoted = format!(r#"["\"{}\\",{{"a":1}}]"#, "[{".repeat(1000));
        assert_eq!(text(quoted.as_bytes()), Ok(quoted.as_str()));
        let many = "[],".repeat(1000);
        assert_eq!(text(many.as_bytes()), Ok(many.as_str()));
    }

    #[test]
    fn a_quoted_text_of_the_peer_is_cut() {
        let long = format!("\"{}\"", "x".repeat(10_000));
        let why = serde_json::from_str::<u8>(&long).unwrap_err();
        let DecodeError::NotAnError { what } = error("a number", why) else { panic!() };
        let quoted: String = "x".repeat(256 - "invalid type: string \"".len());
        assert_eq!(
            what,
            format!("not a number: invalid type: string \"{quoted} at line 1 column 10002")
        );
    }
}
