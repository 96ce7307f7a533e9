//! A text cut where places in it begin and end, to show those apart.

use crate::reading::Place;

/// The text's pieces in order, each with whether it lies in one of the places, which are in order. The text stands at
/// `start`, in UTF-16 code units as the places do; what is no boundary between characters is left unmarked.
pub fn pieces(text: &str, start: usize, places: impl IntoIterator<Item = Place>) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let (mut rest, mut at) = (text, start);
    let mut cut = |end: usize, marked: bool| {
        let mut units = at;
        let length = rest.char_indices().find(|&(_, c)| {
            let here = units >= end;
            units += c.len_utf16();
            here
        });
        let (piece, behind) = rest.split_at(length.map_or(rest.len(), |(byte, _)| byte));
        if !piece.is_empty() {
            pieces.push((piece, marked));
        }
        (rest, at) = (behind, at.max(end));
    };
    for place in places {
        cut(place.start, false);
        cut(place.end, true);
    }
    cut(usize::MAX, false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_text() {
        let place = |start, end| Place { start, end };
        let pieces = |places: &[Place]| pieces("😀市长 opened it", 10, places.iter().copied());
        assert_eq!(pieces(&[]), [("😀市长 opened it", false)]);
        let marked = pieces(&[place(12, 14), place(15, 21), place(15, 21), place(99, 100)]);
        assert_eq!(marked, [("😀", false), ("市长", true), (" ", false), ("opened", true), (" it", false)]);
    }
}
