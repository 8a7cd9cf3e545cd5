//! Both sides' changes of one field.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::annotation::UnknownField;

/// What both sides come to; `None` when they changed it to different values.
pub fn field<T: Clone + PartialEq>(base: Option<&T>, mine: &T, theirs: &T) -> Option<T> {
    if mine == theirs || base == Some(theirs) {
        return Some(mine.clone());
    }
    (base == Some(mine)).then(|| theirs.clone())
}

/// As [`field`], of something that is not worth a conflict: mine then.
pub fn mild<T: Clone + PartialEq>(base: Option<&T>, mine: &T, theirs: &T) -> T {
    field(base, mine, theirs).unwrap_or_else(|| mine.clone())
}

/// Key by key.
pub fn map(
    base: Option<&BTreeMap<Arc<str>, Arc<str>>>,
    mine: &BTreeMap<Arc<str>, Arc<str>>,
    theirs: &BTreeMap<Arc<str>, Arc<str>>,
) -> Option<BTreeMap<Arc<str>, Arc<str>>> {
    let keys: BTreeSet<&Arc<str>> = mine.keys().chain(theirs.keys()).collect();
    let mut merged = BTreeMap::new();
    for key in keys {
        let before = base.and_then(|it| it.get(key));
        let value = field(Some(&before), &mine.get(key), &theirs.get(key))?;
        merged.extend(value.map(|value| (key.clone(), value.clone())));
    }
    Some(merged)
}

/// As sets: what either side added is in, what either side removed is out; mine come first.
pub fn set<T: Clone + Ord>(base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
    if mine == theirs || base == theirs {
        return mine.to_vec();
    }
    if base == mine {
        return theirs.to_vec();
    }
    let [base, here, there] = [base, mine, theirs].map(|it| it.iter().collect::<BTreeSet<_>>());
    let kept = mine.iter().filter(|it| there.contains(it) || !base.contains(it));
    let added = theirs.iter().filter(|it| !here.contains(it) && !base.contains(it));
    kept.chain(added).cloned().collect()
}

/// As [`set`], of a few things that have no order.
pub fn few<T: Clone + PartialEq>(base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
    if mine == theirs || base == theirs {
        return mine.to_vec();
    }
    if base == mine {
        return theirs.to_vec();
    }
    let kept = mine.iter().filter(|it| theirs.contains(it) || !base.contains(it));
    let added = theirs.iter().filter(|it| !mine.contains(it) && !base.contains(it));
    kept.chain(added).cloned().collect()
}

/// Fields this version does not know, by name.
pub fn unknown(base: &[UnknownField], mine: &[UnknownField], theirs: &[UnknownField]) -> Option<Vec<UnknownField>> {
    let value = |fields: &[UnknownField], name: &str| {
        let field = fields.iter().find(|it| &*it.name == name);
        field.map(|it| it.value.clone())
    };
    let mut merged = Vec::new();
    let only_theirs = theirs.iter().filter(|it| value(mine, &it.name).is_none());
    for UnknownField { name, .. } in mine.iter().chain(only_theirs) {
        let value = field(Some(&value(base, name)), &value(mine, name), &value(theirs, name))?;
        let name = name.clone();
        merged.extend(value.map(|value| UnknownField { name, value }));
    }
    merged.sort_by(|a, b| a.name.cmp(&b.name));
    Some(merged)
}
