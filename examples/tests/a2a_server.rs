//! The programs `a2a_server` and `a2a_client`, as the README has them and as an operator meets them.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

struct Server {
    child: Child,
    http: String,
    grpc: String,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let free = ["--port", "0", "--grpc-port", "0"];
        let mut child = program(&[&free, arguments].concat()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let addresses = line.trim().strip_prefix("listening on http://").unwrap();
        let (http, grpc) = addresses.split_once(" (gRPC on ").unwrap();
        let (http, grpc) = (http.to_owned(), grpc.trim_end_matches(')').to_owned());
        Self { child, http, grpc }
    }

    /// Ends the server with a signal. What it says until then is its log.
    fn stop(self, signal: &str) -> Output {
        let kill = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(kill.unwrap().success());
        self.child.wait_with_output().unwrap()
    }

    fn client(&self, arguments: &[&str]) -> Output {
        let mut client = Command::new(env!("CARGO_BIN_EXE_a2a_client"));
        client.args(["--server", &format!("http://{}", self.grpc)]).args(arguments);
        client.output().unwrap()
    }

    /// What a command of the README prints here.
    fn run(&self, command: &str) -> String {
        let output =
            if let Some(arguments) = command.strip_prefix("cargo run -q --bin a2a_client -- ") {
                self.client(&arguments.split(' ').collect::<Vec<_>>())
            } else {
                let command = command.replace("127.0.0.1:8080", &self.http);
                Command::new("sh").args(["-c", &command]).output().unwrap()
            };
        let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        printed.trim_end().to_owned()
    }
}

fn program(arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_a2a_server"));
    program.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    program
}

#[test]
fn the_readme_shows_the_exact_replies() {
    let readme = include_str!("../README.md");
    let section = readme.split("\n## ").find(|part| part.starts_with("a2a_server")).unwrap();
    let (_, examples) = section.split_once("on gRPC:\n\n```console\n$ ").unwrap();
    let (examples, _) = examples.split_once("\n```").unwrap();

    let server = Server::start(&[]);
    let shown: Vec<_> =
        examples.split("\n$ ").map(|shown| shown.split_once('\n').unwrap()).collect();
    assert_eq!(shown.len(), 3);
    for (command, reply) in shown {
        assert_eq!(server.run(command), reply, "{command}");
    }
    server.stop("-TERM");
}

#[test]
fn the_client_shows_tasks_and_fails_where_the_agent_does() {
    let server = Server::start(&[]);
    let held = server.client(&["send", "hold"]);
    assert!(held.status.success());
    let held: serde_json::Value = serde_json::from_slice(&held.stdout).unwrap();
    let id = held["task"]["id"].as_str().unwrap();
    assert!(server.client(&["send", "hi", "--task", id]).status.success());

    let canceled = server.client(&["cancel-task", id]);
    assert_eq!(canceled.status.code(), Some(1));
    assert_eq!(canceled.stdout, b"");
    let expected = format!(
        "FAILED_PRECONDITION: Task not cancelable: {id}\n  \
           reason: TASK_NOT_CANCELABLE (a2a-protocol.org)\n  taskId: {id}\n",
    );
    assert_eq!(String::from_utf8(canceled.stderr).unwrap(), expected);
    server.stop("-TERM");
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
    let server = Server::start(&[]);
    let mut idle = TcpStream::connect(&server.http).unwrap();
    let mut slow = TcpStream::connect(&server.http).unwrap();
    slow.write_all(b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{").unwrap();
    let mut silent = TcpStream::connect(&server.grpc).unwrap();
    assert!(server.client(&["send", "hi"]).status.success());

    let begin = Instant::now();
    let output = server.stop(signal);
    assert!(output.status.success(), "{output:?}");
    assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
    assert_eq!(idle.read(&mut [0]).unwrap(), 0);
    silent.read_to_end(&mut Vec::new()).unwrap();
}

#[test]
fn the_log_says_what_the_reply_withholds() {
    let server = Server::start(&[]);
    let crashed = server.client(&["send", "crash"]);
    assert_eq!(
        String::from_utf8(crashed.stderr).unwrap(),
        "INTERNAL: Internal error\n  reason: INTERNAL_ERROR (a2a-protocol.org)\n",
    );
    let log = String::from_utf8(server.stop("-TERM").stderr).unwrap();
    let cause = r#"Internal("SQLite: CHECK constraint failed: state BETWEEN 1 AND 8")"#;
    assert!(log.contains("ERROR wire_error: INTERNAL_ERROR "), "{log}");
    assert!(log.contains("ERROR wire_error::report: Internal: "), "{log}");
    assert!(log.contains(cause), "{log}");
}

#[test]
fn the_flags_say_which_wire_and_whose_requests() {
    let get = r#"curl -s http://127.0.0.1:8080 -d '{"jsonrpc":"2.0","id":2,"method":"GetTask","params":{"id":"t-1"}}'"#;
    let server = Server::start(&["--profile", "published", "--default-version", "1.0"]);
    assert_eq!(
        server.run(get),
        r#"{"jsonrpc":"2.0","id":2,"error":{"code":-32001,"message":"Task not found: t-1","data":{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a2a-protocol.org"}}}"#,
    );
    server.stop("-TERM");

    let strict = Server::start(&["--require-extension", "https://x.example"]);
    let refused = strict.client(&["list-tasks"]).stderr;
    let refused = String::from_utf8(refused).unwrap();
    assert!(refused.contains("Extension support required: https://x.example"), "{refused}");
    assert!(strict.run(get).contains("Version not supported: 0.3"));
    strict.stop("-TERM");
}

#[test]
fn tasks_in_a_file_outlive_the_server() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tasks.sqlite");
    let flags = ["--database", file.to_str().unwrap()];
    let server = Server::start(&flags);
    let sent = server.client(&["send", "hi"]);
    let sent: serde_json::Value = serde_json::from_slice(&sent.stdout).unwrap();
    server.stop("-TERM");

    let again = Server::start(&flags);
    let read = again.client(&["get-task", sent["task"]["id"].as_str().unwrap()]);
    let read: serde_json::Value = serde_json::from_slice(&read.stdout).unwrap();
    assert_eq!(read, sent["task"]);
    again.stop("-TERM");
}

#[test]
fn what_it_cannot_have_ends_it_with_a_message() {
    let server = Server::start(&[]);
    let port = server.grpc.rsplit(':').next().unwrap();
    for (arguments, expected) in [
        (["--database", "/no/such/folder/tasks.db"], "unable to open database file"),
        (["--database", env!("CARGO_BIN_EXE_a2a_server")], "file is not a database"),
        (["--grpc-port", port], "Address already in use"),
    ] {
        let output = program(&[&["--port", "0"], &arguments[..]].concat()).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{message}");
        assert!(message.starts_with("a2a_server: "), "{message}");
        assert!(message.contains(expected), "{message}");
    }
    server.stop("-TERM");
}
