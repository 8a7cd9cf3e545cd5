use super::super::Tongue::Japanese;
use super::super::sample::check;

#[test]
fn a_quotation_takes_source_and_verb() {
    check(
        Japanese,
        "山本市長は「避難は不要だ」と述べた。県警は「『想定外の』雨だった」と説明した。",
        &[
            "「避難は不要だ」 <- 山本市長 <- 述べた",
            "「『想定外の』雨だった」 <- 県警 <- 説明した",
        ],
    );
}

#[test]
fn one_sentence_may_hold_two_quotations() {
    check(
        Japanese,
        "田村外相は10日の会見で「協議は順調だ」と述べ、「来週にも合意できる」と強調した。",
        &[
            "「協議は順調だ」 <- 田村外相 <- 述べ",
            "「来週にも合意できる」 <- 田村外相 <- 強調した",
        ],
    );
    check(
        Japanese,
        "同社の佐藤健社長は「影響は小さい」とした上で、「工場は止めない」と語った。",
        &["「影響は小さい」 | 「工場は止めない」 <- 同社の佐藤健社長 <- 語った"],
    );
}

#[test]
fn clauses_and_nouns_of_saying_are_read() {
    check(
        Japanese,
        "気象庁は15日、台風が関東に上陸する恐れがあると発表した。",
        &["台風が関東に上陸する恐れがある <- 気象庁 <- 発表した"],
    );
    check(
        Japanese,
        "専門家らは今後も値上げが続くとの見方を示した。",
        &["今後も値上げが続く <- 専門家ら <- 示した"],
    );
    check(
        Japanese,
        "政府は来年度から制度を見直すとしている。",
        &["来年度から制度を見直す <- 政府 <- している"],
    );
    check(
        Japanese,
        "知事は住民に早めに避難するよう呼びかけた。",
        &["住民に早めに避難する <- 知事 <- 呼びかけた"],
    );
}

#[test]
fn a_sentence_may_go_by_somebody() {
    check(
        Japanese,
        "消防によると、けが人は3人で、いずれも軽傷だという。",
        &["けが人は3人で、いずれも軽傷だ <- 消防 <- によると"],
    );
    check(
        Japanese,
        "ロイター通信によると、大統領は「撤退はしない」と語った。",
        &["「撤退はしない」 <- 大統領 <- 語った"],
    );
}

#[test]
fn the_speaker_may_stand_before_the_verb() {
    check(
        Japanese,
        "「もう限界です」と住民の女性は話した。",
        &["「もう限界です」 <- 住民の女性 <- 話した"],
    );
}

#[test]
fn titles_and_names_are_nobodys_words() {
    check(
        Japanese,
        "映画「海の歌」は来月公開される。彼は「鉄人」と呼ばれた。",
        &[],
    );
}
