//! No name in the user's scope is taken for one of ours, and none of ours for the user's.

use wire_error::{Disclosed, jsonrpc};

fn object<'a>(error: impl Into<Disclosed<'a>>) -> String {
    let mut buf = vec![];
    jsonrpc::write_object(error, &mut buf);
    String::from_utf8(buf).unwrap()
}

/// Every key and every form at once, where nothing is in scope but what hides the standard names.
#[no_implicit_prelude]
#[expect(dead_code, non_camel_case_types, reason = "hostile names")]
mod hostile {
    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod alloc {}
    pub(crate) mod wire_error {}
    pub(crate) mod serde {}
    pub(crate) type Result = ();
    pub(crate) type Ok = ();
    pub(crate) type Self_ = ();
    pub(crate) struct Some;
    pub(crate) struct None;
    pub(crate) struct Vec;
    pub(crate) struct Duration;
    pub(crate) struct Formatter;
    pub(crate) struct usize;
    pub(crate) struct u64;
    pub(crate) struct i32;
    pub(crate) struct str;
    pub(crate) struct bool;
    pub(crate) trait Error {}
    pub(crate) trait Display {}
    pub(crate) trait Debug {}
    pub(crate) trait From {}
    pub(crate) trait Into {}
    pub(crate) trait FnMut {}
    pub(crate) trait Deref {}
    pub(crate) trait Send {}
    pub(crate) trait Sized {}
    pub(crate) const TABLE: &[()] = &[];
    pub(crate) const DOMAIN: &::std::primitive::str = "shop.example";
    pub(crate) fn visit() {}
    pub(crate) fn drop() {}

    #[derive(::std::fmt::Debug, ::wire_error::WireError)]
    #[wire(
        domain = DOMAIN,
        type_base = "https://errors.shop.example/",
        code_range = -32099..=-32001,
        reason
    )]
    pub(crate) enum ShopError<T, const N: ::std::primitive::usize = 2> {
        #[wire(code = -32001, http = 404, reason = "NOT_FOUND", message = "{f} {__formatter} {self_} {visit} {this} {field_0} {type} {spec:>3}")]
        Ok {
            #[wire(public = "ff")]
            f: ::std::primitive::u8,
            #[wire(public = "formatter")]
            __formatter: ::std::string::String,
            #[wire(public)]
            self_: ::std::option::Option<::std::primitive::u8>,
            #[wire(public)]
            visit: ::std::option::Option<::std::string::String>,
            #[wire(public)]
            this: T,
            #[wire(public)]
            field_0: &'static ::std::primitive::str,
            #[wire(public)]
            r#type: ::std::primitive::char,
            #[wire(public)]
            spec: ::std::option::Option<::std::primitive::u8>,
            private: [::std::primitive::u8; N],
        },
        #[wire(same_as = Ok)]
        Err {
            #[wire(public = "ff")]
            f: ::std::primitive::u8,
            #[wire(public = "formatter")]
            __formatter: ::std::string::String,
            #[wire(public)]
            self_: ::std::option::Option<::std::primitive::u8>,
            #[wire(public)]
            visit: ::std::option::Option<::std::string::String>,
            #[wire(public)]
            this: T,
            #[wire(public)]
            field_0: &'static ::std::primitive::str,
            #[wire(public)]
            r#type: ::std::primitive::char,
            #[wire(public)]
            spec: ::std::option::Option<::std::primitive::u8>,
        },
        #[wire(opaque)]
        Some(#[from] ::std::fmt::Error),
        #[wire(opaque)]
        None(#[source] ::std::option::Option<::std::boxed::Box<dyn ::std::error::Error>>),
        #[wire(transparent)]
        Self_(#[from] ::wire_error::jsonrpc::ProtocolError),
        #[wire(code = -32002, grpc = Unavailable, retry_after = "1s")]
        String {
            #[wire(retry_after)]
            retry_after: ::std::time::Duration,
            #[wire(field_violations)]
            field_violations: ::std::vec::Vec<::wire_error::FieldViolation>,
            #[wire(data)]
            data: ::std::option::Option<::std::primitive::bool>,
        },
    }

    #[derive(::std::fmt::Debug, ::wire_error::WireError)]
    #[wire(domain = DOMAIN, http = 404, reason, client = String)]
    pub(crate) enum Box {
        #[wire(message = "{f:>3} {remote} {table} {visit} {type} {key}")]
        Some {
            #[wire(public = "ff")]
            f: ::std::primitive::u8,
            #[wire(public)]
            remote: ::std::string::String,
            #[wire(public)]
            table: ::std::option::Option<::std::primitive::u8>,
            #[wire(public)]
            visit: &'static ::std::primitive::str,
            #[wire(public)]
            r#type: ::std::primitive::char,
            #[wire(public)]
            key: ::std::option::Option<::std::string::String>,
        },
        #[wire(message = "{0}")]
        None(#[wire(public = "first")] ::std::primitive::bool),
        Vec,
    }

    #[derive(::wire_error::WireError)]
    #[wire(debug, http = 404)]
    pub(crate) struct Secret {
        #[wire(secret)]
        pub(crate) f: ::std::primitive::u8,
        pub(crate) builder: ::std::primitive::u8,
    }
}

#[test]
fn hostile_names_change_nothing() {
    type Shop = hostile::ShopError<i8>;
    let ok = Shop::Ok {
        f: 1,
        __formatter: "2".into(),
        self_: Some(3),
        visit: None,
        this: 4,
        field_0: "5",
        r#type: '6',
        spec: Some(7),
        private: [8, 9],
    };
    let expected = r#"{"code":-32001,"message":"1 2 3  4 5 6   7","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"NOT_FOUND","domain":"shop.example","metadata":{"ff":"1","formatter":"2","self_":"3","visit":"","this":"4","field_0":"5","type":"6","spec":"7"}}]}"#;
    assert_eq!(object(&ok), expected);
    let err = Shop::Err {
        f: 1,
        __formatter: "2".into(),
        self_: Some(3),
        visit: None,
        this: 4,
        field_0: "5",
        r#type: '6',
        spec: Some(7),
    };
    assert_eq!(object(&err), expected);
    let opaque = r#"{"code":-32603,"message":"internal error"}"#;
    assert_eq!(object(&Shop::from(std::fmt::Error)), opaque);
    assert_eq!(object(&Shop::None(None)), opaque);
    assert_eq!(
        object(&Shop::from(jsonrpc::ProtocolError::ParseError)),
        r#"{"code":-32700,"message":"Parse error"}"#,
    );
    let string = Shop::String {
        retry_after: std::time::Duration::from_secs(2),
        field_violations: vec![],
        data: Some(true),
    };
    assert_eq!(object(&string), r#"{"code":-32002,"message":"string","data":true}"#);
    assert_eq!(hostile::Secret { f: 1, builder: 2 }.builder, 2);
    let some = hostile::Box::Some {
        f: 1,
        remote: "2".into(),
        table: Some(3),
        visit: "4",
        r#type: '5',
        key: None,
    };
    let client = hostile::String::from(jsonrpc::decode(&jsonrpc::to_vec(1, &some)).unwrap());
    assert_eq!(client.to_string(), some.to_string());
    assert!(matches!(
        client,
        hostile::String::Some { f: 1, table: Some(3), r#type: '5', key: None, .. }
    ));
}

/// Types that are called as ours are.
mod our_names {
    use wire_error::WireError as Derive;

    #[derive(Debug, Derive)]
    #[wire(http = 404, message = "{0}")]
    pub(crate) struct WireError(#[wire(public = "text")] pub(crate) Text);

    #[derive(Debug, Derive)]
    #[wire(http = 404)]
    pub(crate) enum ErrorSpec {
        Text(Text),
        Table,
        Code,
    }

    #[derive(Debug)]
    pub(crate) struct Text;

    impl std::fmt::Display for Text {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("text")
        }
    }

    #[derive(Debug, Derive)]
    #[wire(http = 404)]
    pub(crate) struct Disclosed;
}

/// `Self::Client` would be both the variant and the type of a trait.
#[test]
fn a_variant_may_be_called_as_an_associated_type_is() {
    #[derive(Debug, wire_error::WireError)]
    #[wire(into(axum, actix_web, tonic, jsonrpsee, http, rmcp), http = 404)]
    enum ShopError {
        Client,
        Error,
        Value,
        Of,
        Output,
        Target,
        Item,
    }

    let all = [
        (ShopError::Client, "client"),
        (ShopError::Error, "error"),
        (ShopError::Value, "value"),
        (ShopError::Of, "of"),
        (ShopError::Output, "output"),
        (ShopError::Target, "target"),
        (ShopError::Item, "item"),
    ];
    for (error, message) in all {
        assert_eq!(object(&error), format!(r#"{{"code":-32000,"message":"{message}"}}"#));
    }
}

#[test]
fn a_type_may_be_called_as_one_of_ours_is() {
    use our_names::{ErrorSpec, Text, WireError};
    assert_eq!(object(&WireError(Text)), r#"{"code":-32000,"message":"text"}"#);
    for (error, name) in
        [(ErrorSpec::Text(Text), "text"), (ErrorSpec::Table, "table"), (ErrorSpec::Code, "code")]
    {
        assert_eq!(object(&error), format!(r#"{{"code":-32000,"message":"{name}"}}"#));
    }
    assert_eq!(object(&our_names::Disclosed), r#"{"code":-32000,"message":"disclosed"}"#);
}

/// Everything that a macro may pass on.
macro_rules! errors {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident<$param:ident> in $domain:literal, $code:path, $http:literal {
            $($variant:ident { $field:ident: $ty:ty } = $reason:literal, $message:literal, $grpc:ident, $range:expr;)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, $crate::macro_names::Derive)]
        #[wire(domain = $domain, http = $http)]
        $vis enum $name<$param> {
            $(
                #[wire(reason = $reason, message = $message, grpc = $grpc)]
                $variant { #[wire(public)] $field: $ty },
            )*
            #[wire(code = $code, message = "{fixed}")]
            Fixed { #[wire(public)] fixed: $param },
            #[wire(opaque)]
            Source(#[source] Option<std::fmt::Error>),
        }

        #[test]
        fn a_derive_inside_a_macro_takes_what_it_passes_on() {
            $(
                assert_eq!(
                    object(&$name::<u8>::$variant { $field: "7".parse().unwrap() }),
                    format!(
                        concat!(
                            r#"{{"code":-32000,"message":"{}","data":[{{"@type":"type.googleapis.com/google.rpc.ErrorInfo","#,
                            r#""reason":"{}","domain":"{}","metadata":{{"{}":"7"}}}}]}}"#,
                        ),
                        $range, $reason, $domain, stringify!($field),
                    ),
                );
            )*
            assert_eq!(object(&$name::Fixed { fixed: 7 }), r#"{"code":-32010,"message":"7"}"#);
            assert_eq!(
                object(&$name::<u8>::Source(None)),
                r#"{"code":-32603,"message":"internal error"}"#,
            );
        }
    };
}

mod macro_names {
    pub(crate) use wire_error::WireError as Derive;
    pub(crate) const CODE: i32 = -32010;
}

errors! {
    /// Made by a macro.
    enum MacroError<T> in "shop.example", macro_names::CODE, 409 {
        OrderNotFound { id: u64 } = "ORDER_NOT_FOUND", "no order {id}", Aborted, "no order 7";
        ShopNotFound { name: String } = "SHOP_NOT_FOUND", "no shop {name:>3}", Aborted, "no shop   7";
        OptionNotFound { field_f: Number } = "OPTION_NOT_FOUND", "{field_f}!", Aborted, "7!";
    }
}

/// Is parsed.
#[derive(Debug)]
struct Number(u8);

impl std::str::FromStr for Number {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Re-exports `wire_error`, as a framework does.
mod framework {
    pub(crate) mod deep {
        pub(crate) use ::wire_error as errors;
    }

    macro_rules! framework_error {
        ($name:ident) => {
            #[derive(Debug, $crate::framework::deep::errors::WireError)]
            #[wire(crate = $crate::framework::deep::errors)]
            #[wire(domain = "shop.example", http = 404, reason, message = "no {what}")]
            struct $name {
                #[wire(public)]
                what: &'static str,
                #[source]
                cause: Option<std::fmt::Error>,
            }
        };
    }
    pub(crate) use framework_error;
}

#[test]
fn the_crate_may_be_where_another_re_exports_it() {
    framework::framework_error!(MacroMade);

    #[derive(Debug, framework::deep::errors::WireError)]
    #[wire(crate = crate::framework::deep::errors, http = 404)]
    #[wire(retry_after = "1s")]
    struct ByPath(#[wire(field_violations)] Vec<wire_error::FieldViolation>);

    assert_eq!(
        object(&MacroMade { what: "order", cause: None }),
        r#"{"code":-32000,"message":"no order","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"MACRO_MADE","domain":"shop.example","metadata":{"what":"order"}}]}"#,
    );
    assert_eq!(
        object(&ByPath(vec![])),
        r#"{"code":-32000,"message":"by path","data":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1s"}]}"#,
    );
    assert!(MacroMade { what: "", cause: None }.cause.is_none());
}

#[test]
fn an_error_may_stand_in_a_function() {
    const GONE: u16 = 410;

    fn gone<T: std::fmt::Display + std::fmt::Debug>(id: T) -> String {
        #[derive(Debug, wire_error::WireError)]
        #[wire(http = GONE, message = "{0} is gone")]
        struct Gone<T>(#[wire(public = "id")] T);

        object(&Gone(id))
    }

    assert_eq!(gone(7), r#"{"code":-32000,"message":"7 is gone"}"#);
    assert_eq!(gone("order"), r#"{"code":-32000,"message":"order is gone"}"#);
    let inside = || {
        #[derive(Debug, wire_error::WireError)]
        #[wire(opaque)]
        struct Closure;

        object(&Closure)
    };
    assert_eq!(inside(), r#"{"code":-32603,"message":"internal error"}"#);
}

/// A macro that writes the derive, and a caller that passes the variants.
mod body_of_a_caller {
    use wire_error::jsonrpc::ProtocolError;
    use wire_error::{Challenge, FieldViolation, LocalizedMessage};

    macro_rules! errors {
        ($name:ident, $client:ident { $($body:tt)* }) => {
            #[derive(Debug, wire_error::WireError)]
            #[wire(domain = "shop.example", client($client, derive(Clone, PartialEq)))]
            pub(super) enum $name {
                $($body)*
            }
        };
    }

    pub(super) fn in_brackets(value: &[u8], f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<{}>", value.len())
    }

    errors! {
        Shop, ShopClient {
            #[wire(http = 404, reason, message = "no order {id:>4} of {who} at {raw} {raw:>1}")]
            OrderNotFound {
                #[wire(public)]
                id: u64,
                #[wire(public)]
                who: Option<String>,
                #[wire(public, fmt = in_brackets)]
                raw: Vec<u8>,
                #[wire(extension)]
                balance: u64,
                #[wire(header = "X-Left")]
                left: u8,
                #[source]
                cause: Option<std::fmt::Error>,
                visit: u8,
            },
            #[wire(http = 429)]
            TooMany {
                #[wire(retry_after)]
                again: Option<std::time::Duration>,
                #[wire(field_violations)]
                violations: Vec<FieldViolation>,
                #[wire(www_authenticate)]
                challenge: Challenge,
                #[wire(rpc_detail)]
                localized: LocalizedMessage,
                #[wire(data)]
                data: u8,
            },
            #[wire(transparent)]
            Rpc(#[from] ProtocolError),
            #[wire(opaque)]
            Storage(#[from] std::io::Error),
        }
    }
}

#[test]
fn a_derive_inside_a_macro_takes_the_body_of_its_caller() {
    use body_of_a_caller::{Shop, ShopClient};
    let error = Shop::OrderNotFound {
        id: 7,
        who: None,
        raw: vec![1, 2],
        balance: 3,
        left: 4,
        cause: None,
        visit: 5,
    };
    assert_eq!(
        object(&error),
        r#"{"code":-32000,"message":"no order    7 of  at <2> <2>","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7","who":"","raw":"<2>"}}]}"#,
    );
    let client = ShopClient::from(jsonrpc::decode(&jsonrpc::to_vec(1, &error)).unwrap());
    assert_eq!(client, ShopClient::OrderNotFound { id: 7, who: None, raw: "<2>".into() });
    assert_eq!(client.to_string(), error.to_string());
    assert_eq!(
        object(&Shop::from(jsonrpc::ProtocolError::MethodNotFound)),
        r#"{"code":-32601,"message":"Method not found"}"#,
    );
    assert_eq!(
        object(&Shop::from(std::io::Error::other("x"))),
        r#"{"code":-32603,"message":"internal error"}"#,
    );
    let too_many = Shop::TooMany {
        again: None,
        violations: vec![],
        challenge: wire_error::Challenge::new("Bearer"),
        localized: wire_error::LocalizedMessage::new("de", "zu viele"),
        data: 1,
    };
    assert_eq!(object(&too_many), r#"{"code":-32000,"message":"too many","data":1}"#);
}

/// A type comes as an identifier, as a token and as a type.
macro_rules! with_type {
    ($name:ident, $i:ident, $t:tt, $ty:ty) => {
        #[derive(Debug, wire_error::WireError)]
        #[wire(http = 404, metadata = false, message = "{0} {1:>2} {2}")]
        struct $name(#[wire(public)] $i, #[wire(public)] $t, #[wire(public)] $ty);
    };
}

with_type! { Typed, String, u8, Option<u8> }

#[test]
fn a_type_may_come_as_a_token_of_the_caller() {
    assert_eq!(object(&Typed("a".into(), 1, Some(2))), r#"{"code":-32000,"message":"a  1 2"}"#);
}

/// Types that are called as those of the standard library, and names for these.
mod look_alikes {
    use std::fmt;

    pub(super) struct Masked;

    impl fmt::Display for Masked {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("****")
        }
    }

    impl AsRef<str> for Masked {
        fn as_ref(&self) -> &'static str {
            "4111"
        }
    }

    impl fmt::Debug for Masked {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("****")
        }
    }

    pub(super) type String = Masked;
    pub(super) type Opt<T> = std::option::Option<T>;

    #[derive(Debug)]
    pub(super) struct Option<T>(pub(super) T);

    impl<T: fmt::Display> fmt::Display for Option<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "<{}>", self.0)
        }
    }

    #[derive(Debug, wire_error::WireError)]
    #[wire(
        domain = "shop.example",
        http = 404,
        reason,
        message = "{card} {alias} {own} {alias:>2}"
    )]
    pub(super) struct Lost<'a> {
        #[wire(public)]
        pub(super) card: String,
        #[wire(public)]
        pub(super) alias: Opt<u8>,
        #[wire(public)]
        pub(super) own: Option<u8>,
        #[wire(public)]
        pub(super) borrowed: &'a std::option::Option<u8>,
        #[wire(public)]
        #[expect(unused_parens, reason = "a type in parentheses")]
        pub(super) parens: (Opt<u8>),
        #[source]
        pub(super) cause: Opt<fmt::Error>,
    }
}

#[test]
fn what_a_value_is_a_trait_says_and_not_its_name() {
    use look_alikes::{Lost, Masked, Option as Own};
    let lost = |value| Lost {
        card: Masked,
        alias: value,
        own: Own(2),
        borrowed: &None,
        parens: None,
        cause: None,
    };
    assert_eq!(
        object(&lost(None)),
        r#"{"code":-32000,"message":"****  <2>   ","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"LOST","domain":"shop.example","metadata":{"card":"****","alias":"","own":"<2>","borrowed":"","parens":""}}]}"#,
    );
    assert!(object(&lost(Some(1))).starts_with(r#"{"code":-32000,"message":"**** 1 <2>  1""#));
    assert!(std::error::Error::source(&lost(None)).is_none());
}

/// A trait in scope has methods of the names that `Debug`'s builders have.
mod captured {
    #[expect(dead_code, reason = "nothing finds it")]
    pub(super) trait Capture {
        fn field(&self, _: &str, _: &dyn std::fmt::Debug) -> &Self {
            panic!("captured")
        }

        fn finish(&self) -> std::fmt::Result {
            panic!("captured")
        }

        fn text(&self) -> &'static str {
            panic!("captured")
        }

        fn get(&self) -> &'static str {
            panic!("captured")
        }
    }

    impl<T> Capture for T {}

    #[derive(wire_error::WireError)]
    #[wire(debug, http = 404, message = "no {id} {id:>2}")]
    pub(super) struct Found {
        #[wire(public)]
        pub(super) id: u8,
        pub(super) shard: u8,
    }
}

#[test]
fn a_blanket_trait_in_scope_captures_nothing() {
    let found = captured::Found { id: 1, shard: 2 };
    assert_eq!(format!("{found:?} {found}"), "Found { id: 1, shard: 2 } no 1  1");
}

/// The last field of a struct may be unsized, and public.
mod unsized_tail {
    #[derive(Debug, wire_error::WireError)]
    #[wire(domain = "shop.example", http = 404, reason, message = "no {tail} {tail:>3}")]
    pub(super) struct Text {
        pub(super) shard: u8,
        #[wire(public)]
        pub(super) tail: str,
    }

    #[derive(Debug, wire_error::WireError)]
    #[wire(domain = "shop.example", http = 404, reason, message = "no {tail} {tail:>3}")]
    pub(super) struct Any<T: ?Sized> {
        pub(super) shard: u8,
        #[wire(public)]
        pub(super) tail: T,
    }
}

#[test]
fn the_last_field_may_be_unsized() {
    fn message(error: &unsized_tail::Text) -> String {
        format!("{error} {}", error.shard)
    }
    let _: fn(&unsized_tail::Text) -> String = message;
    let error = unsized_tail::Any { shard: 1, tail: 7 };
    assert_eq!(
        object(&error),
        r#"{"code":-32000,"message":"no 7   7","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ANY","domain":"shop.example","metadata":{"tail":"7"}}]}"#,
    );
    assert_eq!(error.shard, 1);
}
