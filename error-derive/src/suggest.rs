//! What was meant by a word that is not known.

use crate::keys::{self, KEYS, Key, NOT_KEYS, Place};

/// What to write in place of a word that is not a key at `place`. The user's own value comes along.
pub(crate) fn instead(word: &str, value: &str, place: Place) -> String {
    let place_of_words = if place == Place::Struct { Place::Enum } else { place };
    let is_meant = |key: &&Key| key.other_names.contains(&word);
    let not_key = NOT_KEYS
        .iter()
        .find(|(words, home, _)| *home == place_of_words && words.contains(&word))
        .map(|(.., what)| what.replace("{}", word));
    let here = || meant_here(word, value, place);
    let elsewhere = || {
        let key = KEYS.iter().find(is_meant)?;
        Some(format!("write `#[wire({})]` on {}", key.written(value), key.home.describe()))
    };
    let spelt = || nearest_key(word, place).map(|name| format!("did you mean `{name}`?"));
    not_key.or_else(here).or_else(spelt).or_else(elsewhere).unwrap_or_else(|| {
        let names: Vec<_> = keys::at(place).map(|key| key.name).collect();
        format!("the keys of {} are `{}`", place.describe(), names.join("`, `"))
    })
}

/// How the key of this place is written that the word stands for elsewhere, or once stood for.
pub(crate) fn meant_here(word: &str, value: &str, place: Place) -> Option<String> {
    let key = keys::at(place).find(|key| key.other_names.contains(&word))?;
    Some(format!("write `{}`", key.written(value)))
}

/// The key that `word` is near to, one that may stand at `place` before any other.
fn nearest_key(word: &str, place: Place) -> Option<&'static str> {
    KEYS.iter()
        .filter_map(|key| Some((slip(word, key.name)?, key.name)))
        .min_by_key(|&(distance, name)| (distance, keys::find(name, place).is_err()))
        .map(|(_, name)| name)
}

/// How far `word` is from the known one, if that is at most a third of the longer one's letters.
fn slip(word: &str, known: &str) -> Option<usize> {
    let distance = distance(&word.to_lowercase(), &known.to_lowercase());
    let longer = word.len().max(known.len()).max(3);
    (distance <= longer / 3).then_some(distance)
}

/// The words, the nearest to `word` first.
pub(crate) fn nearest_first(word: &str, words: Vec<String>) -> Vec<String> {
    // Where few words are put in order, a sort is too much code to compile.
    let (mut nearest, mut distances) = (vec![], vec![]);
    for known in words {
        let distance = distance(word, &known);
        let at = distances.partition_point(|other| *other <= distance);
        distances.insert(at, distance);
        nearest.insert(at, known);
    }
    nearest
}

/// The one of these words that `word` is near to.
pub(crate) fn nearest<'a>(word: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    words
        .filter_map(|known| Some((slip(word, known)?, known)))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, known)| known)
}

/// How many letters must be added, left out, replaced or swapped with the next.
fn distance(from: &str, to: &str) -> usize {
    let (from, to) = (from.as_bytes(), to.as_bytes());
    let mut rows = vec![vec![0; to.len() + 1]; from.len() + 1];
    for i in 0..=from.len() {
        for j in 0..=to.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = rows[i - 1][j - 1] + usize::from(from[i - 1] != to[j - 1]);
                let mut least = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                if i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] {
                    least = least.min(rows[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    rows[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_may_be_missing_or_one_too_many_or_another_or_swapped_with_the_next() {
        for (from, to, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("http", "http", 0),
            ("http", "htp", 1),
            ("http", "hattp", 1),
            ("http", "htxp", 1),
            ("ab", "ba", 1),
            ("abcdef", "abcdfe", 1),
            ("abcdef", "bacdef", 1),
            ("abcdef", "abdcef", 1),
            ("abcdef", "badcfe", 3),
            ("abc", "cab", 2),
            ("abcd", "acbd", 1),
            ("xabcd", "acbd", 2),
            ("abc", "xyz", 3),
        ] {
            assert_eq!(distance(from, to), expected, "{from} to {to}");
            assert_eq!(distance(to, from), expected, "{to} to {from}");
        }
    }

    #[test]
    fn a_slip_of_a_letter_finds_the_key() {
        for (slip, key) in [
            ("htpp", "http"),
            ("htp", "http"),
            ("reson", "reason"),
            ("mesage", "message"),
            ("publick", "public"),
            ("retry_ater", "retry_after"),
            ("grcp", "grpc"),
            ("dommain", "domain"),
            ("retryable_after", "retry_after"),
            ("HTTP", "http"),
        ] {
            assert_eq!(instead(slip, "", Place::Variant), format!("did you mean `{key}`?"));
        }
    }

    #[test]
    fn a_word_from_elsewhere_finds_the_key_that_is_meant() {
        for (word, value, place, key) in [
            ("status", "= 418", Place::Variant, "write `http = 418`"),
            ("http_status", "", Place::Enum, "write `http = 404`"),
            ("msg", "= \"gone\"", Place::Variant, "write `message = \"gone\"`"),
            ("display", "(gone)", Place::Variant, "write `message = \"no order {id}\"`"),
            ("rename_all", "= \"x\"", Place::Enum, "write `reason`"),
            ("pub", "", Place::Field, "write `public`"),
            ("retry", "= true", Place::Variant, "write `retryable`"),
            ("retry", "= false", Place::Variant, "write `retryable = false`"),
            ("violations", "", Place::Field, "write `field_violations`"),
            ("client", "= u8", Place::Field, "write `client_type = u8`"),
            ("status", "= 410", Place::Field, "write `#[wire(http = 410)]` on a variant"),
            ("redacted", "", Place::Field, "fields are private by default: remove `redacted`"),
            ("from", "", Place::Field, "write `#[from]` on the field, outside of `#[wire(...)]`"),
            ("axum", "", Place::Struct, "write `into(axum)`"),
        ] {
            assert_eq!(instead(word, value, place), key, "{word}");
        }
    }

    #[test]
    fn a_word_that_means_nothing_finds_all_keys_of_its_place() {
        for word in ["x", "", "backtrace"] {
            let found = instead(word, "", Place::Field);
            assert!(found.starts_with("the keys of a field are `public`"), "{word}: {found}");
        }
    }
}
