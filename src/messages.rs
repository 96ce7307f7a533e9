//! What is said to readers. The messages stand in `extension/_locales`, in every interface language, and are known by
//! their keys: the core names keys, whoever calls it has the words.

/// Says a message by its key, with values in the places of `$1` and `$2`.
pub type Say<'a> = &'a dyn Fn(&str, &[&str]) -> String;

/// A message with values in the places of `$1` and `$2`.
pub fn fill(message: &str, values: &[&str]) -> String {
    let mut said = String::with_capacity(message.len() + 16);
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('$') {
        said.push_str(before);
        let place = after.bytes().next().map_or(0, |digit| digit.wrapping_sub(b'0') as usize);
        match place.checked_sub(1).and_then(|index| values.get(index)) {
            Some(value) => {
                said.push_str(value);
                rest = &after[1..];
            }
            None => {
                said.push('$');
                rest = after;
            }
        }
    }
    said + rest
}

/// A reason of a verdict (see [`crate::article::REASONS`]) in words.
pub fn reason(reason: &str, say: Say) -> String {
    let mut words = reason.split(' ');
    let key = ["reason_", words.next().unwrap_or_default()].concat();
    say(&key, &words.collect::<Vec<_>>())
}

/// A number with one decimal, none if it is whole: written by hand, since the library's way of writing fractions would
/// be a hundredth of the wasm.
pub fn tenths(number: f64) -> String {
    let tenths = (number * 10.0).round() as u32;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => [&(tenths / 10).to_string(), ".", &rest.to_string()].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_their_places() {
        assert_eq!(fill("$2 of $1 for $3 and $", &["ten", "two"]), "two of ten for $3 and $");
        assert_eq!(reason("minutes 4.7 1.5", &|key, values| [key, values[1]].concat()), "reason_minutes1.5");
    }
}
