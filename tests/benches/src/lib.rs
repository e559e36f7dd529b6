//! One error, rendered by this project, by its peers, and by hand: what each costs.

pub mod decoded;
pub mod errors;
pub mod hand;
pub mod long;
pub mod measure;
pub mod ours;
pub mod peers;
pub mod rows;

/// One way to render one row of the table.
pub struct Case {
    pub row: &'static str,
    pub who: &'static str,
    pub run: Box<dyn FnMut()>,
}

impl Case {
    /// A case that has whatever it needs ready.
    pub fn new(row: &'static str, who: &'static str, run: impl FnMut() + 'static) -> Self {
        Self { row, who, run: Box::new(run) }
    }

    /// A case that renders into one buffer, again and again.
    pub fn into_buffer(
        row: &'static str,
        who: &'static str,
        write: impl Fn(&mut Vec<u8>) + 'static,
    ) -> Self {
        let mut buf = Vec::with_capacity(256 << 10);
        Self::new(row, who, move || {
            buf.clear();
            write(std::hint::black_box(&mut buf));
            std::hint::black_box(&buf);
        })
    }

    /// A case that returns what it renders.
    pub fn returned<T>(
        row: &'static str,
        who: &'static str,
        render: impl Fn() -> T + 'static,
    ) -> Self {
        Self::new(row, who, move || {
            std::hint::black_box(render());
        })
    }
}
