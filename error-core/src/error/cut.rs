//! Text that is cut between characters.

/// The longest start of `text` that is at most `limit` bytes and ends between characters.
#[inline]
pub(crate) fn cut_at(text: &str, limit: usize) -> &str {
    if text.len() <= limit { text } else { cut(text, limit) }
}

#[cold]
fn cut(text: &str, limit: usize) -> &str {
    let end = (0..=limit).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(cut_at("aé😀", 8), "aé😀");
        assert_eq!(cut_at("aé😀", 6), "aé");
        assert_eq!(cut_at("aé😀", 2), "a");
        assert_eq!(cut_at("é", 1), "");
        assert_eq!(cut_at("", 0), "");
    }
}
