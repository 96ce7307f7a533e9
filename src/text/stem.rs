//! English words without their inflection, for comparing only.
//!
//! A stemmer in the manner of Porter's: a few steps, each cutting one ending. It never writes new letters, so
//! that a stem is a slice of its word. Irregular forms are a table.

use super::any_of::{AnyOf, bit};
use super::table::Table;
use crate::any_of;
use std::sync::LazyLock;

/// The stem of a lower-case English word; a word with other letters comes back as it is.
pub fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let word = word.trim_end_matches(['\'', '’']);
    if !word.is_ascii() {
        return word;
    }
    // of an irregular plural or of a plural's word
    let base = word.strip_suffix('s').and_then(base_form).or(base_form(word)).unwrap_or(word);
    if KEPT.holds(base) {
        return base;
    }
    STEPS.iter().fold(base, |word, step| step.cut(word))
}

/// The word that an irregular form, or a word in British spelling, stands for.
fn base_form(word: &str) -> Option<&'static str> {
    let (forms, words) = &*IRREGULAR;
    forms.place(word).map(|at| words[at])
}

/// Endings of which one is cut: the first that fits.
struct Step {
    /// A longer one comes before one that it ends with.
    endings: AnyOf,
    /// Their last letters, as bits: most words end with none of them.
    last: u32,
    /// The fewest letters that must be left.
    shortest: usize,
}

const STEPS: &[Step] = &[
    Step::of(any_of!["sses", "shes", "ches", "xes", "ies", "s"], 3),
    Step::of(any_of!["ingly", "edly", "ing", "ed"], 3),
    Step::of(any_of!["fulness", "iveness", "ousness", "ment", "ness", "ful", "less"], 4),
    Step::of(
        any_of![
            "ization", "isation", "ational", "ations", "ation", "ition", "ative", "itive", "ators", "ator", "ically",
            "ical", "izer", "ize", "ise", "iz", "is", "ate", "at", "ity", "ly", "al", "ic", "ies", "er", "or", "ian",
        ],
        4,
    ),
    Step::of(
        any_of!["ance", "ence", "ancy", "ency", "able", "ible", "ant", "ent", "ive", "ous", "ism", "ist", "ion"],
        5,
    ),
    Step::of(any_of!["y", "i", "e"], 3),
];

/// Endings of which the beginning belongs to the word: class-es.
const SOUNDS: &[(&[u8], usize)] = &[(b"sses", 2), (b"shes", 2), (b"ches", 2), (b"xes", 1)];

impl Step {
    const fn of(endings: AnyOf, shortest: usize) -> Step {
        let (all, lengths) = (endings.all.as_bytes(), endings.lengths);
        let (mut last, mut ending, mut end) = (0, 0, 0);
        while ending < lengths.len() {
            end += lengths[ending] as usize;
            last |= bit(all[end - 1]);
            ending += 1;
        }
        Step { endings, last, shortest }
    }

    fn cut<'a>(&self, word: &'a str) -> &'a str {
        let Some(&end) = word.as_bytes().last().filter(|&&last| bit(last) & self.last != 0) else { return word };
        let fitting = self.endings.bytes().find(|&ending| {
            ending.last() == Some(&end)
                && word.as_bytes().strip_suffix(ending).is_some_and(|rest| {
                    let is_part =
                        matches!((ending, rest.last()), (b"s", Some(b's' | b'u' | b'i')) | (b"ed", Some(b'e')));
                    rest.len() >= self.shortest && !is_part && rest.iter().any(|letter| b"aeiouy".contains(letter))
                })
        });
        let Some(ending) = fitting else { return word };
        let kept = SOUNDS.iter().find(|&&(sounds, _)| sounds == ending).map_or(0, |&(_, kept)| kept);
        let rest = &word[..word.len() - ending.len() + kept];
        // stopped, running: the letter was doubled for the ending
        let doubled = matches!(rest.as_bytes(), [.., a, b] if a == b && !b"lszeo".contains(b));
        if doubled && matches!(ending, b"ing" | b"ed" | b"er") { &rest[..rest.len() - 1] } else { rest }
    }
}

/// Words that end like a form but are none.
static KEPT: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "across always being bring ceiling center during evening everything hundred king morning news nothing party \
         perhaps series sibling something species spring state states station string this thus united wedding",
    )
});

/// Forms that no rule leads back to their word, and British spellings, with the word.
static IRREGULAR: LazyLock<(Table, Vec<&str>)> = LazyLock::new(|| {
    Table::of_pairs(
        "aeroplane=airplane ageing=aging aluminium=aluminum analyse=analyze analyses=analysis armour=armor ate=eat \
         became=become began=begin begun=begin behaviour=behavior best=good better=good blew=blow blown=blow bore=bear \
         borne=bear bought=buy broke=break broken=break brought=bring built=build came=come catalogue=catalog \
         caught=catch centre=center cheque=check children=child chose=choose chosen=choose colour=color crises=crisis \
         criteria=criterion dealt=deal defence=defense dialogue=dialog died=die dies=die drawn=draw drew=draw \
         driven=drive drove=drive dying=die eaten=eat endeavour=endeavor fallen=fall favour=favor favourite=favorite \
         fed=feed feet=foot fell=fall felt=feel fibre=fiber flavour=flavor fled=flee flew=fly flown=fly forgot=forget \
         forgotten=forget fought=fight froze=freeze frozen=freeze gave=give given=give goes=go gone=go got=get \
         gotten=get grew=grow grey=gray grown=grow halves=half harbour=harbor heard=hear held=hold hid=hide \
         hidden=hide honour=honor humour=humor hung=hang jewellery=jewelry judgement=judgment kept=keep \
         kilometre=kilometer knew=know knives=knife known=know labour=labor laid=lay leafs=leaf led=lead lent=lend \
         licence=license lied=lie lies=lie litre=liter lost=lose lying=lie made=make meant=mean men=man met=meet \
         metre=meter mice=mouse mould=mold mum=mom neighbour=neighbor neighbourhood=neighborhood offence=offense \
         overcame=overcome paid=pay parties=party people=person phenomena=phenomenon plough=plow programme=program \
         pyjamas=pajamas ran=run ridden=ride risen=rise rode=ride rose=rise rumour=rumor said=say sang=sing sank=sink \
         sat=sit saw=see sceptical=skeptical seen=see sent=send shaken=shake shook=shake shot=shoot slept=sleep \
         slid=slide sold=sell sought=seek spent=spend spoke=speak spoken=speak stole=steal stolen=steal stood=stand \
         stricken=strike struck=strike sung=sing sunk=sink swam=swim swore=swear sworn=swear swum=swim taken=take \
         taught=teach teeth=tooth theatre=theater thieves=thief thought=think threw=throw thrown=throw tied=tie \
         ties=tie told=tell took=take tore=tear torn=tear tumour=tumor tying=tie tyre=tire understood=understand \
         used=use uses=use using=use vapour=vapor went=go withdrawn=withdraw withdrew=withdraw wives=wife woke=wake \
         woken=wake women=woman won=win wore=wear worn=wear worse=bad worst=bad written=write wrote=write",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word() {
        for forms in [
            "company companies company's company’s companies’",
            "open opens opened opening openly",
            "run runs running ran",
            "stop stopped stopping",
            "make makes making made",
            "price prices priced pricing",
            "class classes",
            "child children",
            "invest invests investment investments invested investor",
            "regulate regulates regulation regulations regulator regulators",
            "say says said saying",
            "economy economies economic economical",
            "study studies studied",
            "compete competition competitive",
            "secure security",
        ] {
            let mut stems: Vec<_> = forms.split(' ').map(stem).collect();
            stems.dedup();
            assert_eq!(stems.len(), 1, "{forms}: {stems:?}");
        }
    }

    #[test]
    fn each_form_once() {
        let (forms, words) = &*IRREGULAR;
        assert!(forms.count() == Some(words.len()) && KEPT.count().is_some());
        assert!(words.iter().enumerate().all(|(at, word)| *word != forms.word(at)));
    }

    #[test]
    fn different_words() {
        for (one, other) in [
            ("news", "new"),
            ("bus", "but"),
            ("nation", "nature"),
            ("united", "unit"),
            ("speed", "spe"),
            ("moment", "mom"),
            ("power", "pow"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }

    #[test]
    fn any_text() {
        for word in ["", "s", "'s", "é", "ing", "’", "sses", "超级智能"] {
            assert!(word.starts_with(stem(word)), "{word}");
        }
    }
}
