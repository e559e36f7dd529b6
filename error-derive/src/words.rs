//! Splits a name into words, where `heck` does.

/// `task not found` from `TaskNotFound`.
pub(crate) fn sentence(name: &str) -> String {
    words(name).join(" ").to_lowercase()
}

/// `TASK_NOT_FOUND` from `TaskNotFound`.
pub(crate) fn upper_snake(name: &str) -> String {
    words(name).join("_").to_uppercase()
}

/// A word ends at a `_`, between `aB`, and before the last capital of `ABc`. A digit goes with
/// what stands before it.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![];
    for part in name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let chars: Vec<char> = part.chars().collect();
        let mut word = String::new();
        let mut last_letter = None; // of the word so far, with digits passed over
        for (at, &c) in chars.iter().enumerate() {
            let before_small = chars.get(at + 1).is_some_and(|next| next.is_lowercase());
            let starts = match last_letter {
                Some(last) if char::is_lowercase(last) => c.is_uppercase(),
                Some(_) => c.is_uppercase() && before_small,
                None => false,
            };
            if starts {
                words.push(std::mem::take(&mut word));
            }
            if c.is_lowercase() || c.is_uppercase() {
                last_letter = Some(c);
            }
            word.push(c);
        }
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use heck::{ToShoutySnakeCase, ToSnakeCase};

    use super::*;

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
        ] {
            assert_eq!(upper_snake(name), name.to_shouty_snake_case(), "{name}");
            assert_eq!(sentence(name), name.to_snake_case().replace('_', " "), "{name}");
        }
    }
}
