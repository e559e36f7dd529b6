//! One expansion per key, and one of the fallback. `INSTA_UPDATE=always cargo test -p
//! wire-error-derive` accepts what has changed.

use crate::expand::derive_wire_error;
use crate::forms::FORMS;
use crate::keys::KEYS;

/// Where each part of what is prepared ends is a number of 16 bits.
#[test]
fn a_text_that_is_longer_than_64_kib_is_not_prepared() {
    let expand = |len: usize| {
        let source = format!("#[wire(http = 404, message = \"{}\")] struct Gone;", "x".repeat(len));
        derive_wire_error(source.parse().unwrap()).to_string()
    };
    // It stands in the head of each of three layouts.
    assert!(expand(20_000).contains("ends"));
    assert!(!expand(22_000).contains("ends"));
}

/// Each field of a message may be 4 KiB long, and the whole is no longer than 64 KiB.
#[test]
fn what_may_be_long_or_has_many_fields_is_not_prepared() {
    let expand = |shown: usize, fields: usize| {
        let message: Vec<_> = (0..shown).map(|at| format!("{{{at}}}")).collect();
        let message = message.concat();
        let source = format!(
            "#[wire(http = 404, metadata = false, message = \"{message}\")] struct Gone({});",
            "#[wire(public)] u8,".repeat(fields)
        );
        derive_wire_error(source.parse().unwrap()).to_string()
    };
    assert!(expand(14, 14).contains("ends"));
    assert!(!expand(17, 17).contains("ends"));
    assert!(expand(1, 255).contains("ends"));
    assert!(!expand(1, 256).contains("ends"));
}

#[test]
fn of_more_than_twenty_places_of_fields_nothing_is_prepared() {
    let expand = |places: usize| {
        let places = "{id}".repeat(places);
        let source = format!(
            "#[wire(http = 404, reason = \"GONE\", domain = \"a.example\", message = \"{places}\")] \
             struct Gone {{ #[wire(public)] id: u64, #[wire(public)] a1: u64, #[wire(public)] a2: u64, \
             #[wire(public)] a3: u64, #[wire(public)] a4: u64, #[wire(public)] a5: u64 }}"
        );
        derive_wire_error(source.parse().unwrap()).to_string()
    };
    // Six are in the metadata, and the end of the message counts as one.
    assert!(expand(13).contains("ends"));
    assert!(!expand(14).contains("ends"));
}

/// A key, or a form, and an error that has it and little else.
const CASES: &[(&str, &str)] = &[
    (
        "domain",
        r#"#[wire(domain = shop::DOMAIN)]
        enum ShopError {
            #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
            OrderNotFound,
        }"#,
    ),
    (
        "code_range",
        r"#[wire(code_range(-32099..=-32001, -31099..=-31001))]
        enum ShopError {
            #[wire(code = -32001, http = 404)]
            Written,
            #[wire(code = codes::GONE, http = 410)]
            Constant,
        }",
    ),
    (
        "reserved_codes",
        r"#[wire(reserved_codes(-32521..=-32500))]
        enum BundlerError {
            #[wire(code = -32500, http = 400)]
            Literal,
            #[wire(code = codes::OUT_OF_GAS, http = 400)]
            Constant,
        }",
    ),
    (
        "shared_codes",
        r#"#[wire(domain = "lsp.example", shared_codes(-32803), code = -32803, http = 409, reason)]
        enum LspError {
            Outdated,
            #[wire(code = codes::FAILED)]
            Failed,
        }"#,
    ),
    (
        "type_base",
        r#"#[wire(domain = "shop.example", type_base = "https://errors.shop.example/")]
        enum ShopError {
            #[wire(http = 404, reason)]
            OrderNotFound,
        }"#,
    ),
    (
        "data",
        r"#[wire(data = info)]
        enum ShopError<T> {
            #[wire(http = 404)]
            OrderNotFound {
                #[wire(data)]
                order: T,
            },
        }",
    ),
    (
        "metadata",
        r#"#[wire(domain = "shop.example", metadata = false)]
        enum ShopError {
            #[wire(http = 404, reason)]
            OrderNotFound(#[wire(public)] u64),
        }"#,
    ),
    (
        "internal_display",
        r"#[wire(internal_display, http = 404)]
        struct OrderNotFound {
            shard: String,
        }",
    ),
    (
        "debug",
        r"#[wire(debug)]
        enum ShopError<T> {
            #[wire(http = 401)]
            Unit,
            #[wire(http = 401)]
            Tuple(u8, #[wire(secret)] T),
            #[wire(http = 401)]
            Named { user: T },
        }",
    ),
    (
        "client",
        r#"#[wire(domain = "shop.example", client = ShopClientError)]
        enum ShopError {
            #[wire(http = 404, reason)]
            OrderNotFound {
                #[wire(public)]
                id: u64,
                shard: String,
            },
        }"#,
    ),
    (
        "into",
        r"#[wire(into(axum, actix_web, tonic, jsonrpsee, http))]
        enum ShopError {
            #[wire(http = 404)]
            OrderNotFound,
        }",
    ),
    (
        "body",
        r"#[wire(into(http), body = problem)]
        enum ShopError {
            #[wire(http = 404)]
            OrderNotFound,
        }",
    ),
    (
        "content_type",
        r#"#[wire(into(http), content_type = "application/shop+json")]
        enum ShopError {
            #[wire(http = 404)]
            OrderNotFound,
        }"#,
    ),
    (
        "crate",
        r"#[wire(crate = framework::errors, http = 404)]
        struct OrderNotFound;",
    ),
    (
        "code",
        r"enum ShopError {
            #[wire(code = -32001, http = 404)]
            Literal,
            #[wire(code = codes::GONE, http = 410)]
            Constant,
            #[wire(code = codes::BAD_ORDER)]
            Alone,
        }",
    ),
    (
        "http",
        r"enum ShopError {
            #[wire(http = 404)]
            Literal,
            #[wire(http = GONE)]
            Constant,
        }",
    ),
    (
        "grpc",
        r"enum ShopError {
            #[wire(grpc = NotFound)]
            OrderNotFound,
        }",
    ),
    (
        "reason",
        r#"#[wire(domain = "shop.example", http = 404, reason)]
        enum ShopError {
            FromName,
            #[wire(reason = "GIVEN")]
            Literal,
            #[wire(reason = GONE)]
            Constant,
            #[wire(reason = false)]
            None,
        }"#,
    ),
    (
        "message",
        r#"#[wire(http = 404, metadata = false)]
        enum ShopError<T> {
            Words,
            #[wire(message = "no {{order}}")]
            Braces,
            #[wire(message = "no order {0} of {1}, {2:>8.2} or {3:x}")]
            Fields(
                #[wire(public)] u64,
                #[wire(public)] String,
                #[wire(public)] f64,
                #[wire(public)] Option<T>,
            ),
        }"#,
    ),
    (
        "opaque",
        r"enum ShopError {
            #[wire(opaque)]
            Storage(#[source] rusqlite::Error),
        }",
    ),
    (
        "transparent",
        r"enum ShopError {
            #[wire(transparent)]
            Stock(#[from] StockError),
            #[wire(http = 404)]
            OrderNotFound,
        }",
    ),
    (
        "same_as",
        r#"#[wire(domain = "shop.example", reason)]
        enum ShopError {
            #[wire(http = 404)]
            OrderNotFound {
                #[wire(public = "orderId")]
                id: u64,
            },
            #[wire(same_as = OrderNotFound)]
            OrderHidden {
                #[wire(public = "orderId")]
                id: u64,
                owner: String,
            },
        }"#,
    ),
    (
        "title",
        r#"#[wire(http = 400, title = "Bad nonce", type_uri = "urn:ietf:params:acme:error:badNonce")]
        struct BadNonce;"#,
    ),
    (
        "type_uri",
        r#"#[wire(http = 400, type_uri = "urn:ietf:params:acme:error:badNonce")]
        struct BadNonce;"#,
    ),
    (
        "header",
        r#"#[wire(header("Deprecation", "@1"))]
        enum ShopError {
            #[wire(http = 405, header("Allow", "GET, POST"))]
            NotAllowed,
            #[wire(http = 429)]
            TooMany {
                #[wire(header = "RateLimit")]
                limit: u64,
            },
        }"#,
    ),
    (
        "fix",
        r#"#[wire(http = 404, fix = "Ask for an order that exists.")]
        struct OrderNotFound;"#,
    ),
    (
        "log",
        r"#[wire(http = 500, log = warn)]
        struct Broken;",
    ),
    (
        "extension",
        r#"#[wire(http = 403)]
        struct OutOfCredit {
            #[wire(extension)]
            balance: u64,
            #[wire(extension = "accounts")]
            of: Vec<String>,
        }"#,
    ),
    (
        "fmt",
        r#"#[wire(http = 404, message = "no file {path}")]
        struct NoFile {
            #[wire(public, fmt = wire_error::show::path)]
            path: PathBuf,
        }"#,
    ),
    (
        "rpc_detail",
        r"#[wire(grpc = ResourceExhausted)]
        struct QuotaExceeded(#[wire(rpc_detail)] QuotaFailure);",
    ),
    (
        "client_type",
        r#"#[wire(domain = "shop.example", client = ShopClientError, http = 402, reason)]
        struct Unpaid {
            #[wire(public, client_type = u64)]
            price: Cents,
        }"#,
    ),
    (
        "retry_after",
        r#"#[wire(http = 503)]
        enum ShopError {
            #[wire(retry_after = "1.5s")]
            Closed,
            Full {
                #[wire(retry_after)]
                again: Duration,
            },
        }"#,
    ),
    (
        "retryable",
        r"enum ShopError {
            #[wire(http = 409, retryable)]
            Lost,
        }",
    ),
    (
        "help",
        r#"enum ShopError {
            #[wire(http = 404, help = "https://shop.example/errors")]
            Literal,
            #[wire(http = 404, help = HELP)]
            Constant,
        }"#,
    ),
    (
        "www_authenticate",
        r#"enum ShopError {
            #[wire(http = 401, www_authenticate = "Bearer")]
            NotLoggedIn,
        }"#,
    ),
    (
        "description",
        r#"enum ShopError {
            /// From the comment.
            #[wire(http = 404, description)]
            Comment,
            #[wire(http = 404, description = "Given.")]
            Given,
        }"#,
    ),
    (
        "public",
        r#"#[wire(domain = "shop.example", http = 404, reason)]
        struct OrderNotFound<'a, T: Clone, const N: usize = 2>
        where
            T: Copy,
        {
            #[wire(public)]
            id: Option<u64>,
            #[wire(public = "ownerName")]
            owner: &'a str,
            #[wire(public)]
            item: T,
            shards: [u8; N],
        }"#,
    ),
    (
        "secret",
        r"#[wire(debug, http = 401)]
        struct BadLogin {
            user: String,
            #[wire(secret)]
            password: String,
        }",
    ),
    (
        "field_violations",
        r"enum ShopError {
            #[wire(grpc = InvalidArgument)]
            BadOrder(#[wire(field_violations)] Vec<FieldViolation>),
        }",
    ),
    (
        "source",
        r"#[wire(http = 500)]
        enum ShopError<E> {
            Storage(#[from] rusqlite::Error),
            Network { source: Option<E> },
            Unit,
        }",
    ),
    ("no_variants", "enum Never {}"),
    (
        "fallback",
        r"#[wire(debug, http = 200)]
        enum ShopError<'a, T> where T: Clone {
            OrderNotFound(&'a T),
            Storage(#[from] rusqlite::Error),
        }",
    ),
];

/// The error as it is written, and what is generated beside it.
fn expand(source: &str) -> String {
    let input: proc_macro2::TokenStream = source.parse().unwrap();
    let pretty = |tokens| prettyplease::unparse(&syn::parse2(tokens).unwrap());
    format!(
        "{}\n// ---- expands to ----\n\n{}",
        pretty(input.clone()),
        pretty(derive_wire_error(input))
    )
}

#[test]
fn each_key_and_form_expands_as_recorded() {
    for (name, source) in CASES.iter().chain(FORMS) {
        insta::with_settings!(
            {
                omit_expression => true,
                prepend_module_to_snapshot => false,
            },
            { insta::assert_snapshot!(*name, expand(source)); }
        );
    }
}

#[test]
fn each_key_has_a_snapshot() {
    for key in KEYS {
        assert!(CASES.iter().any(|(name, _)| *name == key.name), "no snapshot of `{}`", key.name);
    }
}
