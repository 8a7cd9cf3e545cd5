//! T21: superlatives and causes that were put in.

use super::lexis::{first_of, first_stem};
use super::scene::Scene;
use super::{Check, Found, Level, shown};

pub(super) const CHECK: Check = Check {
    id: "T21",
    key: "superlative",
    title: "Superlative or cause",
    rule: "Largest, only, always and because stand where the original says so.",
    look,
};

/// What English says, and the Korean stems by any of which the original says it too.
#[rustfmt::skip] // By kind.
const ROWS: &[(&[&str], &[&str])] = &[
    (&["largest", "biggest", "highest", "greatest", "worst", "best", "longest", "deadliest", "strongest", "oldest", "youngest", "lowest", "smallest", "fastest", "record-breaking", "record-high", "most powerful", "most important"],
     &["최", "가장", "제일", "으뜸", "1위", "1호", "맏", "막내", "역대", "사상", "기록", "유례", "전례", "특히", "극", "손꼽", "중 하나", "대표", "거대", "굴지", "베스트", "첫", "큰", "좋은", "높", "우수", "악화", "맨", "한층", "고령", "강력", "1등", "일류", "명문", "참사", "훌륭", "만전", "빠른", "중요"]),
    (&["unprecedented", "first-ever", "for the first time", "never before"],
     &["첫", "처음", "최초", "사상", "전례", "유례", "초유", "1호", "만에", "없던", "없었던", "이례"]),
    (&["the only", "sole", "solely", "exclusively"],
     &["유일", "뿐", "만이", "만을", "만 ", "단독", "홀로", "오직", "단", "하나", "독점", "전속", "밖에", "혼자", "전용", "오로지"]),
    (&["because", "because of", "due to", "owing to"],
     &["때문", "탓", "덕", "따라", "따른", "인해", "인한", "로써", "이유", "원인", "까닭", "므로", "어서", "아서", "여서", "해서", "니까", "으로", "로 ", "자 ", "면서", "관계로", "만큼", "영향", "계기", "하여", "돼", "며", "기에", "라서", "워서", "라 "]),
    (&["therefore", "thus", "consequently", "as a result", "hence"],
     &["따라서", "그래서", "때문", "결과", "이로써", "그러므로", "결국", "이에", "인해", "그 탓", "이 때문", "면서", "며", "아서", "어서", "해서", "므로", "으로", "로 "]),
];

fn look(scene: &Scene, found: &mut Found) {
    if !scene.korean {
        return;
    }
    for (original, translation, pair) in scene.both() {
        let words = scene.words(pair);
        for (english, korean) in ROWS {
            let Some(at) = first_of(words, english) else { continue };
            let said = scene.beside(pair).chain([pair]).any(|it| {
                !it.original.is_empty() && first_stem(original.text, original.bytes(&it.original), korean).is_some()
            });
            if said {
                continue;
            }
            let word = translation.text[at.clone()].to_owned();
            let message = format!("{} is not in the original", shown(&word));
            let places = [original.gap(&pair.original), translation.place(at)];
            found.added(&CHECK, Level::Warning, pair, places, word, message);
        }
    }
}
