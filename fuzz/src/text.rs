//! Texts as an error's author may write them: `Display`s that fail, panic, alternate between calls
//! and print a lot.

use std::cell::Cell;
use std::fmt::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use arbitrary::{Arbitrary, Result, Unstructured};
use wire_error::Text;

/// No value is kept that is longer, in bytes.
pub(crate) const MAX_TEXT: usize = 64 << 10;

/// The text of a public field.
#[derive(Debug)]
pub(crate) enum FieldText {
    Str(String),
    Int(i64),
    Uint(u64),
    Bool(bool),
    Display(Display),
}

/// What a `Display` does, step by step.
#[derive(Debug)]
pub(crate) struct Display {
    steps: Vec<Step>,
    /// Whether it goes on where it cannot write.
    is_deaf: bool,
    /// How often it was run.
    pub(crate) runs: Cell<usize>,
}

#[derive(Debug)]
enum Step {
    /// Writes this.
    Write(String),
    /// Writes the one text where it is run for the first time, and the other later.
    Alternate(String, String),
    /// Writes a character so often.
    Repeat(char, Length),
    /// Writes for ever, unless it is stopped.
    Endless,
    /// Uses the formatter for more than its text.
    Pad(String),
    Fail,
    Panic,
}

/// A length at which something changes.
#[derive(Debug, Clone, Copy)]
enum Length {
    Short(u8),
    OfGrpc,
    Long,
    Limit,
    AboveLimit,
    OfBody,
}

impl<'a> Arbitrary<'a> for Step {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        Ok(match input.int_in_range(0..=9)? {
            0..=3 => Self::Write(input.arbitrary()?),
            4 => Self::Alternate(input.arbitrary()?, input.arbitrary()?),
            5 => Self::Repeat(input.arbitrary()?, input.arbitrary()?),
            6 => Self::Pad(input.arbitrary()?),
            7 => Self::Endless,
            8 => Self::Fail,
            _ => Self::Panic,
        })
    }
}

impl<'a> Arbitrary<'a> for Length {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        Ok(match input.int_in_range(0..=9)? {
            0..=4 => Self::Short(input.arbitrary()?),
            5 => Self::OfGrpc,
            6 => Self::Long,
            7 => Self::Limit,
            8 => Self::AboveLimit,
            _ => Self::OfBody,
        })
    }
}

impl Length {
    fn get(self) -> usize {
        match self {
            Self::Short(len) => len.into(),
            Self::OfGrpc => 7_000,
            Self::Long => 30_000,
            Self::Limit => MAX_TEXT,
            Self::AboveLimit => MAX_TEXT + 1,
            Self::OfBody => 1 << 20,
        }
    }
}

/// Says so once in so many times, and never where the input is at its end.
pub(crate) fn rarely(input: &mut Unstructured<'_>, once_in: u8) -> Result<bool> {
    Ok(input.int_in_range(1..=once_in)? == once_in)
}

/// A text, most often short.
pub(crate) fn text(input: &mut Unstructured<'_>) -> Result<String> {
    let mut text: String = input.arbitrary()?;
    if rarely(input, 16)? {
        let (c, len): (char, Length) = input.arbitrary()?;
        text.extend(std::iter::repeat_n(c, len.get()));
    }
    Ok(text)
}

impl<'a> Arbitrary<'a> for FieldText {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        Ok(match input.int_in_range(0..=6)? {
            0 => Self::Int(input.arbitrary()?),
            1 => Self::Uint(input.arbitrary()?),
            2 => Self::Bool(input.arbitrary()?),
            3 | 4 => Self::Str(text(input)?),
            _ => Self::Display(input.arbitrary()?),
        })
    }
}

impl<'a> Arbitrary<'a> for Display {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self { steps: input.arbitrary()?, is_deaf: rarely(input, 8)?, runs: Cell::new(0) })
    }
}

impl FieldText {
    pub(crate) fn get(&self) -> Text<'_> {
        match self {
            Self::Str(text) => Text::Str(text),
            Self::Int(number) => Text::Int(*number),
            Self::Uint(number) => Text::Uint(*number),
            Self::Bool(value) => Text::Bool(*value),
            Self::Display(display) => Text::Display(display),
        }
    }

    /// How often its `Display` was run.
    pub(crate) fn runs(&self) -> Option<usize> {
        match self {
            Self::Display(display) => Some(display.runs.get()),
            _ => None,
        }
    }

    /// What it is to be read as. It does not count as a run.
    pub(crate) fn expected(&self) -> Expected {
        let Self::Display(display) = self else {
            return Expected::Text(self.get().to_string());
        };
        let runs = display.runs.replace(0);
        let mut kept = Kept { text: String::new(), is_full: false };
        let result = catch_unwind(AssertUnwindSafe(|| write!(kept, "{display}")));
        display.runs.set(runs);
        match result {
            Err(_) => Expected::Panic,
            Ok(Err(_)) if !kept.is_full => Expected::Failed,
            Ok(_) => Expected::Text(kept.text),
        }
    }
}

/// What a text is to be read as.
#[derive(Debug, PartialEq)]
pub(crate) enum Expected {
    /// This, or the start of it where it is longer than the limit.
    Text(String),
    Failed,
    Panic,
}

/// Keeps a little more than the limit.
struct Kept {
    text: String,
    is_full: bool,
}

impl fmt::Write for Kept {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            if self.is_full || self.text.len() + c.len_utf8() > MAX_TEXT + 4 {
                self.is_full = true;
                return Err(fmt::Error);
            }
            self.text.push(c);
        }
        Ok(())
    }
}

impl fmt::Display for Display {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let run = self.runs.replace(self.runs.get() + 1);
        for step in &self.steps {
            let result = match step {
                Step::Write(text) => f.write_str(text),
                Step::Alternate(first, _) if run == 0 => f.write_str(first),
                Step::Alternate(_, later) => f.write_str(later),
                Step::Repeat(c, len) => (0..len.get()).try_for_each(|_| f.write_char(*c)),
                Step::Endless => loop {
                    if let Err(error) = f.write_str("0123456789abcdef") {
                        break Err(error);
                    }
                },
                Step::Pad(text) => f.pad(text),
                Step::Fail => return Err(fmt::Error),
                // No hook sees it: the fuzzer's would end the process.
                Step::Panic => resume_unwind(Box::new("a `Display` that panics")),
            };
            if !self.is_deaf {
                result?;
            }
        }
        Ok(())
    }
}
