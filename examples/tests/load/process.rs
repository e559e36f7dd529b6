//! A server as a process, and requests to it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Longer than anything takes that works.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Program {
    A2a,
    Gateway,
    Klp,
}

pub(crate) const PROGRAMS: [Program; 3] = [Program::A2a, Program::Gateway, Program::Klp];

/// A server with its database in a file, killed on drop.
pub(crate) struct Server {
    pub(crate) program: Program,
    pub(crate) folder: TempDir,
    child: Child,
    /// Of HTTP. Empty where there is none.
    address: String,
}

impl Server {
    pub(crate) fn start(program: Program) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (path, flags): (&str, &[&str]) = match program {
            Program::A2a => {
                let flags = &["--port", "0", "--grpc-port", "0", "--default-version", "1.0"];
                (env!("CARGO_BIN_EXE_a2a_server"), flags)
            }
            Program::Gateway => (env!("CARGO_BIN_EXE_session_gateway"), &["--port", "0"]),
            Program::Klp => (env!("CARGO_BIN_EXE_klp_agent"), &[]),
        };
        let mut command = Command::new(path);
        command.args(flags).args(["--database", "test.db"]).current_dir(&folder);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let address = match program {
            Program::A2a | Program::Gateway => {
                let line = line(child.stdout.take().unwrap());
                line.split(['/', ' ', '\n']).nth(4).unwrap().to_owned()
            }
            Program::Klp => {
                assert!(line(child.stderr.take().unwrap()).contains("listening"));
                String::new()
            }
        };
        Self { program, folder, child, address }
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("test.db")
    }

    /// Sends a request on a connection of its own.
    pub(crate) fn send(&self, request: &[u8]) -> Connection {
        let mut stream: Box<dyn Stream> = match self.program {
            Program::A2a | Program::Gateway => Box::new(TcpStream::connect(&self.address).unwrap()),
            Program::Klp => {
                Box::new(UnixStream::connect(self.folder.path().join("klp.sock")).unwrap())
            }
        };
        stream.patience();
        stream.write_all(request).unwrap();
        stream.end();
        Connection(stream)
    }

    /// Sends a request, and reads all of the answer.
    pub(crate) fn ask(&self, request: &[u8]) -> String {
        self.send(request).answer()
    }

    /// What the process had at most, and what it has, of memory, in bytes.
    pub(crate) fn memory(&self) -> (usize, usize) {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let kibibytes = |name: &str| {
            let (_, rest) = status.split_once(name).unwrap();
            rest.split_whitespace().next().unwrap().parse::<usize>().unwrap() << 10
        };
        (kibibytes("VmHWM:"), kibibytes("VmRSS:"))
    }

    /// How long the process takes to end once it gets a SIGTERM.
    pub(crate) fn terminate(mut self) -> Duration {
        let begin = Instant::now();
        let kill = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(kill.unwrap().success());
        assert!(self.child.wait().unwrap().success());
        begin.elapsed()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended
        let _ = self.child.wait();
    }
}

fn line(output: impl Read + Send + 'static) -> String {
    let (mut line, mut output) = (String::new(), BufReader::new(output));
    output.read_line(&mut line).unwrap();
    // A server that cannot write its log any more would fail.
    std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    line
}

/// A connection whose request is sent.
pub(crate) struct Connection(Box<dyn Stream>);

impl Connection {
    pub(crate) fn answer(mut self) -> String {
        let mut answer = Vec::new();
        self.0.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

trait Stream: Read + Write + Send {
    fn patience(&self);
    /// Says that no more will be sent.
    fn end(&self);
}

impl Stream for TcpStream {
    fn patience(&self) {
        self.set_read_timeout(Some(PATIENCE)).unwrap();
    }

    fn end(&self) {
        self.shutdown(std::net::Shutdown::Write).unwrap();
    }
}

impl Stream for UnixStream {
    fn patience(&self) {
        self.set_read_timeout(Some(PATIENCE)).unwrap();
    }

    fn end(&self) {
        self.shutdown(std::net::Shutdown::Write).unwrap();
    }
}

/// An HTTP request.
pub(crate) fn http(method: &str, path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\
         content-type: application/json\r\n{headers}content-length: {}\r\n\r\n",
        body.len(),
    );
    [head.as_bytes(), body].concat()
}

/// A KLP request in its frame, after the handshake in another.
pub(crate) fn klp(request: &[u8]) -> Vec<u8> {
    let handshake =
        br#"{"jsonrpc":"2.0","id":"0","method":"system.handshake","params":{"protocol":[1]}}"#;
    [&handshake[..], request]
        .map(|body| [&u32::try_from(body.len()).unwrap().to_be_bytes(), body].concat())
        .concat()
}

/// Another process holds the database for as long as this is there.
pub(crate) fn hold(database: &Path) -> rusqlite::Connection {
    let holder = rusqlite::Connection::open(database).unwrap();
    holder.execute_batch("BEGIN EXCLUSIVE").unwrap();
    holder
}
