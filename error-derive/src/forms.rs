//! Errors whose expansion depends on more than one key: each is recorded as those of `snapshots` are.

/// What it shows, and the error.
pub(crate) const FORMS: &[(&str, &str)] = &[
    (
        "form_defaults_of_the_enum",
        r#"#[wire(
            domain = "shop.example",
            code = -31001,
            http = 404,
            reason = "DEFAULT",
            message = "from the enum",
            help = "https://shop.example/errors",
            retry_after = "1s",
            log = info,
            header("Allow", "GET"),
            header("Deprecation", "@1"),
            shared_codes(-31001, -31002),
        )]
        enum ShopError {
            Plain,
            #[wire(reason = "OWN", message = "its own", header("ALLOW", "POST"))]
            Own,
            #[wire(code = false, reason = false, message = false, help = false, log = false, header = false)]
            Unset,
            #[wire(opaque)]
            Internal,
            #[wire(opaque, http = 503, reason = "OWN_STATUS")]
            OwnStatus,
            #[wire(opaque, code = -31002, reason = "SHARED")]
            OwnCode,
            #[wire(opaque, grpc = Unavailable, reason = "OWN_GRPC")]
            OwnGrpc,
            #[wire(transparent)]
            Stock(StockError),
            #[wire(same_as = Own)]
            Hidden,
        }"#,
    ),
    (
        "form_thiserror",
        r#"#[wire(internal_display, http = 404)]
        enum ShopError {
            #[error("shard {shard}")]
            OrderNotFound { shard: String },
        }"#,
    ),
    (
        "form_thiserror_refused",
        r#"#[wire(http = 404)]
        enum ShopError {
            #[error("shard {shard}")]
            OrderNotFound { shard: String },
        }"#,
    ),
    ("form_body_aip193", "#[wire(into(http), body = aip193, http = 404)] struct OrderNotFound;"),
    ("form_body_of_ones_own", "#[wire(into(http), body = Text, http = 404)] struct OrderNotFound;"),
    (
        "form_fallback_of_into_and_client",
        r"#[wire(into(axum, axum, tonic, nothing), client = ShopClientError)]
        enum ShopError {
            #[wire(http = 404)]
            OrderNotFound,
        }",
    ),
    (
        "form_same_as",
        r#"#[wire(domain = "shop.example", http = 404)]
        enum ShopError {
            #[wire(reason = "FIRST")]
            First,
            #[wire(reason = "SECOND", message = "no {id}")]
            Second {
                #[wire(public)]
                id: u64,
                #[wire(extension)]
                left: u64,
                #[wire(data)]
                data: Data,
                #[wire(header = "RateLimit")]
                limit: u64,
                #[wire(rpc_detail)]
                quota: QuotaFailure,
                #[wire(retry_after)]
                after: Duration,
            },
            #[wire(same_as = Second)]
            Alike {
                #[wire(public)]
                id: u64,
                #[wire(extension)]
                left: u64,
                #[wire(data)]
                data: Data,
                #[wire(header = "RateLimit")]
                limit: u64,
                #[wire(rpc_detail)]
                quota: QuotaFailure,
                #[wire(retry_after)]
                after: Duration,
            },
            #[wire(same_as = Second)]
            OtherTypes {
                #[wire(public)]
                id: String,
                #[wire(extension)]
                left: u8,
                #[wire(data)]
                data: own::Data,
                #[wire(header = "RateLimit")]
                limit: String,
                #[wire(rpc_detail)]
                quota: wire_error::QuotaFailure,
                #[wire(retry_after)]
                after: Option<Duration>,
            },
            #[wire(same_as = First)]
            Bare,
        }"#,
    ),
    (
        "form_same_as_in_an_opaque_enum",
        r"#[wire(opaque)]
        enum ShopError {
            #[wire(opaque = false, http = 404)]
            OrderNotFound {
                #[wire(public)]
                id: u64,
            },
            #[wire(same_as = OrderNotFound)]
            OrderHidden {
                #[wire(public)]
                id: u64,
            },
        }",
    ),
    (
        "form_opaque_with_constants",
        r"#[wire(opaque)]
        enum ShopError {
            #[wire(code = INVALID_PARAMS)]
            OfTheCode,
            #[wire(code = INVALID_PARAMS, grpc = NotFound)]
            OfTheGrpcCode,
            #[wire(code = INVALID_PARAMS, http = GONE)]
            OfTheStatus,
            #[wire(code = -32602)]
            OfTheLiteral,
        }",
    ),
    (
        "form_same_as_of_generics",
        r"enum ShopError<T, U> {
            #[wire(http = 404)]
            Target(#[wire(data)] T),
            #[wire(same_as = Target)]
            Alike(#[wire(data)] T),
            #[wire(same_as = Target)]
            Other(#[wire(data)] U),
        }",
    ),
    (
        "form_client",
        r#"#[wire(domain = "shop.example", client = ShopClientError, http = 404)]
        enum ShopError {
            #[wire(reason, message = "no {id} of {owner}, {id:>4} of {id} {{left}}")]
            OrderNotFound {
                #[wire(public)]
                id: u64,
                #[wire(public)]
                owner: String,
                #[wire(public)]
                page: Option<u64>,
                #[wire(public)]
                note: Option<&'static str>,
                #[wire(public)]
                other: own::Option<u64>,
                #[wire(public)]
                same: Option<u64>,
                #[wire(public, fmt = show)]
                path: PathBuf,
                #[wire(public, fmt = show, client_type = Money)]
                price: Cents,
                #[wire(retry_after)]
                after: Duration,
                #[wire(field_violations)]
                violations: Vec<FieldViolation>,
                shard: String,
            },
            #[wire(reason = GONE)]
            Gone(#[wire(public = "key")] Cow<'static, str>, u8, #[wire(extension = "left", client_type = u64)] u64),
            #[wire(code = -31001, message = "with {data}")]
            ByCode {
                #[wire(public)]
                data: u64,
                #[wire(data, client_type = Data)]
                whole: Data,
            },
            #[wire(code = codes::CONSTANT)]
            ByConstant(#[wire(extension = "left", client_type = u8)] u8),
            #[wire(code = -32000)]
            ByNoCode,
            Nameless,
            #[wire(reason, message = "static")]
            Static,
            #[wire(reason = "INTERNAL", opaque)]
            Opaque,
            #[wire(same_as = Static)]
            Hidden,
            #[wire(transparent)]
            Stock(stock::StockError),
        }"#,
    ),
    (
        "form_client_of_shared_codes",
        r#"#[wire(domain = "shop.example", client = ShopClientError, http = 404, shared_codes(-31001))]
        enum ShopError {
            #[wire(code = -31001, reason)]
            First,
            #[wire(code = -31001, reason)]
            Second,
            #[wire(code = -31002)]
            Alone,
        }"#,
    ),
    (
        "form_constants",
        r#"#[wire(
            domain = "shop.example",
            code_range(-31099..=-31001),
            shared_codes(-31001),
            into(axum, rmcp),
        )]
        enum ShopError {
            #[wire(code = codes::GONE, http = GONE, reason = GONE, help = HELP)]
            Gone(#[wire(data)] Data),
            #[wire(http = MISSING, code = -31003)]
            Missing,
            #[wire(http = GONE, grpc = NotFound, code = -31002)]
            Both,
            #[wire(http = 404, code = -31004, reason)]
            Literal,
            #[wire(http = LOST)]
            Derived,
            #[wire(http = TOO_MANY, header("Retry-Scope", "shop"), www_authenticate = "Bearer", code = codes::OTHER, reason = OTHER)]
            Challenged,
        }"#,
    ),
    (
        "form_nested",
        r#"#[wire(domain = "shop.example", code_range(-31099..=-31001), into(http, rmcp))]
        enum ShopError<T, const N: usize> {
            #[wire(transparent)]
            Stock(StockError),
            #[wire(transparent)]
            Again(StockError),
            #[wire(transparent)]
            Pay(pay::PayError),
            #[wire(transparent)]
            Sized(Page<N>),
            #[wire(transparent)]
            Inner(#[from] Option<T>),
            #[wire(transparent)]
            Behind { error: Last },
            #[wire(http = 404, code = -31001, reason)]
            OrderNotFound,
        }"#,
    ),
    (
        "form_details",
        r"enum ShopError<T> {
            #[wire(grpc = FailedPrecondition)]
            Three(
                #[wire(rpc_detail)] QuotaFailure,
                #[wire(rpc_detail)] Option<ResourceInfo>,
                #[wire(rpc_detail)] Own,
            ),
            #[wire(grpc = FailedPrecondition)]
            Generic(#[wire(rpc_detail)] T, #[wire(rpc_detail)] QuotaFailure),
            #[wire(http = 401)]
            Challenged(#[wire(www_authenticate)] Challenge),
        }",
    ),
    (
        "form_bounds",
        r#"#[wire(http = 404, metadata = false)]
        enum ShopError<A, B, C, D: Debug, E, F, G> {
            #[wire(message = "{0:x} {1:X} {2:o} {3:b} {4:e} {5:E} {0}")]
            Formats(
                #[wire(public)] A,
                #[wire(public)] B,
                #[wire(public)] C,
                #[wire(public)] D,
                #[wire(public)] E,
                #[wire(public)] Option<F>,
            ),
            Sources(#[source] Option<G>),
            Twice { source: G },
            #[wire(transparent)]
            Inner(Inner<A>),
        }"#,
    ),
    (
        "form_unsized",
        r#"#[wire(http = 404, message = "{first} {last}")]
        struct NotFound<A: ?Sized, B: Debug, C> where C: ?Sized + Debug, Box<B>: Debug {
            #[wire(public)]
            first: B,
            #[wire(public)]
            second: Box<A>,
            #[wire(public)]
            last: C,
        }"#,
    ),
    (
        "form_unsized_parameter",
        r#"#[wire(debug, http = 404, message = "{last}")]
        struct NotFound<A: Debug + ?Sized> {
            first: u8,
            #[wire(secret)]
            second: u8,
            #[wire(public)]
            last: A,
        }"#,
    ),
    (
        "form_unsized_object",
        r#"#[wire(http = 404, message = "{last}")]
        struct NotFound {
            #[wire(public)]
            last: dyn Display,
        }"#,
    ),
    (
        "form_debug",
        r"#[wire(debug, http = 404)]
        struct NotFound<T, U>(T, #[wire(secret)] U, Vec<T>);",
    ),
    (
        "form_escapes",
        r#"#[wire(http = 404, metadata = false)]
        enum ShopError {
            #[wire(message = "a \"quoted\" {0}")]
            Before(#[wire(public)] u8),
            #[wire(message = "{0} and a \\ behind")]
            Behind(#[wire(public)] u8),
            #[wire(message = "ä")]
            Letter,
            #[wire(message = "a ~!")]
            Plain,
            #[wire(message = "\u{7f}")]
            Control,
            #[wire(opaque)]
            Phrase,
        }"#,
    ),
    ("form_opaque_of_a_code", "#[wire(opaque, code = -32602)] struct BadOrder;"),
    (
        "form_data_info",
        r#"#[wire(domain = "shop.example", data = info, http = 404, reason)]
        struct NotFound;"#,
    ),
    (
        "form_data_none",
        r#"#[wire(domain = "shop.example", data = none, http = 404, reason)]
        struct NotFound;"#,
    ),
    (
        "form_options",
        r#"#[wire(http = 400)]
        enum ShopError {
            None,
            #[wire(title = "t", type_uri = "urn:t")]
            Title,
            #[wire(type_uri = "urn:t")]
            Type,
            #[wire(fix = "f")]
            Fix,
            #[wire(log = off)]
            Log,
            #[wire(header("A", "b"))]
            Header,
            Data(#[wire(data)] u8),
            Challenge(#[wire(www_authenticate)] Challenge),
            FieldHeader(#[wire(header = "A")] u8),
            Extension(#[wire(extension = "left")] u8),
            Detail(#[wire(rpc_detail)] QuotaFailure),
        }"#,
    ),
];
