//! Who said it, in English: of all mentions near a quote the one for which most speaks.
//!
//! The features are in [`super::features`]; how much each counts was learned from annotated news by
//! `examples/train_speakers.rs` and stands in [`super::weights`]. "Nobody" is a candidate like any other, so
//! that scare quotes and names get no speaker.

use super::certainty;
use super::features::{self, Candidate, Cells, End, Spot};
use super::mentions::{self, How, Link, Mention, Sort};
use super::people::People;
use super::tokens::{self, Token, tokens};
use super::weights::WEIGHTS;
use super::{Attribution, Evidence, Finding, Rule, Speaker, Stretch, Unit, kinds};
use crate::article::Article;
use crate::text::language::is_cjk;
use crate::text::order::heaviest_first;
use std::ops::Range;

/// How far from a quote its speaker is looked for, in tokens.
const BACK: usize = 80;
const AHEAD: usize = 50;

/// How sure a name before a colon is: no such lines were there to count.
const LABELLED: f64 = 0.95;

/// Whose share is less is not worth being named beside the likeliest.
const LEAST_SHARE: f64 = 0.1;

/// The likeliest speaker of a quote.
struct Best {
    candidate: Candidate,
    certainty: f64,
    /// The names of others, the likeliest first.
    others: Vec<Range<usize>>,
}

/// Everything known of an article's English text.
pub struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) mentions: Vec<Mention>,
    pub(super) links: Vec<Link>,
    /// Indices into `links`, ordered by mention.
    by_mention: Vec<usize>,
    /// For each mention where its links begin in `by_mention`.
    first_link: Vec<u32>,
    people: People,
    /// For each mention the fullest name of its person.
    names: Vec<Range<usize>>,
    /// The token of each stretch; none for those in other blocks.
    quotes: Vec<Option<usize>>,
}

impl<'a> Scene<'a> {
    pub fn new(article: &'a Article, stretches: &[Stretch]) -> Scene<'a> {
        let text = article.text.as_str();
        let tokens = tokens(article, stretches);
        let mentions = mentions::mentions(text, &tokens);
        let links = mentions::links(text, &tokens, &mentions);
        let mut by_mention: Vec<usize> = (0..links.len()).collect();
        by_mention.sort_unstable_by_key(|&link| (links[link].mention, link));
        let mut first_link = Vec::with_capacity(mentions.len());
        let mut at = 0;
        for mention in 0..mentions.len() {
            while by_mention.get(at).is_some_and(|&link| links[link].mention < mention) {
                at += 1;
            }
            first_link.push(at as u32);
        }
        let people = People::of(text, &tokens, &mentions, &links);
        let mut quotes = vec![None; stretches.len()];
        for (at, token) in tokens.iter().enumerate() {
            if let tokens::Kind::Quote(stretch) = token.kind {
                quotes[stretch] = Some(at);
            }
        }
        let mut scene =
            Scene { text, tokens, mentions, links, by_mention, first_link, people, names: Vec::new(), quotes };
        scene.names = (0..scene.mentions.len()).map(|mention| scene.fullest(mention)).collect();
        scene
    }

    /// A unit as the ranker sees it; nothing when it stands in another language's block.
    pub fn spot(&self, unit: &Unit, stretches: &[Stretch]) -> Option<Spot> {
        let (first, last) = (self.quotes[unit.stretches.start]?, self.quotes[unit.stretches.end - 1]?);
        let inner = |stretch: usize| &self.text[stretches[stretch].marked.inner.clone()];
        let words: Vec<&str> = inner(unit.stretches.start).split_whitespace().collect();
        let capitals =
            words.iter().filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())).count();
        let starts = words.first().is_some_and(|word| word.starts_with(char::is_uppercase));
        let mut spot = Spot {
            first,
            last,
            end: end_of(inner(unit.stretches.end - 1), self.tokens.get(last + 1).map(|token| token.kind)),
            words: words.len() + inner(unit.stretches.start).chars().filter(|&c| is_cjk(c)).count() / 2,
            capitals: if words.len() > 1 && capitals * 3 >= words.len() * 2 { 2 } else { usize::from(starts) },
            cued: 0,
        };
        let sentence = self.tokens[first].sentence..=self.tokens[last].sentence;
        let near = |link: &&Link| sentence.contains(&self.tokens[link.cue].sentence);
        spot.cued = self
            .links_near(&spot)
            .iter()
            .filter(near)
            .map(|link| features::link_strength(&self.tokens, link))
            .max()
            .unwrap_or(0);
        Some(spot)
    }

    fn links_near(&self, spot: &Spot) -> &[Link] {
        let from = self.links.partition_point(|link| link.cue + BACK < spot.first);
        let to = self.links.partition_point(|link| link.cue < spot.last + AHEAD);
        &self.links[from..to.max(from)]
    }

    /// All that may have spoken a quote, and "nobody" first. `previous` is the mention of the quote before and
    /// that quote's last token.
    pub fn candidates(&self, spot: &Spot, previous: Option<(usize, usize)>) -> Vec<(Option<Candidate>, Cells)> {
        let from = self.mentions.partition_point(|mention| mention.head.start + BACK < spot.first);
        let to = self.mentions.partition_point(|mention| mention.head.start < spot.last + AHEAD);
        let mut window: Vec<usize> = (from..to.max(from)).collect();
        if let Some((carried, _)) = previous.filter(|(carried, _)| *carried < from) {
            window.insert(0, carried);
        }
        let mut candidates: Vec<Candidate> =
            window.into_iter().filter_map(|mention| self.candidate(mention, spot, previous)).collect();
        mark_nearest(&mut candidates, |link| {
            (features::side(&self.tokens, spot, link.cue), features::gap(&self.tokens, spot, link.cue))
        });
        let nobody = (None, features::nobody(&self.tokens, spot));
        let cells = |candidate: Candidate| {
            let cells = features::candidate(&self.tokens, &self.mentions, spot, &candidate);
            (Some(candidate), cells)
        };
        std::iter::once(nobody).chain(candidates.into_iter().map(cells)).collect()
    }

    fn candidate(&self, mention: usize, spot: &Spot, previous: Option<(usize, usize)>) -> Option<Candidate> {
        let block = |token: usize| self.tokens[token].block;
        let head = self.mentions[mention].head.start;
        let is_previous = previous.is_some_and(|(carried, _)| carried == mention);
        // not farther than the blocks beside the quote's own
        if !is_previous
            && (head < spot.first && self.breaks(head, spot.first) > 1
                || head > spot.last && self.breaks(spot.last, head) > 1)
        {
            return None;
        }
        let from = self.first_link[mention] as usize;
        let own = self.by_mention[from..]
            .iter()
            .map(|&link| self.links[link])
            .take_while(|link| link.mention == mention)
            .take(8);
        let link = own.min_by_key(|link| features::gap(&self.tokens, spot, link.cue.min(spot.last + AHEAD)));
        if !is_previous && !features::may_speak(self.mentions[mention].sort, link.is_some()) {
            return None;
        }
        let carried = match previous {
            Some((carried, _)) if carried == mention => 2,
            Some((carried, _)) if self.same_person(carried, mention) => 1,
            _ => 0,
        };
        let previous = match previous {
            Some((_, quote)) if block(quote) == block(spot.first) => 0,
            Some((_, quote)) if quote < spot.first && self.breaks(quote, spot.first) == 1 => 1,
            _ => 2,
        };
        Some(Candidate { mention, link, nearest: false, carried, previous })
    }

    fn breaks(&self, from: usize, to: usize) -> usize {
        // a few blocks apart is all that matters
        let from = from.max(to.saturating_sub(2 * BACK));
        (self.tokens[to].before.breaks - self.tokens[from].before.breaks) as usize
    }

    fn same_person(&self, one: usize, other: usize) -> bool {
        match (self.people.who(one), self.people.who(other)) {
            (Some(one), Some(other)) => one == other,
            _ => false,
        }
    }

    /// Kind and speaker of every unit, in order; nothing for those in Chinese blocks.
    pub fn findings(&self, units: &[Unit], stretches: &[Stretch]) -> Vec<Option<Finding>> {
        let mut previous: Option<(usize, usize)> = None;
        let finding = |unit: &Unit| {
            let spot = self.spot(unit, stretches)?;
            let said = self.best(&spot, previous).map(|best| {
                previous = Some((best.candidate.mention, spot.last));
                self.attribution(&best, &spot)
            });
            let (first, last) = (&stretches[unit.stretches.start], &stretches[unit.stretches.end - 1]);
            let (before, after) = (self.before(spot.first), self.after(spot.last));
            let inner = &self.text[first.marked.inner.start..last.marked.inner.end];
            let kind = kinds::english(inner, before, after, said.is_some());
            let said = said.filter(|_| kind.is_speech());
            Some(Finding { kind, said })
        };
        units.iter().map(finding).collect()
    }

    /// The candidate for whom most speaks; nothing when that is nobody. The probability is shared out as the
    /// trainer does it, and what all mentions of one person have of it counts together.
    fn best(&self, spot: &Spot, previous: Option<(usize, usize)>) -> Option<Best> {
        if let Some(label) = self.label(spot) {
            return Some(Best { candidate: label, certainty: LABELLED, others: Vec::new() });
        }
        let score = |cells: &Cells| cells.iter().map(|cell| i32::from(WEIGHTS[cell])).sum::<i32>();
        let all = self.candidates(spot, previous);
        let all: Vec<_> = all.into_iter().map(|(candidate, cells)| (score(&cells), candidate)).collect();
        let most = all.iter().map(|(score, _)| *score).max()?;
        let name = |candidate: &Candidate| self.name(candidate.mention);
        // a who or which of nobody known answers no question
        let known = |candidate: &Candidate| {
            self.mentions[candidate.mention].sort != Sort::Who || name(candidate) != self.written(candidate.mention)
        };
        let likeliest = all.iter().filter(|(_, candidate)| candidate.as_ref().is_none_or(known));
        let candidate = likeliest.max_by_key(|(score, _)| *score)?.1.clone()?;
        let mut shares: Vec<(Option<Range<usize>>, f64)> = Vec::new();
        for (score, candidate) in &all {
            let (name, share) = (candidate.as_ref().map(name), certainty::share(most - score));
            match shares.iter_mut().find(|(known, _)| *known == name) {
                Some((_, sum)) => *sum += share,
                None => shares.push((name, share)),
            }
        }
        let sum: f64 = shares.iter().map(|(_, share)| share).sum();
        heaviest_first(&mut shares, |&(_, share)| share);
        let own = Some(name(&candidate));
        let certainty = shares.iter().find(|(name, _)| *name == own).map_or(0.0, |(_, share)| share / sum);
        let others = shares.into_iter().filter(|(name, share)| *name != own && share / sum >= LEAST_SHARE);
        // a thing's share counts, but nobody would ask whether it spoke
        let speaks = |named: &Range<usize>| {
            let mut by_that_name =
                all.iter().flat_map(|(_, candidate)| candidate).filter(|other| name(other) == *named);
            by_that_name.any(|other| self.mentions[other.mention].sort != Sort::Thing && known(other))
        };
        let others = others.filter_map(|(name, _)| name).filter(speaks).collect();
        Some(Best { candidate, certainty, others })
    }

    /// The name before the colon of a line that is a label and a quote, as in an interview. News has too few of
    /// them to learn from.
    fn label(&self, spot: &Spot) -> Option<Candidate> {
        if let Some(below) = self.signature(spot) {
            return Some(below);
        }
        let is_sign = |before: &usize| matches!(self.tokens[*before].kind, tokens::Kind::Colon | tokens::Kind::Dash);
        let colon = spot.first.checked_sub(1).filter(is_sign)?;
        let found = self.links.partition_point(|link| link.cue < colon);
        let link = *self.links.get(found).filter(|link| link.cue == colon && link.how == How::Sign)?;
        let named = matches!(self.mentions[link.mention].sort, Sort::Name | Sort::Body | Sort::Speaker);
        named.then_some(Candidate { mention: link.mention, link: Some(link), nearest: true, carried: 0, previous: 2 })
    }

    /// The name behind a dash that ends its line, behind the quote or in a line below.
    fn signature(&self, spot: &Spot) -> Option<Candidate> {
        let kind = |at: usize| self.tokens.get(at).map(|token| token.kind);
        let below = kind(spot.last + 1) == Some(tokens::Kind::Break);
        let dash = spot.last + 1 + usize::from(below);
        let found = self.links.partition_point(|link| link.cue < dash);
        let link = *self.links.get(found).filter(|link| link.cue == dash && link.how == How::Sign)?;
        let mention = &self.mentions[link.mention];
        let ends = matches!(
            kind(mention.phrase.end),
            Some(tokens::Kind::Break | tokens::Kind::Comma | tokens::Kind::Stop | tokens::Kind::Bracket)
        );
        (mention.sort == Sort::Name && ends).then_some(Candidate {
            mention: link.mention,
            link: Some(link),
            nearest: true,
            carried: 0,
            previous: 2,
        })
    }

    /// The text between the token before a quote and the quote, with that token.
    fn before(&self, quote: usize) -> &str {
        let token = quote.checked_sub(1).map(|before| &self.tokens[before]);
        let token = token.filter(|token| token.kind != tokens::Kind::Break);
        token.map_or("", |token| &self.text[token.range.start..self.tokens[quote].range.start])
    }

    /// The text between a quote and the token behind it, with that token.
    fn after(&self, quote: usize) -> &str {
        let to = self.tokens.get(quote + 1).map_or(self.text.len(), |after| after.range.end);
        self.text[self.tokens[quote].range.end..to].trim_end_matches('\n')
    }

    fn attribution(&self, best: &Best, spot: &Spot) -> Attribution {
        let candidate = &best.candidate;
        let as_written = self.written(candidate.mention);
        let name = self.name(candidate.mention);
        let own = |link: &Link| features::gap(&self.tokens, spot, link.cue) < 30;
        let cue = candidate
            .link
            .filter(own)
            .map(|link| self.tokens[link.cue].range.clone())
            .filter(|cue| self.text[cue.clone()].contains(char::is_alphabetic));
        let evidence = Evidence::new(&as_written, cue.as_ref(), rule(candidate, cue.is_some()));
        let (certainty, others) = (best.certainty, best.others.clone());
        Attribution { speaker: Speaker { name, as_written, certainty, evidence, others }, cue }
    }

    /// The bytes of a mention as it is shown: a name by itself, a noun phrase with what belongs to it.
    pub fn written(&self, index: usize) -> Range<usize> {
        let mention = &self.mentions[index];
        let bytes = |head: &Range<usize>| self.tokens[head.start].range.start..self.tokens[head.end - 1].range.end;
        match mention.sort {
            Sort::Speaker | Sort::Thing => bytes(&(mention.phrase.start..self.phrase_end(index))),
            // one Liberal, the Harbour Club
            Sort::Body if mention.phrase.start + 1 == mention.head.start => bytes(&mention.phrase),
            _ => bytes(&mention.head),
        }
    }

    /// Where a noun phrase ends with what belongs to it: a spokesman for the mayor of Oxmere.
    fn phrase_end(&self, index: usize) -> usize {
        let mut end = self.mentions[index].phrase.end;
        for mention in self.mentions[index + 1..].iter().take(3) {
            let leads = self.tokens[end].kind == tokens::Kind::Of
                && !self.text[self.tokens[end].range.clone()].starts_with("at");
            if mention.phrase.start != end + 1 || !leads {
                break;
            }
            end = mention.phrase.end;
        }
        end
    }

    /// The bytes of the fullest name of a mention's person.
    pub fn name(&self, mention: usize) -> Range<usize> {
        self.names[mention].clone()
    }

    fn fullest(&self, mention: usize) -> Range<usize> {
        let written = self.written(mention);
        let name = self.people.who(mention).and_then(|person| self.people.name(person));
        // a spokesman for the harbour is more than a spokesman
        let fuller = self.mentions[mention].sort == Sort::Speaker;
        let within = |name: &Range<usize>| written.start <= name.start && name.end <= written.end;
        name.filter(|name| !(fuller && within(name))).unwrap_or(written)
    }
}

fn rule(candidate: &Candidate, cued: bool) -> Rule {
    match candidate.link.filter(|link| cued || link.how == How::Sign).map(|link| link.how) {
        Some(How::Direct) => Rule::Verb,
        Some(How::Inverted) => Rule::Inverted,
        Some(How::Phrase) => Rule::Phrase,
        Some(How::Apposition) => Rule::Apposition,
        Some(How::Coordinated) => Rule::Coordinated,
        Some(How::Participle) => Rule::Participle,
        Some(How::Relative) => Rule::Relative,
        Some(How::According) => Rule::According,
        Some(How::Sign) => Rule::Label,
        None if candidate.carried > 0 => Rule::Carried,
        None => Rule::Near,
    }
}

fn end_of(inner: &str, after: Option<tokens::Kind>) -> End {
    match inner.chars().next_back() {
        Some(',') => End::Comma,
        Some('.' | '…') => End::Stop,
        Some('!' | '?' | '—' | '-' | '–') => End::Ask,
        _ if after == Some(tokens::Kind::Comma) => End::Comma,
        _ if after == Some(tokens::Kind::Stop) => End::Stop,
        _ => End::Bare,
    }
}

/// Marks on each side the candidate whose cue is nearest.
fn mark_nearest<K: PartialEq>(candidates: &mut [Candidate], place: impl Fn(&Link) -> (K, usize)) {
    let places: Vec<Option<(K, usize)>> =
        candidates.iter().map(|candidate| candidate.link.as_ref().map(&place)).collect();
    for (candidate, own) in candidates.iter_mut().zip(&places) {
        let Some((side, gap)) = own else { continue };
        candidate.nearest = places.iter().flatten().all(|(other, others)| other != side || others >= gap);
    }
}
