"""A copy of the workspace with every mutant in it, and its test binaries."""

import json
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

from rewrite import mutants_by_line, rewrite

ROOT = Path(__file__).resolve().parents[2]
COPY = ROOT / "target/mutants/workspace"
SWITCH = Path(__file__).resolve().parent / "switch"
PACKAGES = {"wire-error-shared": "error-shared", "wire-error-derive": "error-derive", "wire-error": "error-core"}


def list_mutants():
    """Every mutant that cargo-mutants knows, numbered from 1."""
    mutants = []
    for package in PACKAGES:
        command = ["cargo", "mutants", "--list", "--json", "--package", package]
        listed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
        mutants += json.loads(listed.stdout)
    for number, mutant in enumerate(mutants, 1):
        mutant["id"] = number
        mutant["source"] = (ROOT / mutant["file"]).read_text()
        mutant["alone"] = not mutant["function"] or returns_unnamed(mutant["function"]["return_type"])
        if is_left_to_other_features(mutant):
            mutant["result"] = "not built"
    return mutants


def is_left_to_other_features(mutant):
    """Whether its function is there only where a feature is off; all are on."""
    if not mutant["function"]:
        return False
    span = mutant["function"]["span"]
    lines = mutant["source"].splitlines()[span["start"]["line"] - 1 : span["end"]["line"]]
    return any(line.strip().startswith("#[cfg(not(feature") for line in lines)


def returns_unnamed(kind):
    """Whether a function returns a type that two bodies could not both return."""
    return "impl " in kind and "impl Iterator" not in kind


def build(mutants, tests):
    """Builds the copy, and notes which mutants do not compile. Returns the test binaries: all, or those
    that `tests` names."""
    copy_workspace({mutant["file"] for mutant in mutants})
    for package in dict.fromkeys(mutant["package"] for mutant in mutants):
        while True:
            write_mutants(mutants)
            errors = errors_in(compile_tests("--package", package, "--lib"))
            if not errors:
                break
            leave_out(errors, mutants)
    if tests:
        packages = {mutant["package"] for mutant in mutants} if "lib" in tests else ()
        binaries = [binary for package in packages for binary in unit_tests(package)]
        return binaries + integration_tests(name for name in tests if name != "lib")
    binaries = []
    for package in PACKAGES:
        binaries += unit_tests(package)
    binaries += executables(compile_tests("--package", "wire-error-cli"), str(COPY / "error-cli"))
    return binaries + doctests() + integration_tests(tests_without_cargo())


def unit_tests(package):
    return executables(compile_tests("--package", package, "--lib"), str(COPY / PACKAGES[package]))


def doctests():
    """The examples of the documentation, of which rustdoc makes one binary that takes no arguments."""
    folder = COPY / "doctests"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    write_script(COPY / "rustdoc", f'rustdoc "$@" -Zunstable-options --no-run --persist-doctests {folder}')
    compile_tests("--package", "wire-error", "--doc", RUSTDOC=str(COPY / "rustdoc"))
    return [(str(binary), str(COPY / "error-core")) for binary in folder.glob("*/rust_out")]


def integration_tests(names):
    arguments = [argument for name in names for argument in ("--test", name)]
    if not arguments:
        return []
    return executables(compile_tests("--package", "wire-error-tests", *arguments), str(COPY / "tests"))


def copy_workspace(mutated):
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    manifests = [f"{folder}/Cargo.toml" for folder in PACKAGES.values()]
    for name in listed.stdout.splitlines():
        if name in mutated or name.startswith("tests/mutants/") or not (ROOT / name).exists():
            continue
        if (ROOT / name).is_symlink():
            link(COPY / name, os.readlink(ROOT / name))
            continue
        content = (ROOT / name).read_bytes()
        if name == "Cargo.toml":
            content = content.replace(b"members = [", b'members = ["mutant-switch", ')
        elif name in manifests:
            # A second table of dependencies: not every manifest has the first.
            content += b'\n[target."cfg(all())".dependencies]\nmutant-switch = { path = "../mutant-switch" }\n'
        write(COPY / name, content)
    for file in SWITCH.rglob("*"):
        if file.is_file():
            write(COPY / "mutant-switch" / file.relative_to(SWITCH), file.read_bytes())
    # Reading the compile-time half of the switch takes a nightly feature; no lint matters here.
    write_script(COPY / "rustc", '"$@" --cap-lints allow')


def write_script(path, command):
    # sh would drop `CARGO_BIN_EXE_wire-error`, whose name is none of its own variables'.
    limit = "ulimit -S -t ${RUSTC_SECONDS:-unlimited}"
    write(path, f"#!/bin/bash\n{limit}\nRUSTC_BOOTSTRAP=1 exec {command}\n".encode())
    path.chmod(0o755)


def link(path, target):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_symlink():
        path.unlink(missing_ok=True)
        path.symlink_to(target)


def write(path, content):
    """Writes what differs alone, so that cargo builds what differs alone."""
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


FUNCTION_IDS = {}


def write_mutants(mutants):
    by_file = {}
    for mutant in mutants:
        by_file.setdefault(mutant["file"], []).append(mutant)
    for file, own in by_file.items():
        open_ones = [mutant for mutant in own if "result" not in mutant and not mutant["alone"]]
        write(COPY / file, rewrite(own[0]["source"], open_ones, FUNCTION_IDS).encode())


def build_alone(mutant, names):
    """The unit tests with one mutant in its place, and then each of the other tests that are named; in the
    place of binaries, what a mutant is that does not compile."""
    lines = mutant["source"].splitlines(keepends=True)
    start, end = mutant["span"]["start"], mutant["span"]["end"]
    before = "".join(lines[: start["line"] - 1]) + lines[start["line"] - 1][: start["column"] - 1]
    after = lines[end["line"] - 1][end["column"] - 1 :] + "".join(lines[end["line"] :])
    write(COPY / mutant["file"], (before + mutant["replacement"] + after).encode())
    # A constant may be one that rustc never gets done with.
    seconds = "60"
    messages = compile_tests("--package", mutant["package"], "--lib", RUSTC_SECONDS=seconds)
    yield "unviable" if errors_in(messages) else executables(messages, str(COPY / PACKAGES[mutant["package"]]))
    for name in names:
        messages = compile_tests("--package", "wire-error-tests", "--test", name, RUSTC_SECONDS=seconds)
        yield "caught" if errors_in(messages) else executables(messages, str(COPY / "tests"))


def compile_tests(*arguments, **variables):
    """What cargo says, a message a dictionary."""
    environment = dict(
        os.environ,
        CARGO_INCREMENTAL="0",
        CARGO_TARGET_DIR=str(ROOT / "target"),
        RUSTC_WORKSPACE_WRAPPER=str(COPY / "rustc"),
        **variables,
    )
    build_only = [] if "--doc" in arguments else ["--no-run"]
    command = ["cargo", "test", *build_only, "--all-features", "--message-format", "json", *arguments]
    print("   ", *command[:2], *arguments[:3], flush=True)
    done = subprocess.run(command, cwd=COPY, env=environment, capture_output=True, text=True)
    messages = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if f"(signal: {signal.SIGXCPU.value}" in done.stderr:
        error = {"level": "error", "rendered": done.stderr, "spans": []}
        messages.append({"reason": "compiler-message", "message": error})
    if done.returncode != 0 and not errors_in(messages):
        raise SystemExit(done.stderr)
    return messages


def errors_in(messages):
    messages = (message["message"] for message in messages if message["reason"] == "compiler-message")
    return [message for message in messages if message["level"] == "error"]


def leave_out(errors, mutants):
    """Marks the mutants that the compiler's errors are in."""
    by_id = {mutant["id"]: mutant for mutant in mutants}
    lines = {}
    found = 0
    for error in errors:
        spans = sorted(error["spans"], key=lambda span: not span["is_primary"])
        for span in spans:
            while span["expansion"] and not (COPY / span["file_name"]).is_file():
                span = span["expansion"]["span"]
            if not (COPY / span["file_name"]).is_file():
                continue
            if span["file_name"] not in lines:
                lines[span["file_name"]] = mutants_by_line((COPY / span["file_name"]).read_text())
            number = lines[span["file_name"]][span["line_start"]]
            if number is not None:
                by_id[number]["result"] = "unviable"
                found += 1
                last = by_id[number]["name"]
                break
        else:
            if spans:
                print("    ", error["rendered"].splitlines()[0:2])
    print(f"    {found} left out, of which the last: {last}: {error['message']}", flush=True)
    if found == 0:
        raise SystemExit("these errors are in no mutant")


def tests_without_cargo():
    """The test binaries of `tests` that start neither cargo nor rustc, which would build all anew."""
    for path in sorted((COPY / "tests/tests").iterdir()):
        if path.suffix == ".rs":
            sources = [path]
        elif (path / "main.rs").is_file():
            sources = list(path.glob("*.rs"))
        else:
            continue
        if path.stem == "derive" or not any(re.search(r'env!\("CARGO"\)', source.read_text()) for source in sources):
            yield path.stem


def executables(messages, folder):
    """Each test binary, with the folder where it runs."""
    if errors := errors_in(messages):
        raise SystemExit(errors[0]["rendered"])
    return [
        (m["executable"], folder)
        for m in messages
        if m["reason"] == "compiler-artifact" and m["executable"] and m["profile"]["test"]
    ]
