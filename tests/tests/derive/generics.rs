//! Parameters, and the bounds that are asked of them: of what is shown, and of nothing else.

use std::error::Error;
use std::fmt::{self, Debug, Display, LowerHex};
use std::marker::PhantomData;

use wire_error::{WireContract, WireError};

use crate::object;

/// Has no trait at all.
struct Nothing;

/// Has a `Debug` alone.
#[derive(Debug)]
struct Private;

fn is_wire_error<E: WireError + WireContract>(error: &E) -> String {
    object(error)
}

#[test]
fn a_private_field_asks_nothing_but_what_debug_asks() {
    #[derive(Debug, WireError)]
    #[wire(http = 404)]
    enum ShopError<T, U> {
        #[wire(message = "no order {id}")]
        NotFound {
            #[wire(public)]
            id: T,
            shard: U,
        },
        Marked(PhantomData<U>),
    }

    let error = ShopError::NotFound { id: 7_u8, shard: Private };
    assert_eq!(is_wire_error(&error), r#"{"code":-32000,"message":"no order 7"}"#);
    assert_eq!(error.to_string(), "no order 7");
    assert_eq!(
        is_wire_error(&ShopError::<u8, Private>::Marked(PhantomData)),
        r#"{"code":-32000,"message":"marked"}"#,
    );
}

#[test]
fn a_parameter_without_debug_may_have_one_by_hand() {
    #[derive(WireError)]
    #[wire(http = 404)]
    struct NotFound<T>(PhantomData<T>);

    impl<T> Debug for NotFound<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("NotFound")
        }
    }

    assert_eq!(
        is_wire_error(&NotFound::<Nothing>(PhantomData)),
        r#"{"code":-32000,"message":"not found"}"#,
    );
}

#[test]
fn a_format_spec_asks_for_its_own_trait() {
    /// Has no `Display`.
    #[derive(Debug)]
    struct Hex(u32);

    impl LowerHex for Hex {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            LowerHex::fmt(&self.0, f)
        }
    }

    #[derive(Debug, WireError)]
    #[wire(http = 404, metadata = false, message = "no order {0:#06x} at {1:>4}")]
    struct NotFound<T, U>(#[wire(public)] T, #[wire(public)] Option<U>);

    assert_eq!(
        is_wire_error(&NotFound(Hex(255), Some('x'))),
        r#"{"code":-32000,"message":"no order 0x00ff at    x"}"#,
    );
    assert_eq!(
        is_wire_error(&NotFound(Hex(255), None::<u8>)),
        r#"{"code":-32000,"message":"no order 0x00ff at     "}"#,
    );
}

#[test]
fn each_format_spec_asks_a_parameter_for_its_own_trait_alone() {
    macro_rules! check {
        ($($format:ident $template:literal $expected:literal)*) => {$({
            #[derive(Debug)]
            struct Only(f32, u32);

            impl fmt::$format for Only {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, concat!(stringify!($format), " {} {}"), self.0, self.1)
                }
            }

            #[derive(Debug, WireError)]
            #[wire(http = 404, metadata = false, message = $template)]
            struct NotFound<T>(#[wire(public)] T);

            assert_eq!(NotFound(Only(0.5, 7)).to_string(), $expected);
        })*};
    }
    check! {
        Display "{0}" "Display 0.5 7"
        Display "{0:>8}" "Display 0.5 7"
        LowerHex "{0:x}" "LowerHex 0.5 7"
        UpperHex "{0:#X}" "UpperHex 0.5 7"
        Octal "{0:o}" "Octal 0.5 7"
        Binary "{0:08b}" "Binary 0.5 7"
        LowerExp "{0:e}" "LowerExp 0.5 7"
        UpperExp "{0:.1E}" "UpperExp 0.5 7"
    }
}

#[test]
fn a_parameter_inside_an_option_or_a_type_is_bound_where_it_stands() {
    #[derive(Debug)]
    struct Wrapper<T>(T);

    impl Display for Wrapper<u8> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "<{}>", self.0)
        }
    }

    #[derive(Debug, WireError)]
    #[wire(http = 404, domain = "shop.example", reason)]
    struct NotFound<'a, T> {
        #[wire(public)]
        id: Option<T>,
        #[wire(public)]
        other: &'a Option<T>,
        #[wire(public)]
        wrapped: Wrapper<T>,
    }

    assert_eq!(
        is_wire_error(&NotFound { id: None, other: &Some(8), wrapped: Wrapper(7_u8) }),
        r#"{"code":-32000,"message":"not found","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NOT_FOUND","domain":"shop.example","metadata":{"id":"","other":"8","wrapped":"<7>"}}]}"#,
    );
}

#[test]
fn lifetimes_and_constants_with_defaults_are_kept() {
    #[derive(Debug, WireError)]
    #[wire(http = 404, metadata = false, message = "no {what} among {N}")]
    #[expect(non_snake_case, reason = "a field is named as the parameter is")]
    enum NotFound<'a, 'b: 'a, T = str, const M: usize = 2>
    where
        T: Debug + Display + ?Sized,
    {
        NotFound {
            #[wire(public)]
            what: &'a T,
            #[wire(public)]
            N: usize,
            among: [&'b str; M],
        },
    }

    let what = String::from("order");
    let error: NotFound<'_, '_> = NotFound::NotFound { what: &what, N: 2, among: ["a", "b"] };
    assert_eq!(is_wire_error(&error), r#"{"code":-32000,"message":"no order among 2"}"#);
}

#[test]
fn a_where_clause_of_the_user_is_kept() {
    #[derive(Debug, WireError)]
    #[wire(http = 404, message = "no {0}")]
    struct NotFound<I>(#[wire(public = "first")] I::Item)
    where
        I: Iterator,
        I::Item: Debug;

    assert_eq!(
        is_wire_error(&NotFound::<std::vec::IntoIter<u8>>(7)),
        r#"{"code":-32000,"message":"no 7"}"#,
    );
}

#[test]
fn a_parameter_may_be_a_source() {
    #[derive(Debug, WireError)]
    #[wire(http = 500)]
    enum ShopError<E> {
        Storage(#[source] E),
        Network {
            #[source]
            cause: Option<E>,
        },
    }

    let error = ShopError::Storage(fmt::Error);
    assert_eq!(is_wire_error(&error), r#"{"code":-32603,"message":"storage"}"#);
    assert!(error.source().unwrap().is::<fmt::Error>());
    assert!(ShopError::Network { cause: Some(fmt::Error) }.source().unwrap().is::<fmt::Error>());
    assert!(ShopError::<fmt::Error>::Network { cause: None }.source().is_none());
}

#[test]
fn a_from_field_may_hold_a_parameter() {
    #[derive(Debug)]
    struct Timeout<T>(T);

    impl<T> Display for Timeout<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("timeout")
        }
    }

    impl<T: Debug> Error for Timeout<T> {}

    #[derive(Debug, WireError)]
    #[wire(http = 504)]
    enum ShopError<T: 'static> {
        Timeout(#[from] Timeout<T>),
    }

    fn call() -> Result<(), ShopError<u8>> {
        Err(Timeout(7))?;
        Ok(())
    }

    let ShopError::Timeout(Timeout(after)) = call().unwrap_err();
    assert_eq!(after, 7);
    assert_eq!(is_wire_error(&call().unwrap_err()), r#"{"code":-32000,"message":"timeout"}"#);
}
