//! Who speaks: the noun phrase before a verb of saying, or after it.

use super::grammar::*;
use super::token::{Kind, Token};
use std::ops::Range;

/// Most words of one source.
const LONGEST: usize = 18;

/// The source that begins at token `at`, before `limit`: as a range of tokens.
pub(super) fn source_right(tokens: &[Token], at: usize, limit: usize, capital_nouns: bool) -> Option<Range<usize>> {
    let first = tokens.get(at).filter(|_| at < limit)?;
    if first.kind != Kind::Word {
        return None;
    }
    if first.has(PRONOUN) && !first.has(ARTICLE) && !first.capital {
        return Some(at..at + 1);
    }
    if first.has(PRONOUN) && first.has(ARTICLE) && tokens.get(at + 1).is_none_or(|it| it.kind != Kind::Word) {
        return Some(at..at + 1);
    }
    let begins = first.capital || first.has(ARTICLE) || first.class == 0;
    if !begins {
        return None;
    }
    let mut end = noun_phrase(tokens, at, limit, capital_nouns);
    if end == at {
        return None;
    }
    // An apposition: , directrice de l’institut
    if end + 1 < limit && tokens[end].is_mark(',') {
        let next = &tokens[end + 1];
        let opens = next.kind == Kind::Word
            && !next.has(LINK | THAT | RELATIVE | VERB | AUXILIARY | STOP | PARTICIPLE)
            && (!next.has(PRONOUN) || next.has(ARTICLE));
        let close = noun_phrase(tokens, end + 1, limit.min(end + 1 + LONGEST), capital_nouns);
        let closes = close == tokens.len()
            || tokens
                .get(close)
                .is_some_and(|it| it.kind != Kind::Word || it.has(STOP));
        let age = next.capital && close == end + 2;
        let named = tokens[at..end].iter().any(|it| it.capital);
        let clause = tokens[end + 1..close]
            .iter()
            .any(|it| it.has(FINITE | VERB | MOOD) && !it.has(ARTICLE));
        if opens && closes && close > end + 1 && named && !age && !clause && tokens[close - 1].kind == Kind::Word {
            end = close;
        }
    }
    Some(at..end)
}

/// The end of a short noun phrase at token `at`, in languages whose verb follows without a sign: an article, a noun, names.
pub(super) fn short_phrase(tokens: &[Token], at: usize) -> usize {
    let mut end = at;
    while tokens
        .get(end)
        .is_some_and(|it| it.kind == Kind::Word && it.has(ARTICLE) && !it.capital)
    {
        end += 1;
    }
    if tokens.get(end).is_none_or(|it| it.kind != Kind::Word) {
        return at;
    }
    end += 1;
    loop {
        while tokens.get(end).is_some_and(|it| it.kind == Kind::Word && it.capital) {
            end += 1;
        }
        let joins = tokens
            .get(end)
            .is_some_and(|it| it.kind == Kind::Word && it.has(JOINS) && !it.has(FINITE));
        let after = (end + 1..end + 3).find(|&it| tokens.get(it).is_some_and(|it| it.capital));
        match after {
            Some(after) if joins && end - at < LONGEST => end = after + 1,
            _ => return end,
        }
    }
}

/// The end of the noun phrase that begins at token `at`.
fn noun_phrase(tokens: &[Token], at: usize, limit: usize, capital_nouns: bool) -> usize {
    let mut end = at;
    let mut noun = false;
    while end < limit.min(tokens.len()) && end - at < LONGEST {
        let token = &tokens[end];
        if token.kind == Kind::Quote {
            // A name in marks inside: der „Bild“
            if !noun {
                break;
            }
            end += 1;
            continue;
        }
        if let Kind::Mark(mark) = token.kind {
            if mark == '(' {
                let close = tokens[end..limit.min(tokens.len())]
                    .iter()
                    .take(8)
                    .position(|it| it.is_mark(')'));
                if let Some(close) = close {
                    end += close + 1;
                    continue;
                }
            }
            // M. Roux: a stop after a short word with a capital.
            let short = end > at
                && tokens[end - 1].capital
                && tokens[end - 1].range.len() <= 3
                && tokens[end - 1].range.end == token.range.start;
            if matches!(mark, '&' | '/') && noun || mark == '.' && short {
                end += 1;
                continue;
            }
            break;
        }
        let joined = token.has(JOINS) && tokens.get(end + 1).is_some_and(|it| it.kind != Kind::Mark(','));
        if end > at && !token.capital {
            let stops = token.has(
                STOP | VERB | THAT | LINK | RELATIVE | PARTICIPLE | FINITE | MOOD | AFTERWARDS | ACCORDING | TRAILS,
            );
            if stops && !(joined && noun && token.has(JOINS) && !token.has(STOP)) && !token.has(ARTICLE) {
                break;
            }
            // In German a small word after the noun that joins nothing is no part of it.
            let next_capital = tokens.get(end + 1).is_some_and(|it| it.capital);
            if capital_nouns && noun && token.class & (ARTICLE | JOINS) == 0 && !next_capital {
                break;
            }
        } else if token.capital && end > at && token.has(VERB | STOP) && !noun {
            break;
        }
        noun |= token.capital || (token.class == 0);
        end += 1;
    }
    // It ends with no article or preposition.
    while end > at
        && (tokens[end - 1].class & (JOINS | ARTICLE) != 0 && !tokens[end - 1].capital
            || matches!(tokens[end - 1].kind, Kind::Mark(c) if c != ')'))
    {
        end -= 1;
    }
    end
}

/// The source that ends before token `verb`, not before token `from`.
pub(super) fn source_left(tokens: &[Token], from: usize, verb: usize) -> Option<Range<usize>> {
    let mut end = verb;
    while end > from && tokens[end - 1].kind == Kind::Word && tokens[end - 1].has(LIGHT) && !tokens[end - 1].capital {
        end -= 1;
    }
    let after_comma = end > from && tokens[end - 1].is_mark(',');
    if after_comma {
        end -= 1;
    }
    let mut start = end;
    let mut first_comma = None;
    while start > from {
        let token = &tokens[start - 1];
        match token.kind {
            Kind::Mark(',') if after_comma && first_comma.is_none() => {
                first_comma = Some(start);
                start -= 1;
                continue;
            }
            Kind::Mark('(' | ')' | '&' | '.' | '/') => {}
            // , directrice de …, of which one comma is the first.
            Kind::Mark(_) => break,
            Kind::Quote if start == end => break,
            Kind::Quote => {}
            // , qui dirige l’association,: all between the two commas.
            Kind::Word if after_comma && first_comma.is_none() => {}
            Kind::Word if token.has(THAT | VERB | RELATIVE) && !token.has(JOINS | ARTICLE) && !token.capital => {
                if first_comma.is_none() && (token.has(RELATIVE) || token.has(THAT)) && start == end {
                    return None;
                }
                break;
            }
            Kind::Word if token.has(LINK) && !token.has(JOINS) && !token.capital => break,
            Kind::Word if token.has(FINITE) && !token.has(ARTICLE | PRONOUN) && !token.capital => {
                return None;
            }
            Kind::Word => {}
        }
        if end - start > LONGEST {
            return None;
        }
        start -= 1;
    }
    while start < end && (tokens[start].has(LINK) || tokens[start].kind != Kind::Word) && !(tokens[start].has(ARTICLE))
    {
        start += 1;
    }
    let first = tokens.get(start).filter(|_| start < end)?;
    let preposition = first.has(STOP) && !first.has(ARTICLE | PRONOUN);
    let words = &tokens[start..end];
    let names = words.iter().any(|it| it.capital || it.has(ARTICLE | PRONOUN)) || words.iter().all(|it| it.class == 0);
    (!preposition && names && end - start <= LONGEST).then_some(start..end)
}
