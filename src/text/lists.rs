//! A list of numbers for each of some numbers, in two rows instead of a list of lists.

/// For each key from 0 on the values that were given with it, in their order.
#[derive(Debug, Default)]
pub struct Lists {
    /// Where the values of each key begin, and where the last one's end.
    starts: Vec<u32>,
    values: Vec<u32>,
}

impl Lists {
    /// The lists of some pairs of key and value.
    pub fn of(pairs: &[(u32, u32)]) -> Lists {
        let keys = pairs.iter().map(|&(key, _)| key as usize + 1).max().unwrap_or(0);
        let mut starts = vec![0; keys + 1];
        pairs.iter().for_each(|&(key, _)| starts[key as usize + 1] += 1);
        for key in 0..keys {
            starts[key + 1] += starts[key];
        }
        let mut next = starts.clone();
        let mut values = vec![0; pairs.len()];
        for &(key, value) in pairs {
            let next = &mut next[key as usize];
            values[*next as usize] = value;
            *next += 1;
        }
        Lists { starts, values }
    }

    /// The keys that have values.
    pub fn keys(&self) -> impl Iterator<Item = u32> {
        (0..).zip(self.starts.windows(2)).filter(|(_, ends)| ends[0] < ends[1]).map(|(key, _)| key)
    }

    /// The values of a key.
    pub fn at(&self, key: usize) -> &[u32] {
        match (self.starts.get(key), self.starts.get(key + 1)) {
            (Some(&start), Some(&end)) => &self.values[start as usize..end as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_by_their_keys() {
        let lists = Lists::of(&[(3, 9), (1, 7), (3, 8), (1, 7)]);
        assert_eq!([0, 1, 2, 3, 4].map(|key| lists.at(key)), [&[][..], &[7, 7], &[], &[9, 8], &[]]);
        assert!(lists.keys().eq([1, 3]));
        assert!(Lists::of(&[]).at(0).is_empty());
    }
}
