"""One source file with all its mutants inside, of which a number chooses one at run time.

    fn half(n: u32) -> u32 { n / 2 }

becomes

    fn half(n: u32) -> u32 { match ::mutant_switch::at(7) { 31 => { n * 2 } _ => { n / 2 } } }
"""

import re

MARK = re.compile(r"/\* (mutant|end) (\d+) \*/")


def rewrite(text, mutants, function_ids):
    """`text` with `mutants` behind the switch; `function_ids` numbers each function met."""
    lines = [0]
    for line in text.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))

    def offset(place):
        return lines[place["line"] - 1] + place["column"] - 1

    functions = {}
    for mutant in mutants:
        span = mutant["function"]["span"]
        functions.setdefault((offset(span["start"]), offset(span["end"])), []).append(mutant)

    def switched(start, end):
        """text[start:end] with each function in it switched."""
        parts = []
        for (begin, stop), inside in outermost(functions, start, end):
            opening = opening_brace(text, begin)
            parts.append(text[start:opening])
            parts.append(body(opening, stop, inside))
            start = stop
        return "".join(parts) + text[start:end]

    def body(opening, stop, inside):
        number = function_ids.setdefault((inside[0]["file"], opening), len(function_ids))
        for mutant in inside:
            mutant["function_id"] = number
        item = re.search(r"->\s*impl Iterator<Item = (.*)>", text[:opening].rpartition("fn ")[2])
        arms = []
        for mutant in inside:
            cut, rest = offset(mutant["span"]["start"]), offset(mutant["span"]["end"])
            inner = text[opening + 1 : cut] + mutant["replacement"] + text[rest : stop - 1]
            arms.append(f'{mutant["id"]} => {block(item, inner, mutant["id"])}')
        arms.append(f"_ => {block(item, switched(opening + 1, stop - 1))}")
        choice = f"match ::mutant_switch::at({number}) {{\n" + "\n".join(arms) + "\n}"
        if item:
            item = item[1].partition("> + use")[0]
            choice = f"let chosen: ::mutant_switch::Vec<{item}> = {choice};\nchosen.into_iter()"
        return "{ " + choice + " }"

    return switched(0, len(text))


def block(item, body, mutant=None):
    """A block; what returns `impl Iterator` needs one type for all blocks."""
    block = f"{{\n{body}\n}}"
    if mutant is not None:
        block = f"{{ /* mutant {mutant} */\n{body}\n/* end {mutant} */ }}"
    return f"::core::iter::Iterator::collect({block})," if item else block


def outermost(functions, start, end):
    """The functions within text[start:end] that no other of them holds, in order."""
    last = start
    for (begin, stop), inside in sorted(functions.items(), key=lambda item: (item[0][0], -item[0][1])):
        if begin >= last and stop <= end:
            yield (begin, stop), inside
            last = stop


TOKEN = re.compile(
    r"""(?P<skip>//[^\n]*|/\*.*?\*/|b?r(?P<hashes>\#*)".*?"(?P=hashes)|[bc]?"(?:\\.|[^"\\])*"|b?'(?:\\.[^']*|[^'\\])')"""
    r"""|(?P<word>\w+|'\w+)|(?P<sign>\S)""",
    re.S,
)


def opening_brace(text, start):
    """Where the body of the function at `start` opens."""
    seen_fn, depth = False, 0
    for token in TOKEN.finditer(text, start):
        if token["word"] == "fn" and depth == 0:
            seen_fn = True
        elif token["sign"] and token["sign"] in "([":
            depth += 1
        elif token["sign"] and token["sign"] in ")]":
            depth -= 1
        elif token["sign"] == "{" and seen_fn and depth == 0:
            return token.start()
    raise ValueError(f"no body at {start}: {text[start:start + 80]}")


def mutants_by_line(text):
    """For each line of a rewritten file, the mutant that it belongs to, or None."""
    by_line, current = [None], None
    for line in text.splitlines():
        marks = MARK.findall(line)
        started = [int(number) for kind, number in marks if kind == "mutant"]
        if started:
            current = started[0]
        by_line.append(current)
        if any(kind == "end" for kind, _ in marks):
            current = None
    return by_line
