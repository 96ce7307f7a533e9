//! Short lists in an order of their own.

/// Puts what weighs most first; what weighs the same stays in its order. For lists of a few things only: the standard
/// library's sorting in place takes the same time for them, and a kilobyte of program for every kind of thing.
pub fn heaviest_first<T>(things: &mut [T], weight: impl Fn(&T) -> f64) {
    for end in 1..things.len() {
        let mut at = end;
        while at > 0 && weight(&things[at - 1]) < weight(&things[at]) {
            things.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_weights_stay_in_order() {
        let mut things = [(2, 'a'), (3, 'b'), (2, 'c'), (1, 'd'), (3, 'e')];
        heaviest_first(&mut things, |&(weight, _)| f64::from(weight));
        assert_eq!(things.map(|(_, name)| name), ['b', 'e', 'a', 'c', 'd']);
        heaviest_first(&mut [] as &mut [f64], |&weight| weight);
    }
}
