//! `#[source]`, `#[from]`, and a field that is called `source`.
#![expect(
    clippy::redundant_allocation,
    clippy::arc_with_non_send_sync,
    reason = "any pointer may be a source"
)]

use std::error::Error;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use wire_error::WireError;

#[derive(Debug)]
struct Cause;

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cause")
    }
}

impl Error for Cause {}

type Boxed = Box<dyn Error + Send + Sync>;

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError {
    Marked(#[source] Cause),
    Named {
        source: Cause,
    },
    MarkedBesideNamed {
        source: &'static str,
        #[source]
        cause: Cause,
    },
    Dyn(#[source] Box<dyn Error>),
    DynSend(#[source] Box<dyn Error + Send>),
    DynSync(#[source] Box<dyn Error + Sync>),
    DynUnwind(#[source] Box<dyn Error + Send + Sync + std::panic::UnwindSafe>),
    Alias(#[source] Boxed),
    Anyhow(#[source] anyhow::Error),
    BoxOf(#[source] Box<Cause>),
    ArcOf(#[source] Arc<Cause>),
    ArcDyn(#[source] Arc<dyn Error + Send + Sync>),
    RcDyn(#[source] Rc<dyn Error>),
    Static(#[source] &'static Cause),
    StaticDyn(#[source] &'static (dyn Error + 'static)),
    ArcOfRc(#[source] Arc<Rc<Cause>>),
    RcOfBox(#[source] Rc<Box<Cause>>),
    ArcOfBoxDyn(#[source] Arc<Box<dyn Error + Send + Sync>>),
    OptionOfArcOfRc(#[source] Option<Arc<Rc<Cause>>>),
    Option(#[source] Option<Cause>),
    OptionDyn(#[source] Option<Boxed>),
    OptionAnyhow {
        source: Option<anyhow::Error>,
    },
    Beside {
        id: u8,
        #[source]
        cause: Cause,
    },
    Without(Cause),
    Unit,
}

#[test]
fn a_source_of_every_kind_is_found() {
    let has_source = [
        ShopError::Marked(Cause),
        ShopError::Named { source: Cause },
        ShopError::MarkedBesideNamed { source: "me", cause: Cause },
        ShopError::Dyn(Box::new(Cause)),
        ShopError::DynSend(Box::new(Cause)),
        ShopError::DynSync(Box::new(Cause)),
        ShopError::DynUnwind(Box::new(Cause)),
        ShopError::Alias(Box::new(Cause)),
        ShopError::Anyhow(anyhow::Error::new(Cause)),
        ShopError::BoxOf(Box::new(Cause)),
        ShopError::ArcOf(Arc::new(Cause)),
        ShopError::ArcDyn(Arc::new(Cause)),
        ShopError::RcDyn(Rc::new(Cause)),
        ShopError::Static(&Cause),
        ShopError::StaticDyn(&Cause),
        ShopError::ArcOfRc(Arc::new(Rc::new(Cause))),
        ShopError::RcOfBox(Rc::new(Box::new(Cause))),
        ShopError::ArcOfBoxDyn(Arc::new(Box::new(Cause))),
        ShopError::OptionOfArcOfRc(Some(Arc::new(Rc::new(Cause)))),
        ShopError::Option(Some(Cause)),
        ShopError::OptionDyn(Some(Box::new(Cause))),
        ShopError::OptionAnyhow { source: Some(anyhow::Error::new(Cause)) },
        ShopError::Beside { id: 1, cause: Cause },
    ];
    for error in has_source {
        assert_eq!(error.source().map(ToString::to_string), Some("cause".into()), "{error:?}");
    }
}

#[test]
fn what_is_no_source_is_none() {
    let has_none = [
        ShopError::Option(None),
        ShopError::OptionDyn(None),
        ShopError::OptionAnyhow { source: None },
        ShopError::Without(Cause),
        ShopError::Unit,
    ];
    for error in has_none {
        assert!(error.source().is_none(), "{error:?}");
    }
}

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum Chain {
    Link(#[source] Box<Self>),
    MaybeLink(#[source] Option<Box<Self>>),
    Last(#[source] Cause),
}

#[test]
fn a_source_may_be_of_the_type_itself() {
    let last = || Box::new(Chain::Last(Cause));
    for error in [Chain::Link(last()), Chain::MaybeLink(Some(last()))] {
        let source = error.source().unwrap();
        assert_eq!((&*source.to_string(), source.source().unwrap().is::<Cause>()), ("last", true));
    }
}

#[test]
fn a_boxed_source_is_the_error_itself() {
    let error = ShopError::Dyn(Box::new(Cause));
    assert!(error.source().unwrap().is::<Cause>());
    let error = ShopError::Anyhow(anyhow::Error::new(Cause));
    assert!(error.source().unwrap().is::<Cause>());
}

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum FromError {
    Tuple(#[from] Cause),
    Named {
        #[from]
        cause: fmt::Error,
    },
    Boxed(#[from] Box<dyn Error + Send + Sync>),
    Option(#[from] Option<std::str::Utf8Error>),
    Anyhow(#[from] anyhow::Error),
    Both(
        #[from]
        #[source]
        std::num::ParseIntError,
    ),
}

#[test]
fn a_from_field_is_what_the_question_mark_converts() {
    fn parse(text: &[u8]) -> Result<u8, FromError> {
        match std::str::from_utf8(text)? {
            "boxed" => Err(Box::<dyn Error + Send + Sync>::from("boxed"))?,
            "anyhow" => Err(anyhow::anyhow!("anyhow"))?,
            "fmt" => Err(fmt::Error)?,
            "cause" => Err(Cause)?,
            number => Ok(number.parse()?),
        }
    }

    let variant = |text: &[u8]| {
        let error = parse(text).unwrap_err();
        assert!(error.source().is_some(), "{error:?}");
        error.variant()
    };
    assert_eq!(parse(b"7").unwrap(), 7);
    assert_eq!(variant(b"\xff"), "Option");
    assert_eq!(variant(b"boxed"), "Boxed");
    assert_eq!(variant(b"anyhow"), "Anyhow");
    assert_eq!(variant(b"fmt"), "Named");
    assert_eq!(variant(b"cause"), "Tuple");
    assert_eq!(variant(b"seven"), "Both");
}

#[test]
fn a_struct_may_be_made_from_its_source() {
    #[derive(Debug, WireError)]
    #[wire(opaque)]
    struct Storage(#[from] Cause);

    let error: Storage = Cause.into();
    assert!(error.source().unwrap().is::<Cause>());
}

#[test]
fn a_shared_error_is_a_source_and_a_raw_name_is_none() {
    use std::rc::Rc;
    use std::sync::Arc;

    #[derive(Debug, WireError)]
    #[wire(http = 500)]
    enum ShopError {
        Counted(#[source] Rc<std::io::Error>),
        Shared(#[source] Arc<anyhow::Error>),
        Optional(#[source] Option<Rc<std::io::Error>>),
        Named { r#source: u8 },
    }

    let io = || std::io::Error::other("disk");
    let source = |error: &ShopError| error.source().map(ToString::to_string);
    assert_eq!(source(&ShopError::Counted(Rc::new(io()))).as_deref(), Some("disk"));
    let shared = ShopError::Shared(Arc::new(anyhow::anyhow!("disk")));
    assert_eq!(source(&shared).as_deref(), Some("disk"));
    assert_eq!(source(&ShopError::Optional(Some(Rc::new(io())))).as_deref(), Some("disk"));
    assert_eq!(source(&ShopError::Optional(None)), None);
    assert_eq!(source(&ShopError::Named { r#source: 1 }), None);
}
