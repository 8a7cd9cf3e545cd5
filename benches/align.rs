//! Aligning invented texts of 100, 1,000 and 5,000 sentences with their translations; and comparing Korean news of a
//! hundred sentences with its English translation, checks and all.

mod workload;

use std::time::Duration;

use pressmark::app::reviewing::Compared;
use pressmark::engine::review::align::{Options, Text, align};
use pressmark::engine::review::comparison::{Comparison, Given};
use pressmark::engine::review::experience::Experience;
use pressmark::engine::review::segments::lines_of;
use pressmark::model::article::Article;
use workload::timing::Timing;
use workload::{Noise, scaled};

/// An article of a hundred sentences is aligned and checked within 50 ms; this is the aligner's part.
const ARTICLE: Option<Duration> = Some(Duration::from_millis(25));
/// And this is all of it.
const WHOLE: Option<Duration> = Some(Duration::from_millis(50));

fn main() {
    for (sentences, rounds, gate) in [(100, 50, ARTICLE), (1_000, 5, None), (5_000, 3, None)] {
        let (original, translation) = texts(scaled(sentences).max(3));
        let segments = [&original, &translation].map(|it| lines_of(it).into_iter().map(|it| it.1).collect::<Vec<_>>());
        let act = |()| {
            let text = |article, n: usize| {
                let article: &Article = article;
                Text {
                    text: article.text(),
                    segments: &segments[n],
                }
            };
            align(
                text(&original, 0),
                text(&translation, 1),
                &Options::default(),
                &mut |_| true,
            )
        };
        let name = format!("align: {sentences} x {sentences} sentences");
        Timing::of(&name, scaled(rounds), || (), act).print(gate);
    }
    let sentences = scaled(100).max(8);
    let (original, translation) = news(sentences);
    let act = |()| {
        let comparison = Comparison::of(&original, &translation, &Given::default(), None, &mut |_| true);
        comparison.map(|it| Compared::of(it, &Experience::default()))
    };
    let name = format!("align and check: {sentences} Korean sentences");
    Timing::of(&name, scaled(50), || (), act).print(WHOLE);
}

/// Korean news of so many sentences and its translation, with numbers, dates, names, quotations and hedges of its own.
fn news(sentences: usize) -> (Article, Article) {
    let mut noise = Noise::new(22);
    let mut original = String::from("# 항만 정비 계획 발표\n\n2026.03.17 09:00\n\n");
    let mut translation = String::from("# Plan to refit harbor announced\n\nMar. 17, 2026 09:00\n\n");
    for at in 0..sentences {
        let (korean, english) = SENTENCES[noise.below(SENTENCES.len())];
        let (place, name) = (PLACES[noise.below(PLACES.len())], NAMES[noise.below(NAMES.len())]);
        let number = (2 + noise.below(900)).to_string();
        let day = (1 + noise.below(16)).to_string();
        let fill = |text: &str, side: usize| {
            let words = [place, name].map(|it| [it.0, it.1][side]);
            let text = text.replace("{place}", words[0]).replace("{name}", words[1]);
            text.replace("{number}", &number).replace("{day}", &day)
        };
        let end = if at % 3 == 2 { "\n\n" } else { " " };
        original += &(fill(korean, 0) + end);
        if noise.below(20) > 0 {
            translation += &(fill(english, 1) + end);
        }
    }
    (Article::new(original), Article::new(translation))
}

#[rustfmt::skip] // Side by side.
const SENTENCES: [(&str, &str); 10] = [
    ("{place} 시장은 지난 {day}일 항만 정비에 {number}억 원을 투입하겠다고 밝혔다.", "The mayor of {place} said on March {day} that {number} hundred million won would be spent on refitting the harbor."),
    ("{name} 연구위원은 “어선 {number}척이 돌아오지 못했다”며 “대책이 필요하다”고 말했다.", "“{number} fishing boats have not returned,” research fellow {name} said, adding that “measures are needed.”"),
    ("경찰은 사고 원인을 조사하고 있으나 아직 밝혀진 것은 없다고 전했다.", "Police are investigating the cause of the accident but said nothing has been found so far."),
    ("{place} 인근 주민 {number}명이 대피한 것으로 알려졌다.", "About {number} residents near {place} reportedly evacuated."),
    ("전문가들은 수출이 {number}% 늘어날 가능성이 있다고 전망했다.", "Experts forecast that exports could rise by {number} percent."),
    ("정부는 이 지역에 대한 지원을 중단하지 않을 것이라고 강조했다.", "The government stressed that it would not halt support for the region."),
    ("{name} 대표는 회의에서 예산안을 설명하고 의원들의 질문에 답했다.", "Chairman {name} explained the budget at the meeting and answered lawmakers’ questions."),
    ("로이터통신에 따르면 {place} 공항에서는 {day}일부터 항공편 {number}편이 취소됐다.", "According to Reuters, {number} flights have been canceled at {place} airport since March {day}."),
    ("이번 조치는 지난해 같은 기간보다 피해가 두 배로 커진 데 따른 것이다.", "The step comes after damage doubled from the same period last year."),
    ("회의에는 한국과 일본, 중국 등 {number}개국 대표가 참석했다.", "Delegates from {number} countries including Korea, Japan and China attended the meeting."),
];

const PLACES: [(&str, &str); 4] = [
    ("부산", "Busan"),
    ("인천", "Incheon"),
    ("울산", "Ulsan"),
    ("목포", "Mokpo"),
];

const NAMES: [(&str, &str); 4] = [
    ("김도윤", "Kim Do-yun"),
    ("박서연", "Park Seo-yeon"),
    ("정하준", "Jung Ha-jun"),
    ("최유진", "Choi Yu-jin"),
];

/// Sentences of invented words in two languages that share numbers and names; one in twenty is left out.
fn texts(sentences: usize) -> (Article, Article) {
    let mut noise = Noise::new(21);
    let (mut original, mut translation) = (String::new(), String::new());
    for _ in 0..sentences {
        let words = 6 + noise.below(18);
        let (mut from, mut to) = (Vec::new(), Vec::new());
        for _ in 0..words {
            let word = noise.below(3_000);
            from.push(format!("{}{}n", SYLLABLES[word % 20], SYLLABLES[word / 20 % 20]));
            to.push(format!(
                "{}{}{}",
                SYLLABLES[word / 20 % 20],
                SYLLABLES[word % 20],
                SYLLABLES[word / 400]
            ));
        }
        if noise.below(3) == 0 {
            let number = (10 + noise.below(100_000)).to_string();
            from.push(number.clone());
            to.push(number);
        }
        original += &(from.join(" ") + ".\n");
        if noise.below(20) > 0 {
            translation += &(to.join(" ") + ".\n");
        }
    }
    (Article::new(original), Article::new(translation))
}

#[rustfmt::skip] // One line.
const SYLLABLES: [&str; 20] = [
    "ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "zo", "cu", "ka", "le", "mi", "no", "tu",
];
