//! The nearest key to a misspelt one.

use crate::keys::{KEYS, Place, usage};

/// The key that may stand at `place` and is at most a third of its letters away from `name`.
pub(crate) fn nearest(name: &str, place: Place) -> Option<&'static str> {
    KEYS.iter()
        .map(|&(key, ..)| (distance(name, key), key))
        .filter(|&(distance, key)| distance <= key.len().max(3) / 3)
        .min_by_key(|&(distance, key)| (distance, usage(key, place).is_err()))
        .map(|(_, key)| key)
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
        ] {
            assert_eq!(nearest(slip, Place::Variant), Some(key));
        }
    }

    #[test]
    fn another_word_finds_nothing() {
        for word in ["status", "x", "", "title", "backtrace"] {
            assert_eq!(nearest(word, Place::Variant), None, "{word}");
        }
    }
}
