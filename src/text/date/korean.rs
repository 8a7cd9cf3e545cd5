//! Dates of Korean texts.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use regex::Regex;

use super::{Part, Time, When, latest, month_after, nearest_year, next};
use crate::text::number::is_counted_days;

/// Most bytes looked at from the beginning of a date.
const LONGEST: usize = 120;

/// 2025.06.17 18:11, 2025-06-17
static WRITTEN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(\d{4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})\.?(?:\s*(\d{1,2}):(\d{2}))?").ok());

/// What a word before a date says of it, as steps in years, months or days.
#[derive(Clone, Copy, PartialEq)]
enum Lead {
    Year(i16),
    Month(i32),
    Past,
    Coming,
}

#[rustfmt::skip] // By meaning.
const LEADS: &[(&str, Lead)] = &[
    ("재작년", Lead::Year(-2)), ("지지난해", Lead::Year(-2)), ("지난해", Lead::Year(-1)), ("작년", Lead::Year(-1)), ("전년", Lead::Year(-1)), ("올해", Lead::Year(0)), ("올", Lead::Year(0)), ("금년", Lead::Year(0)),
    ("내후년", Lead::Year(2)), ("내년", Lead::Year(1)), ("지난달", Lead::Month(-1)), ("지난 달", Lead::Month(-1)), ("이달", Lead::Month(0)), ("이번 달", Lead::Month(0)), ("이번달", Lead::Month(0)), ("다음 달", Lead::Month(1)), ("다음달", Lead::Month(1)), ("내달", Lead::Month(1)),
    ("지난", Lead::Past), ("오는", Lead::Coming), ("다음", Lead::Coming),
];

/// Words for a day as seen from another.
#[rustfmt::skip] // By meaning.
const RELATIVE: &[(&str, i32)] = &[
    ("전날", -1), ("하루 전", -1), ("이튿날", 1), ("다음날", 1), ("다음 날", 1), ("이날", 0), ("당일", 0), ("같은 날", 0),
];

/// Words for a day as seen from the date line.
const SEEN: &[(&str, i32)] = &[
    ("그저께", -2),
    ("그제", -2),
    ("어제", -1),
    ("어젯밤", -1),
    ("오늘", 0),
    ("내일", 1),
    ("모레", 2),
];

const WEEKS: &[(&str, i32)] = &[
    ("지난주", -1),
    ("지난 주", -1),
    ("이번주", 0),
    ("이번 주", 0),
    ("금주", 0),
    ("다음주", 1),
    ("다음 주", 1),
    ("내주", 1),
];

/// The dates of `text`, in order and apart.
pub(super) fn dates(text: &str, published: Option<Date>) -> Vec<When> {
    let mut reader = Reader {
        published,
        named: None,
        year: None,
    };
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(first) = text[at..].chars().next() {
        let starts = match first {
            '0'..='9' => !before.is_some_and(|it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | ',' | '-')),
            _ => is_hangul(first) && !before.is_some_and(is_hangul),
        };
        let rest = &text[at..text.floor_char_boundary((at + LONGEST).min(text.len()))];
        let read = starts.then(|| reader.read(rest)).flatten();
        let len = match read {
            Some((mut when, len)) => {
                when.at = at..at + len;
                found.push(when);
                len
            }
            None => first.len_utf8(),
        };
        before = text[at..at + len].chars().next_back();
        at += len;
    }
    found
}

/// Whether what follows a day soon says that somebody told something on it.
fn is_told(after: &str) -> bool {
    let end = after.char_indices().nth(10).map_or(after.len(), |it| it.0);
    let near = &after[..end];
    let near = &near[..near.find(['.', ',']).unwrap_or(near.len())];
    ["보도했", "밝혔", "말했", "전했", "발표했", "공개했", "알렸"]
        .iter()
        .any(|it| near.contains(it))
}

struct Reader {
    published: Option<Date>,
    /// The day named last.
    named: Option<Date>,
    /// The year told last.
    year: Option<i16>,
}

impl Reader {
    /// The date that `rest` begins with, and its bytes.
    fn read(&mut self, rest: &str) -> Option<(When, usize)> {
        if let Some(read) = self.written(rest) {
            return Some(read);
        }
        if let Some(read) = self.seen(rest) {
            return Some(read);
        }
        let (mut when, len) = self.calendar(rest)?;
        self.resolve(&mut when);
        Some((when, len))
    }

    fn written(&mut self, rest: &str) -> Option<(When, usize)> {
        let found = WRITTEN.as_ref()?.captures(rest)?;
        let number = |n: usize| found.get(n).and_then(|it| it.as_str().parse::<i16>().ok());
        let mut when = When::at(0..0);
        let date = Date::new(number(1)?, number(2)? as i8, number(3)? as i8).ok()?;
        when.set_date(date);
        (when.year_told, when.month_told) = (true, true);
        if let (Some(hour), Some(minute)) = (number(4), number(5)) {
            when.time = time(hour as i8, Some(minute as i8), true);
        }
        self.named = Some(date);
        Some((when, found.get(0)?.len()))
    }

    /// Days and weeks as seen from another day, and weekdays.
    fn seen(&mut self, rest: &str) -> Option<(When, usize)> {
        let mut when = When::at(0..0);
        let find = |words: &[(&'static str, i32)]| words.iter().find(|it| rest.starts_with(it.0)).copied();
        if let Some((word, days)) = find(RELATIVE) {
            let base = self.named.or(self.published);
            when.relative = Some(days);
            if let Some(date) = base.and_then(|it| it.checked_add(days.days()).ok()) {
                when.set_date(date);
            }
            return Some((when, word.len()));
        }
        if let Some((word, days)) = find(SEEN).filter(|_| !rest.starts_with("오늘날")) {
            when.relative = Some(days);
            let date = self.published.and_then(|it| it.checked_add(days.days()).ok());
            if let Some(date) = date {
                when.set_date(date);
            }
            return Some((when, word.len()));
        }
        if let Some((word, weeks)) = find(WEEKS) {
            when.week = Some(weeks);
            let mut len = word.len();
            if let Some((weekday, more)) = weekday(&rest[len..]) {
                when.weekday = Some(weekday);
                len += more;
            }
            return Some((when, len));
        }
        if let Some((weekday, len)) = weekday(rest).filter(|it| it.1 > 3) {
            when.weekday = Some(weekday);
            return Some((when, len));
        }
        let (time, len) = time_at(rest)?;
        when.time = Some(time);
        Some((when, len))
    }

    /// 지난해 6월 17일(화) 오후 6시, 3월 말, 내년 상반기, 2분기.
    fn calendar(&mut self, rest: &str) -> Option<(When, usize)> {
        let mut when = When::at(0..0);
        let mut at = 0;
        let lead = LEADS.iter().find(|it| rest.starts_with(it.0));
        if let Some((word, _)) = lead {
            at = word.len();
            at += spaces(&rest[at..]);
        }
        if let Some((value, len)) = number_before(&rest[at..], "년").filter(|it| (1000..3000).contains(&it.0)) {
            when.year = Some(value);
            when.year_told = true;
            at += len;
            if rest[at..].starts_with('대') {
                when.decade = true;
                return Some((when, at + '대'.len_utf8()));
            }
            at += spaces(&rest[at..]);
        }
        if let Some((value, len)) = number_before(&rest[at..], "월").filter(|it| (1..=12).contains(&it.0)) {
            when.month = Some(value as i8);
            when.month_told = true;
            at += len;
            at += spaces(&rest[at..]);
        }
        if let Some((value, len)) = number_before(&rest[at..], "일").filter(|it| (1..=31).contains(&it.0)) {
            let counted = is_counted_days(&rest[at + len..]) && !when.month_told;
            if !counted {
                when.day = Some(value as i8);
                at += len;
            }
        }
        let named = when.year_told || when.month_told || when.day.is_some();
        match lead.map(|it| it.1) {
            Some(Lead::Year(years)) => {
                // 올 alone begins many words.
                if lead.is_some_and(|it| it.0 == "올")
                    && !when.month_told
                    && !rest[at..].starts_with(['상', '하', '초', '여', '봄', '가', '겨'])
                {
                    return None;
                }
                when.year = self.published.map(|it| it.year() + years);
                when.year_told = when.year.is_some();
            }
            Some(Lead::Month(months)) => {
                let month = self.published.and_then(|it| month_after(it, months));
                (when.year, when.month) = (month.map(|it| it.0), month.map(|it| it.1));
                when.month_told = month.is_some();
            }
            Some(Lead::Past | Lead::Coming) if !named => return None,
            _ => {}
        }
        if when.day.is_none() {
            if let Some((part, len)) = part_at(&rest[at..], named || lead.is_some()) {
                when.part = Some(part);
                at += len;
            } else if lead.is_none() && !named {
                return None;
            }
        }
        at -= rest[..at].len() - rest[..at].trim_end().len();
        if when.day.is_some() {
            at = day_tail(rest, at, &mut when);
            let told = when.local || is_told(&rest[at..]);
            self.place_day(&mut when, lead.map(|it| it.1), told);
        }
        Some((when, at))
    }

    /// The month of a day without one.
    ///
    /// What was `told` on that day is past, though a day to come was named before.
    fn place_day(&mut self, when: &mut When, lead: Option<Lead>, told: bool) {
        let (Some(day), None, Some(published)) = (when.day, when.month, self.published) else {
            return;
        };
        let date = match lead {
            Some(Lead::Past) => latest(published, day, false),
            Some(Lead::Coming) => next(published, day),
            _ if told && self.named.is_some_and(|it| it > published) => latest(published, day, true),
            _ => self.in_month_named(day).or_else(|| nearest(published, day)),
        };
        if let Some(date) = date {
            when.set_date(date);
        }
    }

    /// The day in the month of the day named last.
    fn in_month_named(&self, day: i8) -> Option<Date> {
        let named = self.named?;
        let date = Date::new(named.year(), named.month(), day).ok()?;
        // A day in the future is rather one of last month.
        let ahead = self.published.is_some_and(|it| date > it && named <= it);
        (!ahead).then_some(date)
    }

    /// The year of a month without one, and what the next date may lean on.
    fn resolve(&mut self, when: &mut When) {
        if let (Some(month), None) = (when.month, when.year) {
            let carried = self.year.filter(|_| when.month_told);
            let nearest = self
                .published
                .and_then(|it| nearest_year(it, month, when.day.unwrap_or(1)));
            when.year = carried.or(nearest);
        }
        if when.year_told && !when.decade {
            self.year = when.year;
        }
        if let Some(date) = when.date() {
            self.named = Some(date);
        }
    }
}

/// The day named by its number alone: the latest, unless that is weeks ago and the next one a few days ahead.
fn nearest(published: Date, day: i8) -> Option<Date> {
    let past = latest(published, day, true)?;
    let ahead = next(published, day).filter(|it| (*it - published).get_days() <= 7);
    Some(ahead.filter(|_| (published - past).get_days() > 20).unwrap_or(past))
}

/// Weekday, “(현지시간)” and time after a day; where they end.
fn day_tail(rest: &str, mut at: usize, when: &mut When) -> usize {
    if let Some((weekday, len)) = weekday(&rest[at..]) {
        when.weekday = Some(weekday);
        at += len;
    }
    let after = rest[at..].trim_start();
    if let Some(tail) = after
        .strip_prefix("(현지시간)")
        .or_else(|| after.strip_prefix("(현지 시간)"))
    {
        when.local = true;
        at = rest.len() - tail.len();
    }
    let spaced = at + spaces(&rest[at..]);
    if let Some((time, len)) = time_at(&rest[spaced..]) {
        when.time = Some(time);
        at = spaced + len;
    }
    at
}

/// 초, 중순, 말, 상반기, 2분기; without a year or a month before it only what needs none.
fn part_at(rest: &str, named: bool) -> Option<(Part, usize)> {
    #[rustfmt::skip] // By length.
    const PARTS: &[(&str, Part, bool)] = &[
        ("상반기", Part::FirstHalf, true), ("하반기", Part::SecondHalf, true), ("1분기", Part::Quarter(1), true), ("2분기", Part::Quarter(2), true), ("3분기", Part::Quarter(3), true), ("4분기", Part::Quarter(4), true),
        ("초순", Part::Early, false), ("중순", Part::Middle, false), ("하순", Part::Late, false), ("초", Part::Early, false), ("말", Part::Late, false),
    ];
    let space = spaces(rest);
    let (word, part, _) = PARTS
        .iter()
        .find(|it| (it.2 || named) && rest[space..].starts_with(it.0))?;
    let after = &rest[space + word.len()..];
    let single = word.chars().count() == 1;
    let whole = !single
        || !after.starts_with(is_hangul)
        || ["에", "의", "까지", "부터", "이", "쯤", "께"]
            .iter()
            .any(|it| after.starts_with(it));
    whole.then_some((*part, space + word.len()))
}

/// “(화)” or “화요일”, after a space perhaps.
fn weekday(rest: &str) -> Option<(Weekday, usize)> {
    const DAYS: [(char, Weekday); 7] = [
        ('월', Weekday::Monday),
        ('화', Weekday::Tuesday),
        ('수', Weekday::Wednesday),
        ('목', Weekday::Thursday),
        ('금', Weekday::Friday),
        ('토', Weekday::Saturday),
        ('일', Weekday::Sunday),
    ];
    let space = spaces(rest);
    let bracket = rest[space..].starts_with('(');
    let from = space + usize::from(bracket);
    let first = rest[from..].chars().next()?;
    let found = DAYS.iter().find(|it| it.0 == first)?.1;
    let after = &rest[from + first.len_utf8()..];
    match (after.starts_with("요일"), bracket) {
        (true, _) => Some((
            found,
            rest.len() - after.len() + "요일".len() + usize::from(bracket && after["요일".len()..].starts_with(')')),
        )),
        (false, true) if after.starts_with([')', ',']) => Some((found, rest.len() - after.len() + 1)),
        _ => None,
    }
}

/// 오후 6시 11분, 오전 9시, 18시 30분, 18:11, 정오, 자정.
fn time_at(rest: &str) -> Option<(Time, usize)> {
    if rest.starts_with("정오") {
        return Some((time(12, None, true)?, "정오".len()));
    }
    if rest.starts_with("자정") {
        return Some((time(0, None, true)?, "자정".len()));
    }
    const HALVES: &[(&str, i8)] = &[
        ("오전", 0),
        ("새벽", 0),
        ("아침", 0),
        ("오후", 12),
        ("저녁", 12),
        ("밤", 12),
        ("낮", 12),
    ];
    let half = HALVES.iter().find(|it| rest.starts_with(it.0));
    let mut at = half.map_or(0, |it| it.0.len());
    at += spaces(&rest[at..]);
    if let Some((hour, len)) = number_before(&rest[at..], "시")
        .filter(|it| it.0 <= 24 && !rest[at + it.1..].starts_with(['간', '기', '즌', '점', '민', '장']))
    {
        at += len;
        let spaced = at + spaces(&rest[at..]);
        let mut minute = None;
        if let Some((value, len)) = number_before(&rest[spaced..], "분").filter(|it| it.0 < 60) {
            minute = Some(value as i8);
            at = spaced + len;
        } else if rest[spaced..].starts_with('반') {
            minute = Some(30);
            at = spaced + '반'.len_utf8();
        }
        let hour = hour as i8;
        let hour = match half {
            Some((_, add)) => hour % 12 + add,
            None => hour,
        };
        return Some((time(hour, minute, half.is_some() || hour > 12)?, at));
    }
    let (hour, len) = number_before(&rest[at..], ":")?;
    let minutes: String = rest[at + len..]
        .chars()
        .take(2)
        .take_while(char::is_ascii_digit)
        .collect();
    let minute = minutes.parse().ok().filter(|_| minutes.len() == 2)?;
    let hour = half.map_or(hour as i8, |it| hour as i8 % 12 + it.1);
    Some((time(hour, Some(minute), true)?, at + len + 2))
}

fn time(hour: i8, minute: Option<i8>, sure: bool) -> Option<Time> {
    let fits = (0..=24).contains(&hour) && minute.is_none_or(|it| (0..60).contains(&it));
    fits.then_some(Time {
        hour: hour % 24,
        minute,
        sure,
    })
}

/// Up to four digits with `unit` right after them, and the bytes of both.
fn number_before(rest: &str, unit: &str) -> Option<(i16, usize)> {
    let len = rest.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let value = rest[..len].parse().ok().filter(|_| (1..=4).contains(&len))?;
    rest[len..].starts_with(unit).then_some((value, len + unit.len()))
}

fn spaces(rest: &str) -> usize {
    usize::from(rest.starts_with(' '))
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}
