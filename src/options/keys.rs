//! The keys of the panel, as the reader has set them: `next=n previous=p keep=`, an action and its key each, without a
//! key for none. Upper and lower case are the same key.

/// Every action that can have a key, with the key that it has at first. Escape closes the panel, always.
pub const DEFAULT: &str = "next=j previous=k back=b find=/ copy_text=c copy_markdown=m copy_link=l keep=n mark_quotes=q \
    mark_points=i listen=v stop_listening=x hide=h other_side=s beside=w reread=r settings= notebook= \
    copy_all_markdown= save_all_markdown= copy_all_json= save_all_json= print=p";

/// What is wrong with keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault<'a> {
    /// These are no actions with a key each.
    Form,
    /// This is none of the keys that can be set: those write one character and lead nowhere by themselves.
    Unusable(&'a str),
    /// One key for two actions.
    Twice(&'a str, [&'a str; 2]),
}

/// Looks at every action's key, those of actions that are not known too: a newer version may have them.
pub fn check(keys: &str) -> Result<(), Fault<'_>> {
    for (at, pair) in keys.split_ascii_whitespace().enumerate() {
        let (action, key) = pair.split_once('=').filter(|(action, _)| !action.is_empty()).ok_or(Fault::Form)?;
        if !key.is_empty() && !is_usable(key) {
            return Err(Fault::Unusable(key));
        }
        for (other, its) in pairs(keys).take(at) {
            if other == action {
                return Err(Fault::Form);
            }
            if its == key && !key.is_empty() {
                return Err(Fault::Twice(key, [other, action]));
            }
        }
    }
    Ok(())
}

/// A letter, digit or sign that a keyboard writes without an input method; letters as they are without Shift, of which
/// those of ASCII are checked: tables of all letters are too large for web pages.
fn is_usable(key: &str) -> bool {
    let mut characters = key.chars();
    let one = characters.next().filter(|_| characters.next().is_none());
    one.is_some_and(|c| matches!(c, '!'..='~' | '\u{a1}'..'\u{2e80}') && !c.is_ascii_uppercase())
}

/// Every action with the key that does it. A key that the reader has given to one is not another's at first.
pub fn in_force(keys: &str) -> Vec<(&'static str, &str)> {
    let given = || pairs(keys);
    let key = |(action, key)| match given().find(|(given, _)| *given == action) {
        Some((_, key)) => (action, key),
        None if given().any(|(_, other)| other == key) => (action, ""),
        None => (action, key),
    };
    pairs(DEFAULT).map(key).collect()
}

/// Keys with those that stood there before for actions that only a newer version knows, where these are free.
pub fn with_unknown(keys: &str, before: &str) -> String {
    let known = |(action, _): &(&str, &str)| pairs(DEFAULT).any(|(known, _)| known == *action);
    let mut all = keys.to_owned();
    for (action, key) in pairs(before).filter(|pair| !known(pair)) {
        let with = [&all, " ", action, "=", key].concat();
        if check(&with).is_ok() {
            all = with;
        }
    }
    all
}

fn pairs(keys: &str) -> impl Iterator<Item = (&str, &str)> {
    keys.split_ascii_whitespace().filter_map(|pair| pair.split_once('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_checked() {
        for (keys, found) in [
            (DEFAULT, Ok(())),
            ("", Ok(())),
            ("next== from_the_future=7 keep=", Ok(())),
            ("next=é previous=ж", Ok(())),
            ("next=k previous=j", Ok(())),
            ("next", Err(Fault::Form)),
            ("next=a next=b", Err(Fault::Form)),
            ("=a", Err(Fault::Form)),
            ("next=jk", Err(Fault::Unusable("jk"))),
            ("next=Escape", Err(Fault::Unusable("Escape"))),
            ("next=J", Err(Fault::Unusable("J"))),
            ("next=下", Err(Fault::Unusable("下"))),
            ("next=a back= find= keep=a", Err(Fault::Twice("a", ["next", "keep"]))),
        ] {
            assert_eq!(check(keys), found, "{keys:?}");
        }
    }

    #[test]
    fn keys_of_a_newer_version_stay_where_they_are_in_nobodys_way() {
        assert_eq!(with_unknown("next=n", "next=j zoom=z"), "next=n zoom=z");
        assert_eq!(with_unknown("next=z", "next=j zoom=z turn=t"), "next=z turn=t");
    }

    #[test]
    fn a_key_is_one_actions() {
        let key = |keys: &'static str, action| in_force(keys).into_iter().find(|(name, _)| *name == action).unwrap().1;
        assert_eq!(key("", "next"), "j");
        assert_eq!(key("next=n", "next"), "n");
        assert_eq!(key("next=n", "keep"), "", "the reader's choice takes it from where it was at first");
        assert_eq!(key("next=k previous=j", "previous"), "j");
        assert_eq!(key("from_the_future=b", "back"), "");
        assert_eq!(key("next=", "next"), "");
    }
}
