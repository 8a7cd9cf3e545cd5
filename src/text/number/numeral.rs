//! Numerals with Chinese places: 25만8000, 1조2000억, 삼십육만.

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    pub value: f64,
    pub grain: f64,
    /// Bytes read.
    pub len: usize,
}

/// Digits with commas and a point at the start of `text`.
pub(super) fn digits(text: &str) -> Option<Numeral> {
    let bytes = text.as_bytes();
    let whole = bytes.iter().take_while(|it| it.is_ascii_digit()).count();
    if whole == 0 {
        return None;
    }
    let mut end = whole;
    let mut written: String = text[..whole].into();
    // Groups of three, the first of which has at most three.
    while whole <= 3 && bytes.get(end) == Some(&b',') {
        let group = bytes[end + 1..].iter().take_while(|it| it.is_ascii_digit()).count();
        if group != 3 {
            break;
        }
        written.push_str(&text[end + 1..end + 4]);
        end += 4;
    }
    let mut grain = 1.0;
    if bytes.get(end) == Some(&b'.') {
        let decimals = bytes[end + 1..].iter().take_while(|it| it.is_ascii_digit()).count();
        if decimals > 0 {
            written.push_str(&text[end..end + 1 + decimals]);
            grain = 10f64.powi(-(decimals.min(12) as i32));
            end += 1 + decimals;
        }
    }
    let value = written.parse().ok().filter(|it: &f64| it.is_finite())?;
    Some(Numeral { value, grain, len: end })
}

fn hangul_digit(c: char) -> Option<f64> {
    let place = "영일이삼사오육칠팔구".chars().position(|it| it == c);
    place
        .or((c == '공').then_some(0))
        .or((c == '륙').then_some(6))
        .map(|it| it as f64)
}

fn small_place(c: char) -> Option<f64> {
    Some(match c {
        '십' => 10.0,
        '백' => 100.0,
        '천' => 1000.0,
        _ => return None,
    })
}

/// 만, 억, 조, 경.
pub(super) fn large_place(c: char) -> Option<f64> {
    Some(match c {
        '만' => 1e4,
        '억' => 1e8,
        '조' => 1e12,
        '경' => 1e16,
        _ => return None,
    })
}

/// The number at the start of `text`: digits and Hangul mixed, the larger places first.
///
/// Of Hangul alone it may be any word that looks like one (이, 만); the caller looks at what follows.
pub(super) fn numeral(text: &str) -> Option<Numeral> {
    let (mut total, mut grain, mut at) = (0.0, 1.0, 0);
    let mut limit = f64::INFINITY;
    loop {
        let rest = &text[at..];
        // 1조 2천억: a space may stand between the places of one number, before a digit.
        let space = usize::from(at > 0 && rest.starts_with(' '));
        if space > 0 && !rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        let Some((group, len)) = group(&rest[space..]) else {
            if at > 0 {
                break;
            }
            // 만 alone is 10,000; only first.
            let place = rest.chars().next().and_then(large_place)?;
            return Some(Numeral {
                value: place,
                grain: place,
                len: 3,
            });
        };
        let after = &rest[space + len..];
        let spaced = after.strip_prefix(' ').filter(|it| is_spaced_place(it));
        let place = spaced.unwrap_or(after).chars().next().and_then(large_place);
        match place {
            Some(place) if place < limit => {
                total += group.value * place;
                grain = group.grain * place;
                limit = place;
                at += space + len + 3 + usize::from(spaced.is_some());
            }
            _ if group.value < limit => {
                total += group.value;
                grain = group.grain;
                at += space + len;
                break;
            }
            _ => break,
        }
    }
    (at > 0).then_some(Numeral {
        value: total,
        grain,
        len: at,
    })
}

/// 만, 억 or 조 after a space, and nothing that makes another word of it (만에, 만의).
fn is_spaced_place(rest: &str) -> bool {
    let mut chars = rest.chars();
    let place = chars.next();
    let followed = chars.next();
    match place {
        Some('만') => followed.is_some_and(|it| matches!(it, '명' | '원' | '달' | '톤' | '대')),
        Some('억' | '조') => followed.is_none_or(|it| it == ' ' || matches!(it, '원' | '달' | '명')),
        _ => false,
    }
}

/// The places below 10,000, and the bytes read.
fn group(text: &str) -> Option<(Numeral, usize)> {
    let (mut total, mut grain, mut at) = (0.0, 1.0, 0);
    let mut limit = f64::INFINITY;
    loop {
        let rest = &text[at..];
        let read = digits(rest).map(|it| (it.value, it.grain, it.len));
        let hangul = || Some((hangul_digit(rest.chars().next()?)?, 1.0, 3));
        let (value, unit, len) = read.or_else(hangul).unwrap_or((1.0, 1.0, 0));
        match rest[len..].chars().next().and_then(small_place) {
            Some(place) if place < limit => {
                total += value * place;
                grain = unit * place;
                limit = place;
                at += len + 3;
            }
            _ => {
                if len > 0 && value < limit {
                    total += value;
                    grain = unit;
                    at += len;
                }
                break;
            }
        }
    }
    (at > 0).then_some((
        Numeral {
            value: total,
            grain,
            len: at,
        },
        at,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, value: f64, read: &str) {
        let found = numeral(text).map(|it| (it.value, &text[..it.len]));
        assert_eq!(found, Some((value, read)), "{text}");
    }

    #[test]
    fn places_add_up() {
        check("25만8000명", 258_000.0, "25만8000");
        check("1조2000억원", 1.2e12, "1조2000억");
        check("1조 2천억 원", 1.2e12, "1조 2천억");
        check("1억1천만달러", 1.1e8, "1억1천만");
        check("23억6,000만달러", 2.36e9, "23억6,000만");
        check("1,300만명", 1.3e7, "1,300만");
        check("삼십육만 명", 360_000.0, "삼십육만");
        check("백만 달러", 1e6, "백만");
        check("12.5%", 12.5, "12.5");
        check("3만 톤", 30_000.0, "3만");
        check("1만 5000명", 15_000.0, "1만 5000");
        check("만 명", 10_000.0, "만");
        check("7000", 7000.0, "7000");
    }

    #[test]
    fn a_particle_is_no_place() {
        check("3 만에", 3.0, "3");
        check("10 조금", 10.0, "10");
    }
}
