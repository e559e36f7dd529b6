//! The program `session_gateway`, as its README has it and as an operator meets it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut child = command(arguments).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap().to_owned();
        Self { child, address }
    }

    /// Sends a request and closes this side of the connection.
    fn request(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply
    }

    /// Ends the server with a signal. What it says until then is its log.
    fn stop(self, signal: &str) -> Output {
        let kill = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(kill.unwrap().success());
        self.child.wait_with_output().unwrap()
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_session_gateway"));
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn the_readme_shows_the_exact_reply() {
    let readme = include_str!("../README.md");
    let section = readme.split("\n## ").find(|part| part.starts_with("session_gateway")).unwrap();
    let (_, example) = section.split_once("$ curl ").unwrap();
    let (curl, rest) = example.split_once('\n').unwrap();
    let (expected, _) = rest.split_once("\n```").unwrap();

    let server = Server::start(&["--port", "0"]);
    let curl = format!("curl {}", curl.replace("127.0.0.1:8081", &server.address));
    let output = Command::new("sh").args(["-c", &curl]).output().unwrap();
    server.stop("-TERM");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
}

#[test]
fn sigint_and_sigterm_stop_it_though_clients_are_slow() {
    std::thread::scope(|scope| {
        for signal in ["-INT", "-TERM"] {
            scope.spawn(|| stops_at(signal));
        }
    });
}

fn stops_at(signal: &str) {
    let server = Server::start(&["--port", "0"]);
    let mut idle = TcpStream::connect(&server.address).unwrap();
    let mut slow = TcpStream::connect(&server.address).unwrap();
    slow.write_all(b"POST /mcp HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{").unwrap();
    assert!(server.request("GET / HTTP/1.1\r\nhost: a\r\n\r\n").starts_with("HTTP/1.1 404 "));

    let begin = Instant::now();
    let output = server.stop(signal);
    assert!(output.status.success(), "{output:?}");
    assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
    assert_eq!(idle.read(&mut [0]).unwrap(), 0);
}

#[test]
fn the_log_says_what_the_reply_withholds() {
    let folder = tempfile::tempdir().unwrap();
    let (database, away) = (folder.path().join("sessions.db"), folder.path().join("away.db"));
    let server = Server::start(&["--port", "0", "--database", database.to_str().unwrap()]);
    std::fs::rename(&database, &away).unwrap();
    let new = r#"{"agent_id":"a0000000-0000-4000-8000-000000000001","tools":[],"call_budget":1,"ttl_seconds":1,"rate_limit_per_minute":1}"#;
    let reply = server.request(&format!(
        "POST /sessions HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{new}",
        new.len(),
    ));
    let log = String::from_utf8(server.stop("-TERM").stderr).unwrap();

    assert!(reply.starts_with("HTTP/1.1 503 "), "{reply}");
    let cause = "attempt to write a readonly database";
    assert!(!reply.contains(cause), "{reply}");
    assert!(log.contains("ERROR wire_error: STORAGE_WRITE_THROUGH_FAILED "), "{log}");
    assert!(log.contains("ERROR wire_error::report: StorageWriteThrough: "), "{log}");
    assert!(log.contains(cause), "{log}");
}

#[test]
fn what_it_cannot_have_ends_it_with_a_message() {
    let server = Server::start(&["--port", "0"]);
    let port = server.address.rsplit(':').next().unwrap();
    for (arguments, expected) in [
        (["--database", "/no/such/folder/sessions.db"], "unable to open database file"),
        (["--database", env!("CARGO_BIN_EXE_session_gateway")], "file is not a database"),
        (["--port", port], "Address already in use"),
    ] {
        let output = command(&arguments).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{message}");
        assert!(message.starts_with("session_gateway: "), "{message}");
        assert!(message.contains(expected), "{message}");
    }
    server.stop("-TERM");
}
