//! What a failing request costs a whole server, beside one that answers with the same bytes ready.
//!
//! `server [--rounds N] [--seconds N]` starts an axum server of one thread on loopback, and lets
//! `wrk` ask each of its routes in turn, in rounds: the CPU time of the server, as the kernel's
//! scheduler counts it, divided by the requests that were answered. All handlers read the path; what
//! they answer differs. The fixed bytes are the failing handler's whole answer, once written as
//! handlers of axum are, with a tuple, and once put together piece by piece, which is the least that
//! any handler with that answer costs. The first are asked for twice a round: how the two differ
//! is the noise.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, ExitCode, Stdio};

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use wire_error::WireError;
use wire_error_benches::measure::{Time, spread};

/// The argument with which the program serves, for another of it to measure.
const SERVE: &str = "--serve";

const TASK: &str = "0123456789abcdef";

/// The answer of [`fails`] to [`TASK`].
const FIXED: &[u8] = br#"{"error":{"code":404,"message":"Task not found: 0123456789abcdef","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org","metadata":{"task_id":"0123456789abcdef"}}]}}"#;

#[derive(Debug, WireError)]
#[wire(domain = "a2a-protocol.org", into(axum))]
enum TaskError {
    #[wire(grpc = NotFound, reason = "TASK_NOT_FOUND", message = "Task not found: {task_id}")]
    TaskNotFound {
        #[wire(public)]
        task_id: String,
    },
}

fn find(task_id: String) -> Result<(), TaskError> {
    Err(TaskError::TaskNotFound { task_id })
}

async fn fails(Path(task_id): Path<String>) -> Result<StatusCode, TaskError> {
    find(task_id)?;
    Ok(StatusCode::NO_CONTENT)
}

async fn empty(Path(_): Path<String>) -> StatusCode {
    StatusCode::NO_CONTENT
}

async fn fixed(Path(_): Path<String>) -> impl IntoResponse {
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    (StatusCode::NOT_FOUND, headers, FIXED)
}

async fn least(Path(_): Path<String>) -> Response {
    let mut response = Response::new(Body::from(FIXED));
    *response.status_mut() = StatusCode::NOT_FOUND;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Says its address, and serves until it is killed.
fn serve() -> std::io::Result<()> {
    let app = Router::new()
        .route("/fails/{task_id}", get(fails))
        .route("/empty/{task_id}", get(empty))
        .route("/fixed/{task_id}", get(fixed))
        .route("/least/{task_id}", get(least));
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?);
        axum::serve(listener, app).await
    })
}

/// What is measured: the words of the table, and the route. The first is what the others stand beside.
const CASES: [(&str, &str); 5] = [
    ("fixed bytes", "/fixed/"),
    ("fixed bytes again: the noise", "/fixed/"),
    ("fails with a derived error", "/fails/"),
    ("fixed bytes, piece by piece", "/least/"),
    ("answers 204", "/empty/"),
];

struct Bench {
    rounds: usize,
    seconds: usize,
}

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some(SERVE) {
        serve().expect("a server on loopback");
    }
    let Some(bench) = Bench::from_args() else {
        eprintln!("usage: server [--rounds N] [--seconds N]");
        return ExitCode::FAILURE;
    };
    if Command::new("wrk").arg("--version").stdout(Stdio::null()).status().is_err() {
        eprintln!("wrk makes the requests, and is not here: apt-get install wrk");
        return ExitCode::FAILURE;
    }
    bench.run();
    ExitCode::SUCCESS
}

impl Bench {
    fn from_args() -> Option<Self> {
        let mut bench = Self { rounds: 21, seconds: 2 };
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            match (&*arg, args.next()?.parse().ok().filter(|number| *number > 0)?) {
                ("--rounds", rounds) => bench.rounds = rounds,
                ("--seconds", seconds) => bench.seconds = seconds,
                _ => return None,
            }
        }
        Some(bench)
    }

    fn run(&self) {
        let pinned = can_pin(0) && can_pin(1);
        let server = Server::start(pinned);
        for route in ["/fixed/", "/least/"] {
            assert_eq!(server.answer("/fails/"), server.answer(route), "the answers are the same");
        }
        let pinning = if pinned { "each pinned to a core" } else { "not pinned to cores" };
        println!("{} rounds of {} s a turn; server and wrk {pinning}", self.rounds, self.seconds);
        server.load(CASES[0].1, self.seconds); // to warm up
        let mut rounds = vec![];
        for round in 0..self.rounds {
            let mut samples = [Sample::default(); CASES.len()];
            for turn in 0..CASES.len() {
                let case = (round + turn) % CASES.len();
                samples[case] = server.load(CASES[case].1, self.seconds);
            }
            rounds.push(samples);
        }
        print(&rounds);
    }
}

/// What a route cost in one turn.
#[derive(Clone, Copy, Default)]
struct Sample {
    /// Microseconds of the server's CPU time for each request.
    cpu: f64,
    requests_a_second: f64,
}

fn print(rounds: &[[Sample; CASES.len()]]) {
    println!("\n| route | CPU µs a request | spread | requests/s | x fixed bytes | spread |");
    println!("|---|---:|---:|---:|---:|---:|");
    for (at, (name, _)) in CASES.iter().enumerate() {
        let of = |value: fn(&[Sample; CASES.len()], usize) -> f64| {
            spread(rounds.iter().map(|round| value(round, at)).collect())
        };
        let Time { median, quartiles: (low, high) } = of(|round, at| round[at].cpu);
        let rate = of(|round, at| round[at].requests_a_second).median;
        let ratio = of(|round, at| round[at].cpu / round[0].cpu);
        let (least, most) = ratio.quartiles;
        println!(
            "| {name} | {median:.2} | {low:.2} to {high:.2} | {rate:.0} | {:.3} | {least:.3} to {most:.3} |",
            ratio.median,
        );
    }
}

/// A process of this program that serves. It ends with the value.
struct Server {
    process: Child,
    address: String,
    pinned: bool,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    fn start(pinned: bool) -> Self {
        let program = std::env::current_exe().expect("this program has a path");
        let mut process = on_core(0, pinned, program.to_str().expect("a path in UTF-8"))
            .arg(SERVE)
            .stdout(Stdio::piped())
            .spawn()
            .expect("this program runs");
        let mut address = String::new();
        let stdout = process.stdout.take().expect("it is piped");
        BufReader::new(stdout).read_line(&mut address).expect("the server says its address");
        Self { process, address: address.trim().into(), pinned }
    }

    /// The bytes of one answer, but for the line with the date.
    fn answer(&self, route: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        write!(
            stream,
            "GET {route}{TASK} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .expect("the server reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the server answers");
        answer.split_inclusive("\r\n").filter(|line| !line.starts_with("date: ")).collect()
    }

    /// Lets `wrk` ask for a route for so long.
    fn load(&self, route: &str, seconds: usize) -> Sample {
        let before = self.cpu_nanoseconds();
        let output = on_core(1, self.pinned, "wrk")
            .args(["--threads", "1", "--connections", "32"])
            .arg(format!("--duration={seconds}s"))
            .arg(format!("http://{}{route}{TASK}", self.address))
            .output()
            .expect("wrk runs");
        let nanoseconds = self.cpu_nanoseconds() - before;
        let said = String::from_utf8_lossy(&output.stdout);
        let requests = number(&said, " requests in ").expect("wrk says how many");
        let requests_a_second = number(&said, "Requests/sec:").expect("wrk says how many");
        let failed = number(&said, "Non-2xx or 3xx responses:").unwrap_or(0.0);
        let meant = if route == "/empty/" { 0.0 } else { requests };
        assert!(failed == meant && !said.contains("Socket errors"), "{route}: {said}");
        Sample { cpu: nanoseconds as f64 / 1e3 / requests, requests_a_second }
    }

    /// The CPU time of the server so far: the first number of schedstat, of its one thread.
    fn cpu_nanoseconds(&self) -> u64 {
        let file = format!("/proc/{}/schedstat", self.process.id());
        let stat = std::fs::read_to_string(&file).unwrap_or_else(|why| panic!("{file}: {why}"));
        stat.split_whitespace().next().and_then(|ns| ns.parse().ok()).expect("nanoseconds")
    }
}

/// The number in the line with these words.
fn number(said: &str, words: &str) -> Option<f64> {
    let line = said.lines().find(|line| line.contains(words))?;
    line.split_whitespace().find_map(|word| word.parse().ok())
}

fn can_pin(core: u32) -> bool {
    let mut command = on_core(core, true, "true");
    command.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// A program, held to one core where that can be had.
fn on_core(core: u32, pinned: bool, program: &str) -> Command {
    if !pinned {
        return Command::new(program);
    }
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", &core.to_string(), program]);
    command
}
