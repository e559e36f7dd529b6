//! The program `klp_agent` as a process: its flags, signals, exit codes, log, and the README.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::FileTypeExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

/// Longer than anything takes that works.
const PATIENCE: Duration = Duration::from_secs(20);

/// An agent in a directory of its own, killed on drop.
struct Agent {
    directory: PathBuf,
    process: Child,
    /// The log before and after "listening", when the process has ended.
    log: Option<thread::JoinHandle<String>>,
}

impl Agent {
    /// Starts an agent with these flags and waits until it listens.
    fn start(flags: &[&str]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let directory = std::env::temp_dir().join(format!("klpx-{}-{count}", std::process::id()));
        fs::create_dir(&directory).unwrap();
        Self::start_in(directory, flags)
    }

    fn start_in(directory: PathBuf, flags: &[&str]) -> Self {
        let mut process = program(&directory, flags).spawn().unwrap();
        let mut stderr = BufReader::new(process.stderr.take().unwrap());
        let mut log = String::new();
        while !log.contains("listening") {
            assert_ne!(stderr.read_line(&mut log).unwrap(), 0, "it does not listen: {log}");
        }
        let rest = thread::spawn(move || {
            stderr.read_to_string(&mut log).unwrap();
            log
        });
        Self { directory, process, log: Some(rest) }
    }

    fn socket(&self) -> PathBuf {
        self.directory.join("klp.sock")
    }

    /// Runs `klp_agent call` with these arguments.
    fn call(&self, arguments: &[&str]) -> Output {
        program(&self.directory, &[&["call"], arguments].concat()).output().unwrap()
    }

    fn signal(&self, signal: &str) {
        let kill = format!("kill -{signal} {}", self.process.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    }

    /// Waits until it has ended; returns the exit code and the log.
    fn wait(&mut self) -> (Option<i32>, String) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return (status.code(), self.log.take().unwrap().join().unwrap());
            }
            assert!(Instant::now() < deadline, "it does not end");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Stops it with SIGTERM and returns its log.
    fn stop(mut self) -> String {
        self.signal("TERM");
        let (code, log) = self.wait();
        assert_eq!(code, Some(0), "{log}");
        log
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.directory);
    }
}

fn program(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_klp_agent"));
    command.current_dir(directory).args(arguments).env("NO_COLOR", "1");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The exit code, standard output and standard error.
fn shown(output: &Output) -> (i32, &str, &str) {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_signal_stops_it_and_removes_the_socket() {
    for signal in ["INT", "TERM"] {
        let mut agent = Agent::start(&[]);
        assert!(fs::metadata(agent.socket()).unwrap().file_type().is_socket());
        let _idle = UnixStream::connect(agent.socket()).unwrap();
        agent.signal(signal);
        assert_eq!(agent.wait().0, Some(0));
        assert!(!agent.socket().exists());
    }
}

#[test]
fn a_socket_that_a_killed_agent_left_is_replaced() {
    let mut agent = Agent::start(&[]);
    agent.signal("KILL");
    assert_eq!(agent.wait().0, None);
    assert!(agent.socket().exists());

    let directory = std::mem::take(&mut agent.directory);
    let agent = Agent::start_in(directory, &[]);
    assert_eq!(shown(&agent.call(&["system.ping"])).0, 0);
    agent.stop();
}

#[test]
fn a_second_agent_is_refused() {
    let agent = Agent::start(&[]);
    let output = program(&agent.directory, &[]).output().unwrap();
    let message = "klp_agent: another agent is listening on ./klp.sock\n";
    assert_eq!(shown(&output), (2, "", message));
    assert_eq!(shown(&agent.call(&["system.ping"])).0, 0);
    agent.stop();
}

#[test]
fn a_call_prints_the_reply_and_tells_errors_by_its_exit_code() {
    let agent = Agent::start(&["--broker", "down"]);
    let ping = "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":{}}\n";
    assert_eq!(shown(&agent.call(&["system.ping"])), (0, ping, ""));
    let down = concat!(
        r#"{"jsonrpc":"2.0","id":"1","error":{"code":-32002,"#,
        r#""message":"Agent disconnected from broker","#,
        r#""data":{"kind":"AgentDisconnected","detail":"retry later"}}}"#,
        "\n"
    );
    let output = agent.call(&["jobs.execute", r#"{"job_id":"backup"}"#]);
    assert_eq!(shown(&output), (1, down, ""));

    let output = agent.call(&["--socket", "./none.sock", "system.ping"]);
    let message =
        "klp_agent: no agent answers on ./none.sock: No such file or directory (os error 2)\n";
    assert_eq!(shown(&output), (2, "", message));

    let output = agent.call(&["jobs.execute", "{"]);
    let (code, out, message) = shown(&output);
    assert_eq!((code, out), (2, ""));
    assert!(message.starts_with("error: invalid value '{' for '[PARAMS]': EOF"), "{message}");
    agent.stop();
}

#[test]
fn what_the_reply_withholds_is_in_the_log() {
    let agent = Agent::start(&["--database", "klp.db"]);
    let database = agent.directory.join("klp.db");
    rusqlite::Connection::open(database)
        .unwrap()
        .execute_batch(
            r#"
            UPDATE jobs SET manifest = '{"user_invokable": CANARY' WHERE job_id = 'import';
            CREATE TRIGGER fails BEFORE INSERT ON runs
                BEGIN SELECT RAISE(ABORT, 'the canary of SQLite'); END;
            "#,
        )
        .unwrap();
    let internal = concat!(
        r#"{"jsonrpc":"2.0","id":"1","error":{"code":-32603,"message":"Internal error","#,
        r#""data":{"kind":"InternalError","detail":"Internal error"}}}"#,
        "\n"
    );
    for job in [r#"{"job_id":"import"}"#, r#"{"job_id":"backup"}"#] {
        assert_eq!(shown(&agent.call(&["jobs.execute", job])), (1, internal, ""));
    }
    let log = agent.stop();
    let events: Vec<&str> = log.lines().filter(|line| line.contains(" ERROR ")).collect();
    assert_eq!(events.len(), 2, "{log}");
    assert!(events[0].contains("panicked with message"), "{log}");
    assert!(events[0].contains("a stored manifest is a manifest"), "{log}");
    assert!(events[1].contains("SQLite: the canary of SQLite"), "{log}");
}

#[test]
fn a_database_that_is_none_is_named() {
    let agent = Agent::start(&[]);
    fs::write(agent.directory.join("notes"), "hello ".repeat(1000)).unwrap();
    let flags = ["--socket", "other.sock", "--database", "notes"];
    let output = program(&agent.directory, &flags).output().unwrap();
    assert_eq!(shown(&output), (2, "", "klp_agent: notes: file is not a database\n"));
    assert!(!agent.directory.join("other.sock").exists());
    agent.stop();
}

#[test]
fn five_hundred_connections_are_served_at_once() {
    let agent = Agent::start(&[]);
    let socket = agent.socket();
    let mut peers: Vec<UnixStream> =
        (0..500).map(|_| UnixStream::connect(&socket).unwrap()).collect();
    let requests: Vec<u8> = [
        r#"{"jsonrpc":"2.0","id":"a","method":"system.handshake","params":{"protocol":[1]}}"#,
        r#"{"jsonrpc":"2.0","id":"b","method":"jobs.execute","params":{"job_id":"backup"}}"#,
        r#"{"jsonrpc":"2.0","id":"c","method":"jobs.execute","params":{"job_id":"reboot"}}"#,
    ]
    .iter()
    .flat_map(|body| frame(body.as_bytes()))
    .collect();
    for peer in &mut peers {
        peer.set_read_timeout(Some(PATIENCE)).unwrap();
        peer.write_all(&requests).unwrap();
    }
    for peer in &mut peers {
        let [greeting, run, refused] = [(); 3].map(|()| receive(peer));
        assert_eq!((&greeting["id"], &greeting["result"]["protocol"]), (&"a".into(), &1.into()));
        assert!(run["id"] == "b" && run["result"]["run_id"].is_string(), "{run}");
        assert!(refused["id"] == "c" && refused["error"]["code"] == -32000, "{refused}");
    }
    drop(peers);
    assert_eq!(shown(&agent.call(&["system.ping"])).0, 0);
    agent.stop();
}

fn frame(body: &[u8]) -> Vec<u8> {
    let len = u32::try_from(body.len()).unwrap();
    [&len.to_be_bytes(), body].concat()
}

fn receive(peer: &mut UnixStream) -> Value {
    let mut len = [0; 4];
    peer.read_exact(&mut len).unwrap();
    let mut body = vec![0; u32::from_be_bytes(len) as usize];
    peer.read_exact(&mut body).unwrap();
    serde_json::from_slice(&body).unwrap()
}

/// The section of the README is run line by line as it stands there.
#[test]
fn the_readme_shows_what_happens() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let (_, section) = readme.split_once("\n## klp_agent\n").expect("a section of its own");
    let section = section.split("\n## ").next().unwrap();
    let sessions: Vec<&str> = section
        .split("```console\n")
        .skip(1)
        .map(|rest| rest.split_once("```").unwrap().0)
        .collect();
    let [start, calls] = sessions[..] else { panic!("two sessions: {sessions:?}") };
    assert_eq!(start, "$ cargo run -p wire-error-examples --bin klp_agent\n");

    let agent = Agent::start(&[]);
    let mut checked = 0;
    for call in calls.split("$ ").skip(1) {
        let (command, expected) = call.split_once('\n').unwrap();
        let words = command.strip_prefix("cargo run -qp wire-error-examples --bin klp_agent -- ");
        let words = words.unwrap_or_else(|| panic!("another command: {command}"));
        // A shell splits the words and takes the quotes away.
        let shell = format!("\"$0\" {words}");
        let output = Command::new("sh")
            .args(["-c", &shell, env!("CARGO_BIN_EXE_klp_agent")])
            .current_dir(&agent.directory)
            .output()
            .unwrap();
        assert_eq!(shown(&output).1, expected, "{command}");
        checked += 1;
    }
    assert_eq!(checked, 2);
    agent.stop();
}
