//! What RFC 9457 calls a problem: its `type` and its `title`.

use crate::start::Start;
use crate::write::json::Json;

/// `TASK_NOT_FOUND` as `task-not-found`.
pub(super) fn write_kebab(reason: &str, json: &mut Json<'_>) {
    write_lower(reason, 0, "-", json);
}

/// `TASK_NOT_FOUND` as `Task not found`.
pub(super) fn write_words(reason: &str, json: &mut Json<'_>) {
    write_lower(reason, 1, " ", json);
}

/// Writes the words in lower case, but for the first `capitals` letters, which stay.
fn write_lower(reason: &str, capitals: usize, separator: &str, json: &mut Json<'_>) {
    let mut capitals = capitals;
    for (at, word) in reason.split('_').filter(|word| !word.is_empty()).enumerate() {
        if at > 0 {
            json.raw(separator);
        }
        let (capital, rest) = word.split_at_checked(capitals).unwrap_or(("", word));
        json.string(capital, usize::MAX);
        json.string(&rest.to_ascii_lowercase(), usize::MAX);
        capitals = 0;
    }
}

macro_rules! statuses {
    ($($status:literal $phrase:literal)*) => {
        /// The phrase of a status in IANA's registry, or the name of its class.
        pub(crate) const fn status_phrase(status: u16) -> &'static str {
            match status {
                $($status => $phrase,)*
                status if status < 500 => "Client Error",
                _ => "Server Error",
            }
        }

        /// By status, from 400 on.
        static HEADS: [Option<Head>; 112] = {
            let mut heads = [None; 112];
            $(heads[$status - 400] = Some(Start::of(concat!(
                r#"{"type":"about:blank","title":""#, $phrase,
                r#"","status":"#, $status, r#","detail":""#,
            )));)*
            heads
        };
    };
}

/// The start of a problem.
pub(crate) type Head = Start<112>;

/// How the details of a problem start that has no type but its status, if that has a phrase.
pub(super) const fn head(status: u16) -> Option<Head> {
    let at = status.wrapping_sub(400) as usize; // before 400 comes what is far behind the last
    if at < HEADS.len() { HEADS[at] } else { None }
}

statuses! {
    400 "Bad Request"
    401 "Unauthorized"
    402 "Payment Required"
    403 "Forbidden"
    404 "Not Found"
    405 "Method Not Allowed"
    406 "Not Acceptable"
    407 "Proxy Authentication Required"
    408 "Request Timeout"
    409 "Conflict"
    410 "Gone"
    411 "Length Required"
    412 "Precondition Failed"
    413 "Content Too Large"
    414 "URI Too Long"
    415 "Unsupported Media Type"
    416 "Range Not Satisfiable"
    417 "Expectation Failed"
    421 "Misdirected Request"
    422 "Unprocessable Content"
    423 "Locked"
    424 "Failed Dependency"
    425 "Too Early"
    426 "Upgrade Required"
    428 "Precondition Required"
    429 "Too Many Requests"
    431 "Request Header Fields Too Large"
    451 "Unavailable For Legal Reasons"
    499 "Client Closed Request" // nginx's; not registered, but widely known
    500 "Internal Server Error"
    501 "Not Implemented"
    502 "Bad Gateway"
    503 "Service Unavailable"
    504 "Gateway Timeout"
    505 "HTTP Version Not Supported"
    506 "Variant Also Negotiates"
    507 "Insufficient Storage"
    508 "Loop Detected"
    511 "Network Authentication Required"
}
