"""Which tests reach a function, and which of them notices a mutant of it."""

import os
import resource
import signal
import subprocess
import tempfile
import time
from bisect import bisect
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path

JOBS = 2
# A test that takes longer without a mutant is left out, in seconds: it would take days with each.
SLOWEST = 60
# So many seconds of tests are tried on each mutant before any dearer test is.
CHEAP = 4
# A mutant that never ends asks for memory, too.
MEMORY = 8 << 30


def output(command, folder, environment=None):
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=folder, env=environment)
    return done.stdout


ENVIRONMENT = dict(
    os.environ,
    # Where the tests of a macro find the compiler's libraries.
    LD_LIBRARY_PATH=output(["rustc", "--print", "target-libdir"], Path(__file__).parent).strip(),
    INSTA_UPDATE="no",
    PROPTEST_RNG_SEED="1",
    PROPTEST_CASES="32",
    RUST_BACKTRACE="0",
)


def baseline(binaries):
    """Each test alone, without a mutant: `(binary, folder, name)` to the functions and seconds."""
    tests = []
    for binary, folder in binaries:
        if Path(binary).name == "rust_out":  # which runs all, whatever it is asked for
            tests.append((binary, folder, "doctests"))
            continue
        listed = output([binary, "--list", "--format", "terse"], folder, ENVIRONMENT).splitlines()
        names = (line.removesuffix(": test") for line in listed if line.endswith(": test"))
        tests += [(binary, folder, name) for name in names]
    with ThreadPoolExecutor(JOBS) as pool:
        runs = dict(zip(tests, pool.map(reached, tests)))
    for test, run in runs.items():
        if run is None:
            print(f"left out, fails or takes too long without a mutant: {Path(test[0]).name} {test[2]}")
    return {test: run for test, run in runs.items() if run is not None}


def reached(test):
    binary, folder, name = test
    with tempfile.NamedTemporaryFile() as notes:
        start = time.monotonic()
        if run(binary, folder, [name], SLOWEST, REACHED=notes.name) != "passed":
            return None
        seconds = time.monotonic() - start
        return frozenset(map(int, notes.read().split())), seconds


def try_all(mutants, runs, until):
    """Tries each mutant, and yields it; those whose turn comes after `until` stay untried.

    First by the cheap tests that reach it, which catch most. Those that are left are tried by the rest.
    """
    reaching = defaultdict(list)
    for test, (functions, seconds) in runs.items():
        for function in functions:
            reaching[function].append((seconds, test))
    killers = {}

    def attempt(mutant, is_first):
        tests = cheap_or_dear(reaching[mutant["function_id"]], is_first)
        if time.monotonic() < until:
            is_asked = tests or is_first
            mutant["result"] = outcome(mutant, tests, runs, killers) if is_asked else "survived"
        return mutant

    with ThreadPoolExecutor(JOBS) as pool:
        left = []
        for mutant in pool.map(lambda mutant: attempt(mutant, True), mutants):
            if mutant.get("result") == "survived":
                left.append(mutant)
            elif "result" in mutant:
                yield mutant
        print(f"{len(left)} are left for the dearer tests", flush=True)
        for mutant in left:
            del mutant["result"]
        for mutant in pool.map(lambda mutant: attempt(mutant, False), left):
            if "result" in mutant:
                yield mutant


def cheap_or_dear(tests, is_cheap):
    """The cheapest tests, of `CHEAP` seconds together, or the others."""
    tests = sorted(tests)
    total = list(accumulate(seconds for seconds, _ in tests))
    count = max(bisect(total, CHEAP), 1)
    return tests[:count] if is_cheap else tests[count:]


def try_built(mutant, binaries, runs):
    """The same of a mutant that is built into `binaries`."""
    reaching = [(seconds, test) for test, (_, seconds) in runs.items() if test[:2] in binaries]
    return outcome(mutant, reaching, runs, {})


def outcome(mutant, reaching, runs, killers):
    """`caught`, `timeout`, `survived`, or `not reached` where no test comes to its function."""
    if not reaching:
        return "not reached"
    function = mutant.get("function_id")
    for binary, folder, names in batches(reaching, killers.get(function)):
        seconds = sum(runs[binary, folder, name][1] for name in names)
        ended = run(binary, folder, names, 10 * seconds + 5, MUTANT=str(mutant["id"]))
        if ended != "passed":
            killers[function] = binary, folder, names
            return {"failed": "caught", "timeout": "timeout"}[ended]
    return "survived"


def batches(reaching, killer):
    """The tests a process at a time: what noticed the last mutant here, then the cheapest binaries."""
    if killer:
        yield killer
    by_binary = defaultdict(list)
    for seconds, test in sorted(reaching):
        by_binary[test[:2]].append((seconds, test[2]))
    for (binary, folder), tests in sorted(by_binary.items(), key=lambda item: sum(s for s, _ in item[1])):
        names = [name for _, name in tests]
        for size in range(0, len(names), 40):
            if (binary, folder, names[size : size + 40]) != killer:
                yield binary, folder, names[size : size + 40]


def run(binary, folder, names, seconds, **variables):
    own = {
        "CARGO_MANIFEST_DIR": folder,
        "INSTA_WORKSPACE_ROOT": str(Path(folder).parent),
        "RUSTDOC_DOCTEST_BIN_PATH": binary,
    }
    process = subprocess.Popen(
        [binary, "--exact", "--test-threads", "1", *names],
        cwd=folder,
        env=ENVIRONMENT | own | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    try:
        process.communicate(timeout=seconds)
        return "passed" if process.returncode == 0 else "failed"
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return "timeout"
