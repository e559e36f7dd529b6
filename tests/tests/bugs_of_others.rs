//! What once broke in other derives of errors and enums, asked of this one. Each test says where: the number
//! is that of the issue or pull request of thiserror, snafu or strum.

use std::fmt;

use wire_error::{Disclosed, WireContract, WireError, jsonrpc};

fn object<'a>(error: impl Into<Disclosed<'a>>) -> String {
    let mut buf = vec![];
    jsonrpc::write_object(error, &mut buf);
    String::from_utf8(buf).unwrap()
}

/// Has no `Display`.
#[derive(Debug)]
struct DebugOnly;

/// thiserror 86
#[test]
fn a_variant_and_its_type_come_from_the_call_site_and_the_message_from_the_macro() {
    macro_rules! errors {
        ($variant:ident($value:ident)) => {
            #[derive(Debug, WireError)]
            #[wire(http = 404)]
            enum Own {
                #[wire(message = "no {0}", metadata = false)]
                $variant(#[wire(public)] $value),
            }

            #[derive(Debug, WireError)]
            #[wire(http = 404, message = "no {0}", metadata = false)]
            enum OfEnum {
                $variant(#[wire(public)] $value),
            }
        };
    }
    errors!(Found(u8));
    let expected = r#"{"code":-32000,"message":"no 7"}"#;
    assert_eq!(
        (object(&Own::Found(7)), object(&OfEnum::Found(7))),
        (expected.into(), expected.into())
    );
}

/// thiserror 398
#[test]
fn a_message_from_the_call_site_finds_its_fields_in_an_enum_of_the_macro() {
    macro_rules! errors {
        ($($body:tt)*) => {
            #[derive(Debug, WireError)]
            #[wire(http = 404)]
            enum Own {
                $($body)*
            }
        };
    }
    errors! {
        #[wire(message = "no {0}")]
        Unnamed(#[wire(public)] u8),
        #[wire(message = "no {x:>2}")]
        Named { #[wire(public)] x: u8 },
    }
    assert_eq!(object(&Own::Unnamed(7)), r#"{"code":-32000,"message":"no 7"}"#);
    assert_eq!(object(&Own::Named { x: 7 }), r#"{"code":-32000,"message":"no  7"}"#);
}

/// thiserror 163: `tests/ui/from/other-fields.rs` has what is said of `#[from]` there.
#[test]
fn a_backtrace_stands_beside_a_source() {
    #[derive(Debug, WireError)]
    #[wire(opaque)]
    struct Storage(#[source] fmt::Error, std::backtrace::Backtrace);

    let error = Storage(fmt::Error, std::backtrace::Backtrace::disabled());
    assert!(std::error::Error::source(&error).unwrap().is::<fmt::Error>());
    assert!(matches!(error.1.status(), std::backtrace::BacktraceStatus::Disabled));
    assert_eq!(object(&error), r#"{"code":-32603,"message":"internal error"}"#);
}

/// thiserror 335: there, a binding of a field's name took the place of an associated type. A name that is
/// that of a constant would be a pattern, and of a unit struct as well.
#[test]
#[expect(non_snake_case, non_upper_case_globals, reason = "the names are what is tested")]
fn a_field_may_be_called_as_what_is_in_scope_there() {
    trait Trait {
        type A;
    }
    #[derive(Debug)]
    struct B;
    const A: u8 = 1;
    const fmt: u8 = 2;

    impl Trait for B {
        type A = u16;
    }

    #[derive(Debug, WireError)]
    #[wire(http = 404, message = "{A} {B} {fmt}")]
    struct Found<T: Trait<A = u16>> {
        #[wire(public)]
        A: T::A,
        #[wire(public)]
        B: u8,
        #[wire(public)]
        fmt: &'static str,
        of: std::marker::PhantomData<T>,
    }

    let error = Found::<B> {
        A: 7,
        B: A,
        fmt: if fmt == 2 { "two" } else { "" },
        of: std::marker::PhantomData,
    };
    assert_eq!(object(&error), r#"{"code":-32000,"message":"7 1 two"}"#);
}

/// thiserror 345
#[test]
fn a_parameter_that_no_message_shows_needs_no_display() {
    #[derive(Debug, WireError)]
    #[wire(http = 404, message = "no {{thing}}")]
    struct Found<T> {
        thing: T,
    }

    let error = Found { thing: DebugOnly };
    assert_eq!(object(&error), r#"{"code":-32000,"message":"no {thing}"}"#);
    assert_eq!(format!("{:?}", error.thing), "DebugOnly");
}

/// thiserror 347: `tests/ui/message/raw-name.rs` has what is said of `{r#fn}`.
#[test]
fn a_raw_identifier_is_shown_by_its_name() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", http = 404, reason = "NO_FN", message = "no {fn} {fn:>3}")]
    struct Found {
        #[wire(public)]
        r#fn: u8,
    }

    assert_eq!(
        object(&Found { r#fn: 7 }),
        r#"{"code":-32000,"message":"no 7   7","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NO_FN","domain":"shop.example","metadata":{"fn":"7"}}]}"#,
    );
}

/// snafu 116
#[test]
fn parameters_have_defaults_bounds_and_a_lifetime_before_them() {
    #[derive(Debug, WireError)]
    #[wire(http = 404, metadata = false)]
    enum Own<'a, S = std::io::Error, T = String>
    where
        T: fmt::Display + fmt::Debug,
        S: std::error::Error + 'static,
    {
        #[wire(message = "no {value} of {name}")]
        Found {
            #[wire(public)]
            value: T,
            #[wire(public)]
            name: &'a str,
        },
        Failed {
            source: S,
        },
    }

    let error: Own<'_> = Own::Found { value: "order".into(), name: "ann" };
    assert_eq!(object(&error), r#"{"code":-32000,"message":"no order of ann"}"#);
    let error: Own<'_, fmt::Error, u8> = Own::Failed { source: fmt::Error };
    assert!(std::error::Error::source(&error).unwrap().is::<fmt::Error>());
    assert_eq!(object(&error), r#"{"code":-32000,"message":"failed"}"#);
}

/// snafu 436 and 530
#[test]
fn a_parameter_may_be_a_constant_and_have_a_default() {
    #[derive(Debug, WireError)]
    #[wire(http = 404, message = "no {0}", metadata = false)]
    struct Own<const N: usize>(#[wire(public)] u8, [u8; N]);

    #[derive(Debug, WireError)]
    #[wire(http = 404, message = "no {0}", metadata = false, into(http, tonic))]
    struct WithDefault<T = u8, const N: usize = 2, const B: bool = { true }>(
        #[wire(public)] T,
        [u8; N],
    );

    let expected = r#"{"code":-32000,"message":"no 7"}"#;
    assert_eq!(object(&Own(7, [1, 2, 3])), expected);
    let error: WithDefault = WithDefault(7, [1, 2]);
    assert_eq!((object(&error), error.1.len()), (expected.into(), 2));
    assert_eq!(tonic::Status::from(error).message(), "no 7");
    assert_eq!(Own(7, [1]).1.len(), 1);
}

/// strum 337
#[test]
fn every_impl_has_the_parameters_of_the_type() {
    #[derive(Debug, WireError)]
    #[wire(http = 409, into(axum, actix_web, http, tonic, jsonrpsee, rmcp))]
    enum Own<'a, T, const N: usize>
    where
        T: fmt::Debug + fmt::Display,
    {
        #[wire(message = "{0} of {1}", metadata = false)]
        Found(#[wire(public)] T, #[wire(public)] &'a str, [u8; N]),
        #[wire(opaque)]
        Failed(#[from] fmt::Error),
    }

    fn own() -> Own<'static, u8, 1> {
        Own::Found(7, "ann", [1])
    }
    assert_eq!(http::Response::<Vec<u8>>::from(own()).status(), 409);
    assert_eq!(axum::response::IntoResponse::into_response(own()).status(), 409);
    assert_eq!(actix_web::ResponseError::status_code(&own()).as_u16(), 409);
    assert_eq!(tonic::Status::from(own()).message(), "7 of ann");
    assert_eq!(jsonrpsee::types::ErrorObjectOwned::from(own()).message(), "7 of ann");
    assert!(rmcp::handler::server::tool::IntoCallToolResult::into_call_tool_result(own()).is_ok());
    assert_eq!(Own::<u8, 1>::from(fmt::Error).to_string(), "internal error");
    assert_eq!(Own::<u8, 1>::CONTRACT.errors.len(), 2);
    assert!(matches!(own(), Own::Found(7, _, [1])));
}

/// strum 357: there, a trait in scope had a method of a name that the derive called.
#[test]
fn a_method_of_a_trait_in_scope_is_not_called_for_ours() {
    #[expect(dead_code, reason = "nothing calls them")]
    trait Captures {
        fn record(&self) {}
        fn visit_fields(&self) {}
        fn delay(&self) {}
        fn get(&self) {}
        fn text(&self) {}
        fn spec(&self) {}
        fn fmt(&self) {}
        fn source(&self) {}
        fn to_string(&self) {}
        fn as_ref(&self) {}
        fn deref(&self) {}
    }
    impl<T: ?Sized> Captures for T {}

    #[derive(WireError)]
    #[wire(debug, http = 503, message = "no {id} {id:>2}", into(http))]
    struct Found {
        #[wire(public)]
        id: u8,
        #[wire(retry_after)]
        again: std::time::Duration,
        #[source]
        cause: Option<Box<dyn std::error::Error + Send + Sync>>,
    }

    let error =
        Found { id: 7, again: std::time::Duration::from_secs(1), cause: Some("disk".into()) };
    assert_eq!(
        object(&error),
        r#"{"code":-32000,"message":"no 7  7","data":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1s"}]}"#,
    );
    assert_eq!(format!("{}", std::error::Error::source(&error).unwrap()), "disk");
    assert_eq!(http::Response::<Vec<u8>>::from(error).headers()["retry-after"], "1");
}

/// strum 400
#[test]
fn a_field_may_have_attributes_of_others() {
    #[derive(Debug, serde::Serialize, WireError)]
    #[wire(http = 404, domain = "shop.example", reason, client = Client)]
    enum Own {
        #[wire(message = "no {id}")]
        Found {
            /// What was asked for.
            #[wire(public)]
            #[serde(rename = "orderId")]
            #[allow(dead_code, reason = "an attribute")]
            id: u8,
            #[cfg(any())]
            gone: NoSuchType,
            #[cfg(test)]
            #[doc(hidden)]
            #[serde(skip)]
            there: u8,
        },
    }

    let error = Own::Found { id: 7, there: 1 };
    let Own::Found { there, .. } = error;
    assert_eq!((error.to_string(), there), ("no 7".into(), 1));
    assert_eq!(serde_json::to_string(&error).unwrap(), r#"{"Found":{"orderId":7}}"#);
    let read = Client::from(jsonrpc::decode(&jsonrpc::to_vec(1, &error)).unwrap());
    assert!(matches!(read, Client::Found { id: 7, .. }));
}

/// strum 407: `tests/users/no-std` is a crate that has no `std`.
mod without_std {
    mod std {}
    mod alloc {}

    #[derive(Debug, ::wire_error::WireError)]
    #[wire(http = 404, message = "no {id:>3}")]
    pub(super) struct Found {
        #[wire(public)]
        pub(super) id: u8,
    }
}

#[test]
fn a_message_is_shown_where_nothing_is_called_std() {
    assert_eq!(without_std::Found { id: 7 }.to_string(), "no   7");
}

/// strum 435
#[test]
fn an_enum_without_variants_has_everything_that_others_have() {
    #[derive(Debug, Clone, Copy, WireError)]
    #[wire(domain = "shop.example", reason, http = 404, client = Client)]
    #[wire(into(axum, actix_web, http, tonic, jsonrpsee, rmcp), body = problem)]
    enum Never {}

    #[derive(Debug, WireError)]
    enum Outer {
        #[wire(transparent)]
        Never(Never),
        #[wire(http = 404)]
        Found,
    }

    assert_eq!(Never::CONTRACT.errors.len(), 0);
    assert_eq!(Outer::CONTRACT.iter().count(), 1);
    assert_eq!(object(&Outer::Found), r#"{"code":-32000,"message":"found"}"#);
    let read = Client::from(jsonrpc::decode(&jsonrpc::to_vec(1, &Outer::Found)).unwrap());
    assert!(matches!(read, Client::Unknown(remote) if remote.message == "found"));
    let none: Option<Never> = None;
    assert!(none.map(Outer::Never).is_none());
}
