//! What a derive costs whoever compiles it: enums of 10, 100 and 1,000 variants by each, in turn.
//!
//! `compile [--runs N] [--sizes 10,100,1000]` writes the enums under the target directory and
//! compiles each N times with `rustc` alone, its dependencies built before: CPU time (user and
//! system, of `rustc` and what it starts), the time of macro expansion as `rustc` says it, and the
//! text of the library. Then it builds a crate that uses `wire-error` alone, and one that uses
//! thiserror, each from nothing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use wire_error_benches::measure::spread;

/// A derive, and how it wants an enum written.
struct Derive {
    name: &'static str,
    /// The crate as `rustc` names it; none derives `Debug` alone.
    krate: Option<&'static str>,
    derives: &'static str,
    on_enum: &'static str,
    on_variant: fn(usize) -> String,
    on_from: fn(usize) -> String,
    on_public: &'static str,
    from: &'static str,
    source: &'static str,
}

const DERIVES: [Derive; 5] = [
    Derive {
        name: "wire-error",
        krate: Some("wire_error"),
        derives: "Debug, wire_error::WireError",
        on_enum: "#[wire(domain = \"shop.example\")]",
        on_variant: |n| {
            format!(
                "#[wire(code = {}, http = 404, reason = \"ORDER_{n}_LOST\", message = \"fault {n}: order {{order}} was lost at {{place}}\")]",
                1000 + n
            )
        },
        on_from: |_| "#[wire(opaque)]".into(),
        on_public: "#[wire(public)] ",
        from: "#[from] ",
        source: "#[source] ",
    },
    Derive {
        name: "thiserror",
        krate: Some("thiserror"),
        derives: "Debug, thiserror::Error",
        on_enum: "",
        on_variant: |n| format!("#[error(\"fault {n}: order {{order}} was lost at {{place}}\")]"),
        on_from: |_| "#[error(\"internal error\")]".into(),
        on_public: "",
        from: "#[from] ",
        source: "#[source] ",
    },
    Derive {
        name: "snafu",
        krate: Some("snafu"),
        derives: "Debug, snafu::Snafu",
        on_enum: "",
        on_variant: |n| {
            format!("#[snafu(display(\"fault {n}: order {{order}} was lost at {{place}}\"))]")
        },
        on_from: |_| "#[snafu(display(\"internal error\"), context(false))]".into(),
        on_public: "",
        from: "",
        source: "",
    },
    Derive {
        name: "strum",
        krate: Some("strum"),
        derives: "Debug, strum::Display",
        on_enum: "",
        on_variant: |n| {
            format!("#[strum(to_string = \"fault {n}: order {{order}} was lost at {{place}}\")]")
        },
        on_from: |_| "#[strum(to_string = \"internal error\")]".into(),
        on_public: "",
        from: "",
        source: "",
    },
    Derive {
        name: "(none)",
        krate: None,
        derives: "Debug",
        on_enum: "",
        on_variant: |_| String::new(),
        on_from: |_| String::new(),
        on_public: "",
        from: "",
        source: "",
    },
];

/// An enum of so many variants: of ten, one is made `from` another error, two have a source, and
/// the rest have three fields without one.
fn source(derive: &Derive, variants: usize) -> String {
    let mut causes = String::new();
    let mut body = String::new();
    for n in 0..variants {
        let (on_variant, on_from) = ((derive.on_variant)(n), (derive.on_from)(n));
        let public = derive.on_public;
        let _ = match n % 10 {
            0 => {
                let _ = writeln!(
                    causes,
                    "#[derive(Debug)] pub struct Cause{n};
                     impl std::fmt::Display for Cause{n} {{
                         fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{ f.write_str(\"\") }}
                     }}
                     impl std::error::Error for Cause{n} {{}}"
                );
                writeln!(body, "{on_from} V{n} {{ {}source: Cause{n} }},", derive.from)
            }
            4 | 8 => writeln!(
                body,
                "{on_variant} V{n} {{ {public}order: String, {public}place: u64, {}source: std::fmt::Error }},",
                derive.source
            ),
            _ => writeln!(
                body,
                "{on_variant} V{n} {{ {public}order: String, {public}place: u64, note: String }},"
            ),
        };
    }
    let Derive { derives, on_enum, .. } = derive;
    format!(
        "#![allow(missing_docs)]\n{causes}\n#[derive({derives})]\n{on_enum}\npub enum Fault {{\n{body}}}\n"
    )
}

/// How a library is compiled.
const MODES: [(&str, &[&str]); 3] = [
    ("check", &["--emit=metadata"]),
    ("dev", &["--emit=link", "-Cdebuginfo=2", "-Ccodegen-units=256"]),
    ("release", &["--emit=link", "-Copt-level=3", "-Ccodegen-units=16"]),
];

struct Bench {
    dir: PathBuf,
    runs: usize,
    sizes: Vec<usize>,
}

fn main() -> ExitCode {
    let Some(bench) = Bench::from_args() else {
        eprintln!("usage: compile [--runs N] [--sizes 10,100,1000]");
        return ExitCode::FAILURE;
    };
    let deps = bench.build_dependencies();
    bench.compile_times(&deps);
    bench.expansion_times(&deps);
    bench.texts(&deps);
    bench.cold_builds();
    ExitCode::SUCCESS
}

impl Bench {
    fn from_args() -> Option<Self> {
        let dir = std::env::current_exe().ok()?.parent()?.join("enums");
        let mut bench = Self { dir, runs: 5, sizes: vec![10, 100, 1000] };
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            match (&*arg, args.next()?) {
                ("--runs", runs) => bench.runs = runs.parse().ok().filter(|runs| *runs > 0)?,
                ("--sizes", sizes) => {
                    bench.sizes =
                        sizes.split(',').map(|n| n.parse().ok()).collect::<Option<_>>()?;
                }
                _ => return None,
            }
        }
        Some(bench)
    }

    /// Builds what the enums depend on, and says where it is.
    fn build_dependencies(&self) -> PathBuf {
        let dir = self.dir.join("deps");
        let dependencies = format!(
            "wire-error = {}\nthiserror = \"2\"\nsnafu = \"0.9\"\nstrum = {{ version = \"0.28\", features = [\"derive\"] }}\n",
            wire_error()
        );
        write_package(&dir, &dependencies, "");
        run(cargo(&dir).args(["build", "--release", "--quiet"]));
        dir.join("target/release/deps")
    }

    fn compile_times(&self, deps: &Path) {
        println!("| variants | derive | check s | x thiserror | dev s | x | release s | x |");
        println!("|---:|---|---:|---:|---:|---:|---:|---:|");
        for &size in &self.sizes {
            let files = self.write_enums(size);
            let mut seconds = vec![[const { vec![] }; MODES.len()]; DERIVES.len()];
            for _ in 0..self.runs {
                for (at, (_, flags)) in MODES.iter().enumerate() {
                    for (derive, file) in files.iter().enumerate() {
                        let rustc = &mut self.rustc(deps, &DERIVES[derive], file, flags);
                        seconds[derive][at].push(cpu_time(|| run(rustc)));
                    }
                }
            }
            let medians: Vec<[f64; MODES.len()]> = seconds
                .into_iter()
                .map(|modes| modes.map(|samples| spread(samples).median))
                .collect();
            for (derive, times) in DERIVES.iter().zip(&medians) {
                print!("| {size} | {} |", derive.name);
                for (time, of_thiserror) in times.iter().zip(&medians[1]) {
                    print!(" {time:.2} | {:.2} |", time / of_thiserror);
                }
                println!();
            }
        }
    }

    fn expansion_times(&self, deps: &Path) {
        println!("\n| variants | derive | expansion ms | x thiserror |");
        println!("|---:|---|---:|---:|");
        for &size in &self.sizes {
            let files = self.write_enums(size);
            let mut of_thiserror = 0.0;
            let mut lines = vec![];
            for (derive, file) in DERIVES.iter().zip(&files) {
                let samples = (0..self.runs).map(|_| {
                    let rustc =
                        &mut self.rustc(deps, derive, file, &["--emit=metadata", "-Ztime-passes"]);
                    expansion_ms(rustc.env("RUSTC_BOOTSTRAP", "1"))
                });
                // What other processes take only adds: the least is the nearest to the truth.
                let least = samples.fold(f64::INFINITY, f64::min);
                if derive.name == "thiserror" {
                    of_thiserror = least;
                }
                lines.push((derive.name, least));
            }
            for (name, least) in lines {
                println!("| {size} | {name} | {least:.0} | {:.2} |", least / of_thiserror);
            }
        }
    }

    /// Text (with constants and unwind tables, as `size` counts it) and data of the libraries,
    /// beyond that of the enum with `Debug` alone.
    fn texts(&self, deps: &Path) {
        println!("\n| variants | derive | text B | a variant | data B | a variant |");
        println!("|---:|---|---:|---:|---:|---:|");
        for &size in &self.sizes {
            let files = self.write_enums(size);
            let sizes: Vec<(usize, usize)> = DERIVES
                .iter()
                .zip(&files)
                .map(|(derive, file)| {
                    run(&mut self.rustc(deps, derive, file, MODES[2].1));
                    sizes(&self.library(derive))
                })
                .collect();
            let bare = sizes[DERIVES.len() - 1];
            for (derive, &(text, data)) in DERIVES.iter().zip(&sizes) {
                let (text, data) = (text.saturating_sub(bare.0), data.saturating_sub(bare.1));
                let name = derive.name;
                println!(
                    "| {size} | {name} | {text} | {} | {data} | {} |",
                    text / size,
                    data / size
                );
            }
        }
    }

    /// A crate that uses one derive alone, built from nothing.
    fn cold_builds(&self) {
        let packages = [
            ("wire-error", format!("wire-error = {}\n", wire_error()), &DERIVES[0]),
            ("thiserror", "thiserror = \"2\"\n".into(), &DERIVES[1]),
        ];
        let mut seconds = [vec![], vec![]];
        for _ in 0..self.runs {
            for (at, (name, dependencies, derive)) in packages.iter().enumerate() {
                let dir = self.dir.join(format!("cold-{name}"));
                write_package(&dir, dependencies, &source(derive, 10));
                run(cargo(&dir).args(["fetch", "--quiet"]));
                let _ = fs::remove_dir_all(dir.join("target"));
                seconds[at]
                    .push(cpu_time(|| run(cargo(&dir).args(["build", "--quiet", "--offline"]))));
            }
        }
        let [ours, theirs] = seconds.map(|samples| spread(samples).median);
        println!("\n| cold `cargo build` | s | x thiserror |\n|---|---:|---:|");
        println!("| wire-error (std, derive) | {ours:.2} | {:.2} |", ours / theirs);
        println!("| thiserror | {theirs:.2} | 1.00 |");
    }

    /// Writes the enum of each derive, and says where.
    fn write_enums(&self, size: usize) -> Vec<PathBuf> {
        let write = |derive: &Derive| {
            let file = self.dir.join(format!("{}_{size}.rs", crate_name(derive)));
            fs::write(&file, source(derive, size)).expect("the target directory can be written");
            file
        };
        DERIVES.iter().map(write).collect()
    }

    fn rustc(&self, deps: &Path, derive: &Derive, file: &Path, flags: &[&str]) -> Command {
        let mut rustc = Command::new("rustc");
        rustc.args(["--edition=2024", "--crate-type=rlib", "--crate-name", &crate_name(derive)]);
        rustc.args(flags).arg("--out-dir").arg(&self.dir).arg(file);
        rustc.arg(format!("-Ldependency={}", deps.display()));
        if let Some(krate) = derive.krate {
            let library = newest(deps, &format!("lib{krate}-"));
            rustc.arg(format!("--extern={krate}={}", library.display()));
        }
        rustc
    }

    fn library(&self, derive: &Derive) -> PathBuf {
        self.dir.join(format!("lib{}.rlib", crate_name(derive)))
    }
}

fn crate_name(derive: &Derive) -> String {
    format!("by_{}", derive.krate.unwrap_or("none"))
}

fn wire_error() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../error-core");
    format!(
        "{{ path = {:?}, default-features = false, features = [\"std\", \"derive\"] }}",
        path.canonicalize().expect("the crate is there")
    )
}

fn write_package(dir: &Path, dependencies: &str, source: &str) {
    fs::create_dir_all(dir.join("src")).expect("the target directory can be written");
    let manifest = format!(
        "[package]\nname = \"user\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{dependencies}"
    );
    fs::write(dir.join("Cargo.toml"), manifest).expect("a file");
    fs::write(dir.join("src/lib.rs"), source).expect("a file");
}

fn cargo(dir: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(dir)
        .env("CARGO_TARGET_DIR", dir.join("target"))
        .env("CARGO_INCREMENTAL", "0");
    cargo
}

fn run(command: &mut Command) {
    let status = command.stdout(Stdio::null()).status().expect("the tool runs");
    assert!(status.success(), "{command:?} failed: {status}");
}

/// The library whose name starts so.
fn newest(dir: &Path, prefix: &str) -> PathBuf {
    let libraries = fs::read_dir(dir).expect("a directory").filter_map(|entry| {
        let path = entry.ok()?.path();
        let is_it = path.file_name()?.to_str()?.starts_with(prefix);
        (is_it && path.extension()? == "rlib").then_some(path)
    });
    let age = |path: &PathBuf| path.metadata().and_then(|file| file.modified()).ok();
    libraries.max_by_key(age).expect("the dependency is built")
}

/// Seconds of CPU that processes started by `work` take, and waited for.
fn cpu_time(work: impl FnOnce()) -> f64 {
    let before = children_ticks();
    work();
    (children_ticks() - before) as f64 / 100.0
}

/// Hundredths of a second: `cutime` and `cstime` of proc(5).
fn children_ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("Linux");
    let (_, fields) = stat.rsplit_once(')').expect("a name in brackets");
    fields.split_whitespace().skip(13).take(2).map(|ticks| ticks.parse::<u64>().unwrap_or(0)).sum()
}

/// What `-Ztime-passes` says of macro expansion.
fn expansion_ms(rustc: &mut Command) -> f64 {
    let output = rustc.output().expect("rustc runs");
    assert!(output.status.success(), "{rustc:?} failed");
    let stderr = String::from_utf8_lossy(&output.stderr);
    let line = stderr.lines().find(|line| line.trim_end().ends_with("macro_expand_crate"));
    let seconds =
        line.and_then(|line| line.split_whitespace().nth(1)?.trim_end_matches(';').parse().ok());
    seconds.map(|seconds: f64| seconds * 1e3).expect("a line for macro_expand_crate")
}

/// Text and data of all objects of a library.
fn sizes(library: &Path) -> (usize, usize) {
    let output =
        Command::new("size").arg(library).stderr(Stdio::null()).output().expect("binutils");
    let table = String::from_utf8_lossy(&output.stdout);
    let columns = table.lines().skip(1).map(|line| {
        let mut columns = line.split_whitespace().map(|column| column.parse().unwrap_or(0));
        (columns.next().unwrap_or(0), columns.next().unwrap_or(0))
    });
    columns.fold((0, 0), |sum, (text, data): (usize, usize)| (sum.0 + text, sum.1 + data))
}
