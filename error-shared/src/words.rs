//! Splits a name into words, where `heck` does.

use core::fmt::{self, Write};

/// The words of a name, such as `Task`, `Not` and `Found` of `TaskNotFound`, or `TASK`, `NOT` and
/// `FOUND` of `TASK_NOT_FOUND`.
///
/// A word ends at what is no letter or digit, between `aB`, and before the last capital of `ABc`.
/// A digit goes with what stands before it.
pub fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).flat_map(|part| {
        let mut rest = part;
        core::iter::from_fn(move || {
            let (word, others) = rest.split_at(first_word_len(rest));
            rest = others;
            (!word.is_empty()).then_some(word)
        })
    })
}

/// How many bytes the first word of letters and digits takes.
fn first_word_len(text: &str) -> usize {
    let mut last_letter: Option<char> = None; // digits are passed over
    for (at, c) in text.char_indices() {
        let before_small = || text[at..].chars().nth(1).is_some_and(char::is_lowercase);
        let starts_word = match last_letter {
            Some(last) if last.is_lowercase() => c.is_uppercase(),
            Some(_) => c.is_uppercase() && before_small(),
            None => false,
        };
        if starts_word {
            return at;
        }
        if c.is_lowercase() || c.is_uppercase() {
            last_letter = Some(c);
        }
    }
    text.len()
}

/// `task not found` from `TaskNotFound`.
///
/// # Errors
///
/// Where `out` fails.
pub fn sentence(name: &str, out: &mut dyn Write) -> fmt::Result {
    join(name, " ", Case::Lower, out)
}

/// `TASK_NOT_FOUND` from `TaskNotFound`.
///
/// # Errors
///
/// Where `out` fails.
pub fn upper_snake(name: &str, out: &mut dyn Write) -> fmt::Result {
    join(name, "_", Case::Upper, out)
}

/// `task-not-found` from `TASK_NOT_FOUND`.
///
/// # Errors
///
/// Where `out` fails.
pub fn kebab(name: &str, out: &mut dyn Write) -> fmt::Result {
    join(name, "-", Case::Lower, out)
}

/// `Task not found` from `TASK_NOT_FOUND`.
///
/// # Errors
///
/// Where `out` fails.
pub fn title(name: &str, out: &mut dyn Write) -> fmt::Result {
    join(name, " ", Case::Title, out)
}

/// `taskId` from `task_id`.
///
/// # Errors
///
/// Where `out` fails.
pub fn lower_camel(name: &str, out: &mut dyn Write) -> fmt::Result {
    join(name, "", Case::Camel, out)
}

#[derive(Clone, Copy)]
enum Case {
    Lower,
    Upper,
    /// The first letter as it is, the others lower.
    Title,
    /// The first letter of every word but the first upper, the others lower.
    Camel,
}

fn join(name: &str, separator: &str, case: Case, out: &mut dyn Write) -> fmt::Result {
    for (word_at, word) in words(name).enumerate() {
        if word_at > 0 {
            out.write_str(separator)?;
        }
        for (at, c) in word.chars().enumerate() {
            match case {
                Case::Upper => write_all(c.to_uppercase(), out)?,
                Case::Title if word_at + at == 0 => out.write_char(c)?,
                Case::Camel if word_at > 0 && at == 0 => write_all(c.to_uppercase(), out)?,
                Case::Lower | Case::Title | Case::Camel => write_all(c.to_lowercase(), out)?,
            }
        }
    }
    Ok(())
}

fn write_all(chars: impl Iterator<Item = char>, out: &mut dyn Write) -> fmt::Result {
    chars.into_iter().try_for_each(|c| out.write_char(c))
}

#[cfg(test)]
mod tests {
    extern crate alloc;

    use alloc::string::String;

    use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase};

    use super::*;

    type Join = fn(&str, &mut dyn Write) -> fmt::Result;

    fn joined(join: Join, name: &str) -> String {
        let mut text = String::new();
        join(name, &mut text).unwrap();
        text
    }

    #[test]
    fn a_name_splits_as_heck_splits_it() {
        for name in [
            "TaskNotFound",
            "HTTPError",
            "XMLHttpRequest",
            "Http2Error",
            "HTTP2Error",
            "V2",
            "A",
            "Sha256Mismatch",
            "E404",
            "IOError",
            "Snake_Case",
            "__odd__",
            "aB",
            "ABc",
            "ABC",
            "Über2Größe",
            "ID3v2Tag",
            "x1Y2z",
            "A1B",
            "NotFound2",
            "ipV4Address",
            "A2aError",
            "task_id",
        ] {
            assert_eq!(joined(upper_snake, name), name.to_shouty_snake_case(), "{name}");
            assert_eq!(joined(sentence, name), name.to_snake_case().replace('_', " "), "{name}");
            assert_eq!(joined(lower_camel, name), name.to_lower_camel_case(), "{name}");
        }
    }

    #[test]
    fn a_reason_makes_the_end_of_a_type_and_a_title() {
        for (reason, kebab_case, words) in [
            ("TASK_NOT_FOUND", "task-not-found", "Task not found"),
            ("E404", "e404", "E404"),
            ("HTTP2_ERROR", "http2-error", "Http2 error"),
            ("A__B_", "a-b", "A b"),
            ("", "", ""),
        ] {
            assert_eq!(joined(kebab, reason), kebab_case);
            assert_eq!(joined(title, reason), words);
            assert_eq!(reason.to_kebab_case(), kebab_case);
        }
    }
}
