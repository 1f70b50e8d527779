#!/usr/bin/env python3
"""Check a Concord export without Concord.

    python3 verify.py FOLDER

FOLDER holds manifest.json and the files it names. Needs Python 3.8 or later
and nothing else. It changes nothing and opens no network connection. It checks

1. every file named in the manifest: present, byte count, SHA-256, row count;
2. every row of coding-table.csv: the two pairs of offsets agree with each
   other and with the quote, the quote has the SHA-256 the row states, and it
   equals the source text at its offsets. The last needs the folder texts/;
   without it the quotes are checked against their digests only;
3. every entry of ledger.jsonl: the digest of its payload, its hash, its place
   after its parents; and that the history the manifest names is there;
4. with ledger.jsonl: every row of memos.csv likewise, every row of coding-table.csv against the entries (segment,
   code, definition, coder, times, cases), and that no coding of the state is missing;
5. with contents.jsonl: texts and names against their sealed commitments, and
   these against the entries.

Words that were erased for good are counted, not held against the export.

Offsets count from 0 and are half-open. start_codepoint and end_codepoint count
Unicode code points, start_utf16 and end_utf16 count UTF-16 units.

It prints one line per problem, then a summary. Exit status: 0 nothing wrong,
1 something is wrong, 2 wrong usage.
"""

import base64
import binascii
import bisect
import csv
import datetime
import hashlib
import io
import json
import os
import re
import struct
import sys
import uuid
import zlib

LARGEST_INFLATED = 1024 * 1024 * 1024  # of one payload or content


class Report:
    """Problems found, and what was looked at."""

    def __init__(self):
        self.problems = 0
        self.notes = []

    def problem(self, where, what):
        self.problems += 1
        print(printable("%s: %s" % (where, what)))

    def note(self, text):
        self.notes.append(text)


def printable(text):
    """Text without control characters, so that no file can write to the terminal in our name."""
    return "".join(c if c.isprintable() else "\\u%04x" % ord(c) for c in text)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# ---------------------------------------------------------------- the folder

def inside(folder, name):
    """The path of a file of the export, or None when the name leads out of the folder."""
    if not isinstance(name, str) or not name or "\0" in name:
        return None
    root = os.path.realpath(folder)
    path = os.path.realpath(os.path.join(root, name))
    return path if path.startswith(root + os.sep) else None


def read(folder, name):
    path = inside(folder, name)
    if path is None or not os.path.isfile(path):
        return None
    with open(path, "rb") as file:
        return file.read()


def check_files(folder, manifest, report):
    """Every file named in the manifest, against its byte count, digest and number of rows."""
    named = set()
    for entry in listed(manifest, "files", report):
        name = entry.get("name")
        named.add(name)
        if inside(folder, name) is None:
            report.problem("manifest.json", "the file name %r leads out of the folder" % (name,))
            continue
        data = read(folder, name)
        if data is None:
            report.problem(name, "is named in the manifest and missing")
            continue
        if len(data) != entry.get("bytes"):
            report.problem(name, "has %d bytes, the manifest says %s" % (len(data), entry.get("bytes")))
        if sha256(data) != entry.get("sha256"):
            report.problem(name, "its SHA-256 is not the one in the manifest: the file was changed")
        if entry.get("rows") is not None and name.endswith(".csv"):
            rows = count_rows(data)
            if rows != entry["rows"]:
                report.problem(name, "has %s rows, the manifest says %s" % (rows, entry["rows"]))
        if entry.get("rows") is not None and name.endswith(".jsonl"):
            rows = data.count(b"\n") - (1 if name == "ledger.jsonl" else 0)
            if rows != entry["rows"]:
                report.problem(name, "has %d rows, the manifest says %s" % (rows, entry["rows"]))
    for name in ("coding-table.csv", "ledger.jsonl", "contents.jsonl"):
        if name not in named and read(folder, name) is not None:
            report.problem(name, "is in the folder but not named in the manifest")
    return len(named)


def count_rows(data):
    """Data rows of a CSV file, or None when it cannot be read as one."""
    try:
        return sum(1 for _ in records(data)) - 1
    except csv.Error:
        return None


def listed(manifest, key, report):
    entries = manifest.get(key, [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        report.problem("manifest.json", "%r is not a list of objects" % key)
        return []
    return entries


def records(data):
    """Records of a CSV file (RFC 4180, UTF-8)."""
    csv.field_size_limit(1 << 30)
    text = data.decode("utf-8-sig", "replace")
    return csv.reader(io.StringIO(text, newline=""), strict=True)


# ------------------------------------------------------------ the coding table

INVISIBLE = (
    "[\u0000-\u0008\u000b\u000c\u000e-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5"
    "\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
FORMULA = "[=+\\-@\t\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
GUARDED = re.compile(
    "\\A'(?='*%s*(?:%s|[\r\n]))|(?<=[\r\n])'(?='*%s*%s)" % (INVISIBLE, FORMULA, INVISIBLE, FORMULA)
)


def unguarded(cell):
    """A cell of the spreadsheet-safe form as it was: one apostrophe less where a formula could begin."""
    return GUARDED.sub("", cell)


def utf16_units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def check_sources(folder, manifest, report):
    """Texts by source id and version, each against its digest and lengths."""
    sources, texts = {}, {}
    for source in listed(manifest, "sources", report):
        identifier = (str(source.get("id")), source.get("revision"))
        sources[identifier] = source
        name = source.get("textFile") or "texts/%s.txt" % identifier[0]
        data = read(folder, name)
        if data is None:
            if source.get("textFile"):
                report.problem(name, "is named in the manifest and missing")
            continue
        if sha256(data) != source.get("sha256"):
            report.problem(name, "is not the text of source %s: its SHA-256 differs" % identifier[0])
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            report.problem(name, "is not UTF-8: %s" % error)
            continue
        if len(text) != source.get("length_codepoints"):
            report.problem(name, "has %d code points, the manifest says %s" % (len(text), source.get("length_codepoints")))
        if utf16_units(text) != source.get("length_utf16"):
            report.problem(name, "has %d UTF-16 units, the manifest says %s" % (utf16_units(text), source.get("length_utf16")))
        texts[identifier] = text
    return sources, texts


def check_codings(folder, manifest, ledger, report):
    """Every row of the coding table. Returns rows, and rows whose quote was compared with its source text."""
    sources, texts = check_sources(folder, manifest, report)
    check_names(manifest, ledger, report)
    data = read(folder, "coding-table.csv")
    if data is None:
        report.note("no coding table in this export")
        return 0, 0
    options = manifest.get("options") if isinstance(manifest.get("options"), dict) else {}
    restore = unguarded if options.get("form", "spreadsheet-safe") == "spreadsheet-safe" else (lambda cell: cell)
    units = {key: unit_positions(text) for key, text in texts.items()}
    seen, rows, compared = set(), 0, 0
    try:
        table = records(data)
        header = next(table, [])
        for cells in table:
            rows += 1
            row = dict(zip(header, cells))
            where = "coding-table.csv row %d (coding %s)" % (rows, row.get("coding_id", "?"))
            if len(cells) != len(header):
                report.problem(where, "has %d cells, the header has %d" % (len(cells), len(header)))
                continue
            if row.get("coding_id") in seen:
                report.problem(where, "the coding id occurs twice")
            seen.add(row.get("coding_id"))
            row = {name: restore(cell) for name, cell in row.items()}
            compared += check_row(row, where, sources, texts, units, report)
            if ledger is not None:
                ledger.check_row(row, where, manifest, report)
    except csv.Error as error:
        report.problem("coding-table.csv row %d" % (rows + 1), "is not a CSV record: %s" % error)
    if ledger is not None:
        for coding in ledger.expected(manifest):
            if coding not in seen:
                report.problem("coding-table.csv", "the coding %s is in the history and not in the table" % coding)
    return rows, compared


def check_row(row, where, sources, texts, units, report):
    """One row; returns 1 when its quote was compared with the source text."""
    quote = row.get("quote", "")
    source = (row.get("source_id"), row.get("source_version"))
    if row.get("status") == "erased" and sources.get(source, {}).get("erased") is True:
        return 0
    if sha256(quote.encode("utf-8", "surrogatepass")) != row.get("quote_sha256"):
        report.problem(where, "the quote does not have the SHA-256 in quote_sha256")
    if source not in sources:
        report.problem(where, "its source %s is not in the manifest" % row.get("source_id"))
        return 0
    try:
        start, end = int(row["start_codepoint"]), int(row["end_codepoint"])
        start16, end16 = int(row["start_utf16"]), int(row["end_utf16"])
    except (KeyError, ValueError):
        report.problem(where, "its offsets are not whole numbers")
        return 0
    if not 0 <= start <= end or not 0 <= start16 <= end16:
        report.problem(where, "its offsets run backwards or below 0")
        return 0
    if end - start != len(quote):
        report.problem(where, "the quote has %d code points, the offsets span %d" % (len(quote), end - start))
    if end16 - start16 != utf16_units(quote):
        report.problem(where, "the quote has %d UTF-16 units, the offsets span %d" % (utf16_units(quote), end16 - start16))
    text = texts.get(source)
    if text is None:
        return 0
    if text[start:end] != quote:
        report.problem(where, "the quote is not the source text at code points %d to %d" % (start, end))
    if (to_utf16(start, units[source]), to_utf16(end, units[source])) != (start16, end16):
        report.problem(where, "its UTF-16 offsets are not the same place as its code point offsets")
    return 1


def unit_positions(text):
    """Positions of the code points that take two UTF-16 units, ascending."""
    return [i for i, c in enumerate(text) if ord(c) > 0xFFFF]


def to_utf16(position, wide):
    return position + bisect.bisect_left(wide, position)


# ------------------------------------------------------------------ the ledger

class Malformed(Exception):
    pass


def cbor(data):
    """One CBOR item (RFC 8949, definite lengths) that takes up all of `data`."""
    item, at = cbor_item(data, 0, 0)
    if at != len(data):
        raise Malformed("%d bytes follow the item" % (len(data) - at))
    return item


def cbor_item(data, at, depth):
    if depth > 64:
        raise Malformed("nested too deeply")
    if at >= len(data):
        raise Malformed("it ends too early")
    major, low = data[at] >> 5, data[at] & 31
    at += 1
    if low < 24:
        argument = low
    elif low < 28:
        size = 1 << (low - 24)
        if at + size > len(data):
            raise Malformed("it ends too early")
        argument = int.from_bytes(data[at:at + size], "big")
        at += size
    else:
        raise Malformed("an indefinite length or reserved value")
    if major == 0:
        return argument, at
    if major == 1:
        return -1 - argument, at
    if major in (2, 3):
        if at + argument > len(data):
            raise Malformed("it ends too early")
        raw = data[at:at + argument]
        return (raw if major == 2 else raw.decode("utf-8")), at + argument
    if major == 4:
        items = []
        for _ in range(argument):
            item, at = cbor_item(data, at, depth + 1)
            items.append(item)
        return items, at
    if major == 5:
        pairs = []
        for _ in range(argument):
            key, at = cbor_item(data, at, depth + 1)
            item, at = cbor_item(data, at, depth + 1)
            pairs.append((key, item))
        return pairs, at
    if major == 6:
        return cbor_item(data, at, depth + 1)
    if low == 20 or low == 21:
        return low == 21, at
    if low == 22 or low == 23:
        return None, at
    if 25 <= low <= 27:
        return float_of(argument, low), at
    raise Malformed("an unknown simple value")


def float_of(bits, low):
    size, form = {25: (2, ">e"), 26: (4, ">f"), 27: (8, ">d")}[low]
    return struct.unpack(form, bits.to_bytes(size, "big"))[0]


ENVELOPE = ("version", "project", "parents", "replica", "replicaSequence", "hlcMilliseconds", "hlcCounter",
            "localDelta", "offsetMinutes", "author", "command", "vocabulary", "group", "undoes")


def envelope_of(data):
    """The envelope as a dictionary; Malformed when it is not one."""
    items = cbor(data)
    if not isinstance(items, list) or len(items) != len(ENVELOPE):
        raise Malformed("it is not a list of %d fields" % len(ENVELOPE))
    envelope = dict(zip(ENVELOPE, items))
    parents = envelope["parents"]
    if not isinstance(parents, list) or not all(isinstance(p, bytes) and len(p) == 32 for p in parents):
        raise Malformed("its parents are not hashes")
    for name, size in (("project", 16), ("replica", 8)):
        if not isinstance(envelope[name], bytes) or len(envelope[name]) != size:
            raise Malformed("its %s is not %d bytes" % (name, size))
    return envelope


def payload_of(payload):
    """What the payload holds; Malformed unless it is a codec byte and CBOR."""
    if not payload:
        raise Malformed("it is empty")
    return cbor(unpacked(payload[0], payload[1:]))


def unpacked(codec, body):
    """Stored bytes before packing: 0 as they are, 1 deflated without a header."""
    if codec == 0:
        return body
    if codec != 1:
        raise Malformed("its codec %s is unknown" % codec)
    inflater = zlib.decompressobj(-15)
    whole = inflater.decompress(body, LARGEST_INFLATED)
    if inflater.unconsumed_tail or not inflater.eof or inflater.unused_data:
        raise Malformed("it does not inflate to the end")
    return whole


def check_ledger(folder, manifest, state, report):
    """Every entry of the ledger, folded into `state`; returns how many, and how many had no payload."""
    data = read(folder, "ledger.jsonl")
    if data is None:
        report.note("no ledger in this export: the history was not checked")
        return 0, 0
    lines = data.decode("utf-8", "replace").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    try:
        head = json.loads(lines[0]) if lines else {}
    except ValueError:
        head = {}
    if not isinstance(head, dict) or head.get("concord") != "ledger 1":
        report.problem("ledger.jsonl line 1", 'does not say {"concord": "ledger 1"}')
        return 0, 0
    known, without, last = {}, 0, 0
    for number, line in enumerate(lines[1:], 2):
        where = "ledger.jsonl line %d" % number
        try:
            entry = json.loads(line)
            without += check_entry(entry, where, head, known, state, report)
        except (ValueError, LookupError, TypeError, AttributeError, binascii.Error) as error:
            report.problem(where, "is not a ledger entry: %s" % error)
            continue
        if isinstance(entry["seq"], int) and entry["seq"] <= last:
            report.problem(where, "its seq %d does not follow %d" % (entry["seq"], last))
        last = entry["seq"] if isinstance(entry["seq"], int) else last
    if head.get("entries") != len(lines) - 1:
        report.problem("ledger.jsonl", "has %d entries, its first line says %s" % (len(lines) - 1, head.get("entries")))
    check_heads(manifest, head, known, report)
    return len(lines) - 1, without


def check_entry(entry, where, head, known, state, report):
    """Hashes, parents and form of one entry; returns 1 when its payload is not there."""
    envelope_bytes = base64.b64decode(entry["envelope"], validate=True)
    digest = bytes.fromhex(entry["digest"])
    missing = entry.get("payload") is None or entry.get("salt") is None
    content = None
    if not missing:
        payload = base64.b64decode(entry["payload"], validate=True)
        salt = base64.b64decode(entry["salt"], validate=True)
        if hashlib.sha256(b"concord payload 1\0" + salt + payload).digest() != digest:
            report.problem(where, "the payload does not have the digest stated: it was changed")
        try:
            content = payload_of(payload)
        except (Malformed, zlib.error, UnicodeDecodeError) as error:
            report.problem(where, "the payload cannot be read: %s" % error)
    computed = hashlib.sha256(b"concord entry 1\0" + envelope_bytes + digest).hexdigest()
    if computed != entry["hash"]:
        report.problem(where, "the hash stated is not the hash of the envelope and digest: the entry was changed")
    if computed in known:
        report.problem(where, "the entry occurs twice")
    try:
        envelope = envelope_of(envelope_bytes)
    except (Malformed, UnicodeDecodeError) as error:
        report.problem(where, "the envelope cannot be read: %s" % error)
        known[computed] = []
        return int(missing)
    for parent in envelope["parents"]:
        if parent.hex() not in known:
            report.problem(where, "its parent %s is not an entry before it" % parent.hex())
    if str(uuid.UUID(bytes=envelope["project"])) != str(head.get("project")).lower():
        report.problem(where, "it belongs to another project")
    known[computed] = [parent.hex() for parent in envelope["parents"]]
    if content is not None:
        state.take(envelope, computed, content)
    return int(missing)


def check_heads(manifest, head, known, report):
    """The ledger's own head and the one in the manifest; everything must lie in the history of the first."""
    if head.get("head") not in known:
        report.problem("ledger.jsonl line 1", "its head %s is not an entry" % head.get("head"))
    else:
        reached, waiting = set(), [head["head"]]
        while waiting:
            here = waiting.pop()
            if here not in reached:
                reached.add(here)
                waiting.extend(known.get(here, []))
        if len(reached & set(known)) != len(known):
            report.problem("ledger.jsonl", "%d entries are not part of the history of its head" % (len(known) - len(reached & set(known))))
    if manifest.get("head") not in known:
        report.problem("manifest.json", "the head %s it names is not an entry of the ledger" % manifest.get("head"))
    project = manifest.get("project") if isinstance(manifest.get("project"), dict) else {}
    if str(project.get("id")).lower() != str(head.get("project")).lower():
        report.problem("manifest.json", "names project %s, the ledger project %s" % (project.get("id"), head.get("project")))


# ------------------------------------------------------------------- the state

CODER, SOURCE, REVISION, CODE, CODING = 2, 4, 6, 7, 9
MEMO, CASE, CASE_PART, ATTRIBUTE, VALUE = 13, 14, 15, 16, 17
MISSING = {"unknown": "(unknown)", "not-asked": "(not asked)", "refused": "(refused)"}
DELETED = 0


class State:
    """What the entries say: of every cell of an object the value with the latest stamp wins."""

    def __init__(self):
        self.cells = {}  # (entity, id) -> {cell number: (stamp, value)}
        self.lives = {}  # (entity, id) -> [first (stamp, ms, author), last (stamp, ms, author), changes]
        self.names = {}  # content id -> its strings, for those in contents.jsonl
        self.whole = {}  # content id -> SHA-256 of its bytes
        self.bodies = {}  # content id -> its JSON, for memos in contents.jsonl
        self.complete = True
        self.known_cases = None

    def take(self, envelope, entry, content):
        """One entry's changes. What has another shape is of a later version and passed over."""
        own = (envelope["hlcMilliseconds"], envelope["hlcCounter"], envelope["replica"].hex(), entry)
        at = envelope["hlcMilliseconds"] + envelope["localDelta"]
        changes = content[1] if isinstance(content, list) and len(content) > 1 else None
        for change in changes if isinstance(changes, list) else []:
            if not isinstance(change, list) or len(change) < 3 or not isinstance(change[1], bytes) or not isinstance(change[2], list):
                continue
            stamp, moment, author = own, at, envelope["author"]
            if len(change) > 3 and isinstance(change[3], list):
                ms, counter, replica, origin = change[3][:4]
                stamp, author, moment = (ms, counter, replica.hex(), origin.hex()), change[3][4], change[3][5]
            self.change((change[0], change[1]), stamp, (moment, author or b""), change[2])

    def change(self, key, stamp, moment, cells):
        known = self.cells.setdefault(key, {})
        for cell, value in cells:
            if cell not in known or known[cell][0] < stamp:
                known[cell] = (stamp, value)
        life = self.lives.setdefault(key, [(stamp,) + moment, (stamp,) + moment, 0])
        life[0] = min(life[0], (stamp,) + moment)
        life[1] = max(life[1], (stamp,) + moment)
        life[2] += 1

    def cell(self, entity, identifier, cell):
        return self.cells.get((entity, identifier), {}).get(cell, (None, None))[1]

    def part(self, entity, identifier, cell, index):
        value = self.cell(entity, identifier, cell)
        return value[index] if isinstance(value, list) and len(value) > index else None

    def stands_for(self, entity, identifier, into):
        """The code or coder that one stands for after merges; None where it is deleted."""
        path = []
        while True:
            following = self.cell(entity, identifier, into)
            if following is None:
                return None if self.cell(entity, identifier, DELETED) is True else identifier
            if (entity, following) not in self.cells:
                return identifier
            path.append(identifier)
            if following in path:
                return None  # a circle: which of them stands is not decided here
            identifier = following

    def code_of(self, coding):
        return self.stands_for(CODE, self.part(CODING, coding, 3, 0), 8)

    def coder_of(self, coding):
        return self.stands_for(CODER, self.cell(CODING, coding, 4), 4)

    def name(self, entity, identifier, cell=1):
        """The name of an object, None where its content is not in this export."""
        return self.words(self.cell(entity, identifier, cell))

    def words(self, sealed):
        """The words behind a sealed text, None where its content is not in this export."""
        strings = self.names.get(sealed[1]) if isinstance(sealed, list) and len(sealed) == 3 else None
        return strings[sealed[2]] if isinstance(strings, list) and sealed[2] < len(strings) else None

    def path(self, code):
        """The names from the outermost code to this one; None where one is not in this export."""
        names, seen = [], set()
        while code is not None and code not in seen and self.stands_for(CODE, code, 8) == code:
            seen.add(code)
            name = self.name(CODE, code)
            if name is None:
                return None
            names.insert(0, name)
            code = self.part(CODE, code, 4, 0)
        return names

    def expected(self, manifest):
        """The codings that the table must hold, given the options of the export."""
        options = manifest.get("options") if isinstance(manifest.get("options"), dict) else {}
        coders, codes, sources = (set(options.get(key) or []) for key in ("coders", "codes", "sources"))
        coders = {self.stands_for(CODER, unhex(one), 4) for one in coders}
        codes = {self.stands_for(CODE, unhex(one), 8) for one in codes}
        for entity, coding in self.cells:
            if entity != CODING or self.cell(CODING, coding, DELETED) is True:
                continue
            source, code, coder = self.cell(CODING, coding, 1), self.code_of(coding), self.coder_of(coding)
            if None in (source, code, coder, self.part(CODING, coding, 2, 2)):
                continue
            if self.cell(SOURCE, source, DELETED) is True or (sources and name_of(source) not in sources):
                continue
            if (coders and coder not in coders) or (codes and not self.below(code, codes)):
                continue
            yield name_of(coding)

    def below(self, code, codes):
        """Whether a code is one of these or lies below one."""
        seen = set()
        while code is not None and code not in seen:
            if code in codes:
                return True
            seen.add(code)
            code = self.part(CODE, code, 4, 0)
        return False

    def standing(self, entity):
        return [one for kind, one in self.cells if kind == entity and self.cell(kind, one, DELETED) is not True]

    def cases(self):
        """Parts of cases by document, columns of attributes, and values; read once."""
        if self.known_cases is None:
            parts, values, columns = {}, {}, {}
            live = set(self.standing(CASE))
            for part in self.standing(CASE_PART):
                if self.cell(CASE_PART, part, 1) in live:
                    parts.setdefault(self.cell(CASE_PART, part, 2), []).append(part)
            for value in self.standing(VALUE):
                values[(self.cell(VALUE, value, 1), self.cell(VALUE, value, 2))] = value
            attributes = [one for one in self.standing(ATTRIBUTE) if self.cell(ATTRIBUTE, one, 1) != "source"]
            for attribute in sorted(attributes, key=lambda one: (self.cell(ATTRIBUTE, one, 5) or "", one)):
                name = stem = "case.%s" % self.name(ATTRIBUTE, attribute, 2)
                count = 1
                while name in columns:
                    count += 1
                    name = "%s (%d)" % (stem, count)
                columns[name] = attribute
            self.known_cases = parts, values, columns
        return self.known_cases

    def cases_of(self, coding):
        """The cases that a segment must belong to, and those it may: where a text was corrected, parts move."""
        source, span = self.cell(CODING, coding, 1), self.cell(CODING, coding, 2)
        must, may = set(), set()
        for part in self.cases()[0].get(source, []):
            case, marked = self.cell(CASE_PART, part, 1), self.cell(CASE_PART, part, 3)
            if marked is None:
                must.add(case)
            elif not marked[0] == span[0] == self.cell(SOURCE, source, 6):
                may.add(case)
            elif marked[2] < span[3] and marked[3] > span[2]:
                must.add(case)
        return must, may

    def check_cases(self, row, coding, where, report):
        """The columns of cases of one row."""
        must, may = self.cases_of(coding)
        listed = [unhex(one) for one in row["case_id"].split("; ")] if row["case_id"] else []
        if len(set(listed)) != len(listed) or not must <= set(listed) <= must | may:
            report.problem(where, "case_id is %r, the history says otherwise" % row["case_id"])
            return
        said = {"case_name": [self.name(CASE, case) for case in listed]}
        for column, attribute in self.cases()[2].items():
            said[column] = [self.value(case, attribute) for case in listed]
        for column, values in said.items():
            should = "; ".join(values) if None not in values and any(values) else ""
            if column in row and None not in values and row[column] != should:
                report.problem(where, "%s is %r, the history says %r" % (column, row[column], should))

    def check_memo(self, row, where, report):
        """One row of the memos against the entries."""
        memo = unhex(row.get("memo_id"))
        if (MEMO, memo) not in self.cells or self.cell(MEMO, memo, DELETED) is True:
            report.problem(where, "the history has no such memo, or it was removed before this state")
            return
        life, on = self.lives[(MEMO, memo)], self.part(MEMO, memo, 2, 1)
        on_kind = self.part(MEMO, memo, 2, 0)
        if on_kind == "code":
            on = self.stands_for(CODE, on, 8) or on
        author = self.stands_for(CODER, life[0][2], 4) if (CODER, life[0][2]) in self.cells else None
        should = {
            "kind": self.cell(MEMO, memo, 1) or on_kind or "free",
            "status": self.cell(MEMO, memo, 5) or "thought",
            "on_id": name_of(on),
            "author_id": name_of(author),
            "created_at": utc(life[0][1]),
            "modified_at": utc(life[1][1]),
            "revision": life[2],
        }
        if on_kind == "coding" and row.get("source_id"):
            should["source_id"] = name_of(self.cell(CODING, on, 1))
            should["code_id"] = name_of(self.code_of(on))
            should["source_version"] = name_of(self.part(CODING, on, 2, 0))
            should["start_utf16"], should["end_utf16"] = self.part(CODING, on, 2, 2), self.part(CODING, on, 2, 3)
        for column, cell in (("title", 3), ("tags", 6)):
            sealed = self.cell(MEMO, memo, cell)
            words = "" if sealed is None else self.words(sealed)
            if words is not None:
                should[column] = "; ".join(words.split("\n")) if cell == 6 else words
        for column, value in should.items():
            if not says(row.get(column, ""), value):
                report.problem(where, "%s is %r, the history says %r" % (column, row.get(column), value))
        body, at = self.bodies.get(self.cell(MEMO, memo, 4)), 0
        for piece in words_of(body) if isinstance(body, list) else []:
            found = row.get("text", "").find(piece.strip(SPACES), at)
            if found < 0:
                report.problem(where, "its text is not the one sealed in the history")
                break
            at = found + len(piece.strip(SPACES))
        if isinstance(body, list) and len(words_of(body)) == 1 and words_of(body)[0].strip(SPACES) != row.get("text"):
            report.problem(where, "its text is not the one sealed in the history")

    def value(self, case, attribute):
        """What is said of an attribute of a case; None where its content is not in this export."""
        value = self.cases()[1].get((case, attribute))
        if value is None:
            return ""
        missing, sealed = self.part(VALUE, value, 3, 2), self.part(VALUE, value, 3, 1)
        if missing in MISSING:
            return MISSING[missing]
        return "" if sealed is None else self.words(sealed)

    def check_row(self, row, where, manifest, report):
        """One row of the coding table against the entries."""
        coding = unhex(row.get("coding_id"))
        if (CODING, coding) not in self.cells:
            report.problem(where, "the history has no such coding")
            return
        if self.cell(CODING, coding, DELETED) is True:
            report.problem(where, "the coding was removed before this state")
        life = self.lives[(CODING, coding)]
        code, coder = self.code_of(coding), self.coder_of(coding)
        should = {
            "project_id": manifest["project"].get("id") if isinstance(manifest.get("project"), dict) else None,
            "export_id": manifest.get("export_id"),
            "source_id": name_of(self.cell(CODING, coding, 1)),
            "source_version": name_of(self.part(CODING, coding, 2, 0)),
            "start_utf16": self.part(CODING, coding, 2, 2),
            "end_utf16": self.part(CODING, coding, 2, 3),
            "code_id": name_of(code),
            "original_code_id": name_of(self.part(CODING, coding, 3, 0)),
            "definition_at_coding": name_of(self.part(CODING, coding, 3, 1)),
            "coder_id": name_of(coder),
            "original_coder_id": name_of(self.cell(CODING, coding, 4)),
            "weight": self.cell(CODING, coding, 8),
            "is_exemplar": "true" if self.cell(CODING, coding, 10) is True else "false",
            "created_at": utc(life[0][1]),
            "modified_at": utc(life[1][1]),
            "revision": life[2],
            "source_name": self.name(SOURCE, self.cell(CODING, coding, 1)),
            "code_name": self.name(CODE, code),
            "coder_name": self.name(CODER, coder),
        }
        path = self.path(code)
        if path is not None:
            should["code_path"] = "/".join(path)
            for level in range(1, 1 + sum(name.startswith("code_level_") for name in row)):
                should["code_level_%d" % level] = path[level - 1] if level <= len(path) else ""
        if "case_id" in row:
            self.check_cases(row, coding, where, report)
        named = ("source_name", "code_name", "coder_name")
        for column, value in should.items():
            if column in row and (value is not None or column not in named):
                if not says(row[column], value):
                    report.problem(where, "%s is %r, the history says %r" % (column, row[column], value))


def check_memos(folder, manifest, state, report):
    """Every row of memos.csv against the entries, and that no memo is missing; returns the rows."""
    data = read(folder, "memos.csv")
    if data is None:
        return 0
    options = manifest.get("options") if isinstance(manifest.get("options"), dict) else {}
    restore = unguarded if options.get("form", "spreadsheet-safe") == "spreadsheet-safe" else (lambda cell: cell)
    rows, seen = 0, set()
    try:
        table = records(data)
        header = next(table, [])
        for cells in table:
            rows += 1
            row = {name: restore(cell) for name, cell in zip(header, cells)}
            where = "memos.csv row %d (memo %s)" % (rows, row.get("memo_id", "?"))
            if len(cells) != len(header) or row.get("memo_id") in seen:
                report.problem(where, "is not a row of its own")
            seen.add(row.get("memo_id"))
            quote = row.get("quote", "")
            if sha256(quote.encode("utf-8", "surrogatepass")) != row.get("quote_sha256") and (quote or row.get("quote_sha256")):
                report.problem(where, "the quote does not have the SHA-256 in quote_sha256")
            if state is not None:
                state.check_memo(row, where, report)
    except csv.Error as error:
        report.problem("memos.csv row %d" % (rows + 1), "is not a CSV record: %s" % error)
    if state is not None and not any(options.get(key) for key in ("coders", "codes", "sources")):
        for memo in state.standing(MEMO):
            if name_of(memo) not in seen:
                report.problem("memos.csv", "the memo %s is in the history and not in the table" % name_of(memo))
    return rows


def words_of(body):
    """The words of a memo, in pieces: what stands between links and quotations."""
    pieces = [""]
    for at, part in enumerate(body):
        pieces[-1] += "\n" if at else ""
        for run in part.get("runs", [{"link": None}]):
            if "text" in run:
                pieces[-1] += run["text"]
            else:
                pieces.append("")
    return pieces


def unhex(identifier):
    """The bytes of a UUID in text; None where it is none."""
    try:
        return uuid.UUID(identifier).bytes
    except (ValueError, TypeError, AttributeError):
        return None


def name_of(identifier):
    return None if identifier is None else str(uuid.UUID(bytes=identifier))


def says(cell, value):
    """Whether a cell of the table holds this value; fractions may be written in more than one way."""
    if isinstance(value, float):
        try:
            return float(cell) == value
        except ValueError:
            return False
    return cell == ("" if value is None else str(value))


def utc(milliseconds):
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=milliseconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (milliseconds % 1000)


STRINGS = "application/vnd.concord.strings"
SPACES = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
MEMO_BODY = "application/vnd.concord.memo+json"


def check_contents(folder, state, report):
    """Every line of contents.jsonl against its commitment; returns how many."""
    data = read(folder, "contents.jsonl")
    if data is None:
        return 0
    count = 0
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n")[:-1], 1):
        where = "contents.jsonl line %d" % number
        count += 1
        try:
            row = json.loads(line)
            salt, stored = (base64.b64decode(row[key], validate=True) for key in ("salt", "bytes"))
            mime = row["mime"].encode("latin-1")
            subject = b"" if row["subject"] is None else uuid.UUID(row["subject"]).bytes
            parts = (b"concord content 1\0", salt, bytes([row["codec"], len(mime)]), mime, bytes([len(subject)]), subject, stored)
            if sha256(b"".join(parts)) != row["id"]:
                report.problem(where, "does not have the commitment it states: it was changed")
                continue
            content = unpacked(row["codec"], stored)
            state.whole[bytes.fromhex(row["id"])] = sha256(content)
            if row["mime"] == STRINGS:
                state.names[bytes.fromhex(row["id"])] = cbor(content)
            if row["mime"] == MEMO_BODY:
                state.bodies[bytes.fromhex(row["id"])] = json.loads(content.decode("utf-8"))
        except (ValueError, KeyError, TypeError, AttributeError, binascii.Error, Malformed, zlib.error) as error:
            report.problem(where, "is not a content: %s" % error)
    return count


def check_names(manifest, state, report):
    """The documents of the manifest against the entries and the sealed contents."""
    if state is None:
        return
    for source in listed(manifest, "sources", report):
        where = "manifest.json source %s" % source.get("id")
        identifier, revision = unhex(source.get("id")), unhex(source.get("revision"))
        if state.cell(REVISION, revision, 1) != identifier or identifier is None:
            report.problem(where, "the history has no such version of this document")
            continue
        name, text = state.name(SOURCE, identifier), state.whole.get(state.cell(REVISION, revision, 3))
        if name is not None and name != source.get("name"):
            report.problem(where, "is named %r, the history says %r" % (source.get("name"), name))
        if text is not None and text != source.get("sha256"):
            report.problem(where, "its text is not the one sealed in the history")
        if text is None and state.names and source.get("erased") is not True:
            report.problem(where, "the sealed text is missing from contents.jsonl")


# ------------------------------------------------------------------------ main

def verify(folder):
    report = Report()
    data = read(folder, "manifest.json")
    try:
        manifest = json.loads(data.decode("utf-8")) if data is not None else None
    except ValueError:
        manifest = None
    if not isinstance(manifest, dict) or manifest.get("concord") != "manifest 1":
        report.problem("manifest.json", 'is missing or does not say {"concord": "manifest 1"}')
        return report
    files = check_files(folder, manifest, report)
    state = State()
    entries, without = check_ledger(folder, manifest, state, report)
    contents = check_contents(folder, state, report)
    # Rows can be held against the entries only where no payload is missing.
    ledger = state if entries > 0 and without == 0 and manifest.get("export_id") is not None else None
    rows, compared, memos = 0, 0, 0
    try:
        rows, compared = check_codings(folder, manifest, ledger, report)
        memos = check_memos(folder, manifest, ledger, report)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        report.problem("the export", "has a shape that cannot be checked: %s" % error)
    report.note("%d files compared with the manifest" % files)
    report.note("%d codings: %d compared with the text of their source, %d with their digest only" % (rows, compared, rows - compared))
    report.note("%d ledger entries recomputed, %d of them without their payload (erased or left out)" % (entries, without))
    if memos > 0:
        report.note("%d memos" % memos)
    if ledger is not None:
        report.note("the rows were held against the entries, %d texts and names against their commitments" % contents)
    return report


def main(arguments):
    if len(arguments) != 1 or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    report = verify(arguments[0])
    for note in report.notes:
        print(note)
    print("no problems" if report.problems == 0 else "%d problem%s" % (report.problems, "" if report.problems == 1 else "s"))
    return 0 if report.problems == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
