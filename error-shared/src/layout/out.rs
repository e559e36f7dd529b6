//! What fixed text is written to.

/// What fixed text is written to.
pub trait Out {
    /// Writes JSON as it stands.
    fn raw(&mut self, json: &str);

    /// Writes the inside of a string, with its escapes.
    fn string(&mut self, text: &str);

    /// Writes a number.
    fn number(&mut self, number: i32);

    /// Writes an HTTP status: most have three digits.
    fn status(&mut self, status: u16) {
        self.number(status.into());
    }
}
