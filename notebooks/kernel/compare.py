#!/usr/bin/env python3
"""Compares the outputs of an executed notebook with the committed ones, or takes them over.

    compare.py committed.ipynb executed.ipynb             status 1 and one message for each difference
    compare.py --accept committed.ipynb executed.ipynb    the executed one, without times and versions, becomes the committed one

Text has to be the same, numbers to 8 digits; an error estimate of one or two digits may be off by one in the last, and what is below 1e-11 is
rounding. Of a picture the words and numbers that stand in it are compared: where they stand depends on the
fonts of a machine.
"""
import base64
import json
import re
import sys

DIGITS = 8
ROUNDING = 1e-11
PICTURE = re.compile(r'<img src="data:image/svg\+xml;base64,([^"]*)"')
LETTERING = re.compile(r"<text[^>]*>([^<]*)</text>")
# a number of a program; the digits of a longer name are text
NUMBER = re.compile(r"(?<![\w.])[-−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w])")


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def joined(text):
    return "".join(text) if isinstance(text, list) else text


def lettering(image):
    svg = base64.b64decode(image.group(1)).decode("utf-8")
    return "<picture " + " | ".join(LETTERING.findall(svg)) + ">"


def texts(cell):
    """What a cell shows, line by line; text that was printed in several pieces is one."""
    shown = {}
    for output in cell.get("outputs", []):
        if output["output_type"] == "stream":
            shown.setdefault(output["name"], []).append(joined(output["text"]))
        elif output["output_type"] == "error":
            shown.setdefault("error", []).append(output["ename"] + ": " + output["evalue"])
        else:
            for kind, content in sorted(output["data"].items()):
                shown.setdefault(kind, []).append(PICTURE.sub(lettering, joined(content)) + "\n")
    return {kind: "".join(parts).splitlines() for kind, parts in shown.items()}


def value(number):
    return float(number.replace("−", "-"))


def tolerance(number):
    """How far another number may be from this one."""
    estimate = re.fullmatch(r"\d(?:\.(\d))?e(-?\d+)", number)
    off = 1.01 * 10.0 ** (int(estimate.group(2)) - len(estimate.group(1) or "")) if estimate else 0
    return max(10.0 ** -DIGITS * abs(value(number)), off)


def same(expected, found):
    if expected == found:
        return True
    if NUMBER.sub("#", expected) != NUMBER.sub("#", found):
        return False
    pairs = zip(NUMBER.findall(expected), NUMBER.findall(found))
    return all(
        abs(value(a) - value(b)) <= tolerance(a) or max(abs(value(a)), abs(value(b))) < ROUNDING for a, b in pairs)


def shortened(line):
    return line if len(line) <= 400 else line[:400] + " …"


def compare(name, committed, executed):
    differences = []
    if [c["cell_type"] for c in committed["cells"]] != [c["cell_type"] for c in executed["cells"]]:
        return [f"{name}: has other cells than were executed"]
    number = 0
    for before, after in zip(committed["cells"], executed["cells"]):
        if before["cell_type"] != "code":
            continue
        number += 1
        expected, found = texts(before), texts(after)
        for kind in sorted(set(expected) | set(found)):
            lines, others = expected.get(kind, []), found.get(kind, [])
            for i in range(max(len(lines), len(others))):
                line = lines[i] if i < len(lines) else None
                other = others[i] if i < len(others) else None
                if line is None or other is None or not same(line, other):
                    first = joined(before["source"]).strip().splitlines()[0]
                    differences.append(
                        f"{name}: code cell {number} ({shortened(first)}), {kind}, line {i + 1}\n"
                        f"  expected  {'nothing' if line is None else shortened(line)}\n"
                        f"  got       {'nothing' if other is None else shortened(other)}")
                    break
    if number == 0:
        differences.append(f"{name}: has no code cell, nothing was compared")
    return differences


def accept(path, executed):
    executed["metadata"] = {
        "kernelspec": {"display_name": "dual-cumulants (Java)", "language": "java", "name": "dual-cumulants"},
        "language_info": {"name": "java"},
    }
    for cell in executed["cells"]:
        cell["metadata"] = {}
        for output in cell.get("outputs", []):
            if output["output_type"] == "error":
                sys.exit(f"{path}: a cell ended in {output['ename']}: {output['evalue']}; nothing was taken over")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(executed, file, ensure_ascii=False, indent=1)
        file.write("\n")


def main(arguments):
    if arguments[:1] == ["--accept"]:
        accept(arguments[1], read(arguments[2]))
        return 0
    differences = compare(arguments[0], read(arguments[0]), read(arguments[1]))
    print("\n".join(differences), file=sys.stderr, end="\n" if differences else "")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
