//! What a mention in the text says: whose name it is, its parts, its kind.

use pressmark::text::name::{Agreement, Shape, agreement, folded, is_plural, is_vague_group, parts, shape};
use proptest::prelude::*;

use Agreement::{Initials, Surname, Whole, Within};

#[track_caller]
fn agrees(name: &str, cases: &[(&str, Option<Agreement>)]) {
    for (mention, expected) in cases {
        assert_eq!(agreement(mention, name), *expected, "{mention:?} and {name:?}");
    }
}

#[test]
fn mentions_of_a_person_agree_with_the_name() {
    agrees(
        "Ada Marsh",
        &[
            ("Ada Marsh", Some(Whole)),
            ("ADA MARSH", Some(Whole)),
            ("Marsh, Ada", Some(Whole)),
            ("Ada K. Marsh", Some(Whole)),
            ("Ada Marsh’s", Some(Whole)),
            ("Dr. Ada Marsh", Some(Whole)),
            ("Ada Marsh, a senior researcher at the Institute of Tides", Some(Within)),
            ("Energy Secretary Ada Marsh", Some(Within)),
            ("former minister Ada Marsh", Some(Within)),
            ("Marsh", Some(Surname)),
            ("Dr. Marsh", Some(Surname)),
            ("Ms. Marsh’s", Some(Surname)),
            ("A. Marsh", Some(Surname)),
            ("Energy Secretary Marsh", Some(Surname)),
            ("Ada", Some(Surname)),
            ("Bea Marsh", None),
            ("B. Marsh", None),
            ("Adam Marshal", None),
            ("the marsh", None),
            ("marsh", None),
            ("she", None),
            ("the", None),
            ("", None),
            ("“ ”", None),
            ("experts", None),
            ("AM", None),
        ],
    );
    agrees("Dr. Ada Marsh", &[("Ada Marsh", Some(Whole)), ("Marsh", Some(Surname))]);
    agrees(
        "Anna van der Berg",
        &[
            ("van der Berg", Some(Surname)),
            ("Van der Berg", Some(Surname)),
            ("Berg", Some(Surname)),
        ],
    );
    agrees("Łucja Sørås", &[("Lucja Soras", Some(Whole)), ("Soras", Some(Surname))]);
}

#[test]
fn hangul_and_latin_mentions_agree_with_each_other() {
    agrees(
        "Oh Kyung-seob",
        &[
            ("오경섭", Some(Whole)),
            ("Kyung-seob Oh", Some(Whole)),
            ("Oh Kyung Seob", Some(Whole)),
            ("Ms. Oh", Some(Surname)),
            ("Oh", Some(Surname)),
            ("오 씨", Some(Surname)),
            ("오 연구위원은", Some(Surname)),
            ("오경섭 통일연구원 선임연구위원은", Some(Within)),
            ("북항대 오경섭 교수", Some(Within)),
            ("Kyung-seob Oh of the Institute of Tides", Some(Within)),
            ("Oh Kyung-seok", None),
            ("유 씨", None),
        ],
    );
    agrees(
        "오경섭",
        &[
            ("오경섭은", Some(Within)),
            ("오경섭 씨", Some(Within)),
            ("오경섭이", Some(Within)),
            ("오경섭의", Some(Within)),
            ("오경섭 교수가", Some(Within)),
            ("오 씨는", Some(Surname)),
            ("오씨", Some(Surname)),
            ("Oh", Some(Surname)),
            ("Oh Kyung-seob, a senior researcher", Some(Within)),
            ("Senior researcher Oh Kyung-seob", Some(Within)),
            ("오경섭호텔", None),
            ("그", None),
            ("이", None),
        ],
    );
    agrees(
        "남궁솔",
        &[("남궁 씨", Some(Surname)), ("Namgung", Some(Surname)), ("남 씨", None)],
    );
}

#[test]
fn mentions_of_a_body_agree_with_its_long_and_short_name() {
    agrees(
        "Multinational Sanctions Monitoring Team",
        &[
            ("the Multinational Sanctions Monitoring Team", Some(Whole)),
            ("MSMT", Some(Initials)),
            ("the MSMT report", Some(Initials)),
            ("Multinational Sanctions Monitoring Team (MSMT)", Some(Whole)),
            (
                "a report released on May 3 by the Multinational Sanctions Monitoring Team (MSMT)",
                Some(Within),
            ),
            ("MSM", None),
            ("the Team", None),
            ("Team", None),
        ],
    );
    agrees(
        "Northern Audit Office (NAO)",
        &[
            ("NAO", Some(Initials)),
            ("the Northern Audit Office", Some(Whole)),
            ("NAOs", None),
        ],
    );
    agrees(
        "NAO",
        &[
            ("the Northern Audit Office", Some(Initials)),
            ("NAO", Some(Whole)),
            ("N.A.O.", Some(Whole)),
        ],
    );
    agrees(
        "Department of Tides",
        &[("DOT", Some(Initials)), ("DT", Some(Initials))],
    );
    agrees(
        "Institute of Tides",
        &[
            ("Ada Marsh, director of the Institute of Tides", None),
            ("the Institute of Tides’ report", Some(Within)),
            ("officials at the Institute of Tides", None),
        ],
    );
    agrees(
        "Experts",
        &[
            ("Experts", Some(Whole)),
            ("experts", Some(Whole)),
            ("Two experts", None),
        ],
    );
}

/// Name, role and affiliation in the mention, `-` for none.
#[track_caller]
fn parted(mention: &str, expected: &str) {
    let found = parts(mention).map(|it| {
        let part = |range: Option<std::ops::Range<usize>>| range.map_or("-", |it| &mention[it]);
        format!("{} | {} | {}", part(Some(it.name)), part(it.role), part(it.affiliation))
    });
    assert_eq!(found.as_deref().unwrap_or("none"), expected, "{mention:?}");
}

#[test]
fn a_mention_comes_apart_into_name_role_and_affiliation() {
    parted(
        "Oh Kyung-seob, a senior researcher at the Korea Institute for National Unification",
        "Oh Kyung-seob | senior researcher | Korea Institute for National Unification",
    );
    parted("Energy Secretary Ada Marsh", "Ada Marsh | Energy Secretary | -");
    parted(
        "Ada Marsh, director of the Institute of Tides",
        "Ada Marsh | director | Institute of Tides",
    );
    parted(
        "Ada Marsh, 52, director of the Institute of Tides,",
        "Ada Marsh | director | Institute of Tides",
    );
    parted(
        "Dr. Ada Marsh of Northfield University",
        "Ada Marsh | - | Northfield University",
    );
    parted(
        "Ada Marsh, Ph.D., Institute of Tides",
        "Ada Marsh | - | Institute of Tides",
    );
    parted(
        "Ada Marsh, director, Institute of Tides",
        "Ada Marsh | director | Institute of Tides",
    );
    parted(
        "Ada Marsh, a professor of marine law at Northfield University",
        "Ada Marsh | professor of marine law | Northfield University",
    );
    parted(
        "Ada Marsh, a Northfield University professor",
        "Ada Marsh | professor | Northfield University",
    );
    parted("Ada Marsh, who led the survey", "Ada Marsh | - | -");
    parted(
        "Northfield University professor Ada Marsh",
        "Ada Marsh | professor | Northfield University",
    );
    parted(
        "Institute of Tides director Ada Marsh",
        "Ada Marsh | director | Institute of Tides",
    );
    parted("the economist Bo Lind", "Bo Lind | economist | -");
    parted("former President Ada Marsh", "Ada Marsh | former President | -");
    parted(
        "Northfield mayor Anna van der Berg",
        "Anna van der Berg | Northfield mayor | -",
    );
    parted("Prof. Marsh", "Marsh | Prof. | -");
    parted("Ms. Oh", "Oh | - | -");
    parted("Marsh", "Marsh | - | -");
    parted("Ada Marsh’s", "Ada Marsh | - | -");
    parted(
        "Ada Marsh of the Ministry of Trade and Industry",
        "Ada Marsh | - | Ministry of Trade and Industry",
    );
}

#[test]
fn a_body_or_the_issuer_of_a_document_is_the_name() {
    parted("the Harbour Board", "Harbour Board | - | -");
    parted(
        "the Ministry of Trade and Industry",
        "Ministry of Trade and Industry | - | -",
    );
    parted("the University of Northfield", "University of Northfield | - | -");
    parted("Northfield police", "Northfield police | - | -");
    parted("AP", "AP | - | -");
    parted("Reuters", "Reuters | - | -");
    parted("the Northern Audit Office (NAO)", "Northern Audit Office (NAO) | - | -");
    parted(
        "a report released on May 3 by the Northern Audit Office (NAO)",
        "Northern Audit Office (NAO) | - | -",
    );
    parted(
        "a report released on May 3 by the Northern Audit Office (NAO), led by three countries",
        "Northern Audit Office (NAO) | - | -",
    );
    parted("the NAO report", "NAO | - | -");
    parted("a statement from the Harbour Board", "Harbour Board | - | -");
    parted("the Harbour Safety Act", "Harbour Safety Act | - | -");
}

#[test]
fn who_is_not_named_has_no_name() {
    for mention in [
        "experts",
        "Experts",
        "officials",
        "Ukrainian military officials",
        "two people familiar with the matter",
        "Observers",
        "residents of Northfield",
        "a new study",
        "the ministry",
        "The company",
        "police",
        "Police",
        "she",
        "they",
        "the",
        "",
        "a spokesperson for the Harbour Board",
        "a senior researcher at the Institute of Tides",
        "the mayor",
        "The Mayor",
        "sources close to Ada Marsh",
        "전문가들",
        "정부 관계자",
        "소식통은",
        "북항대 교수",
    ] {
        parted(mention, "none");
    }
}

#[test]
fn korean_mentions_come_apart() {
    parted("북항대 한서윤 교수", "한서윤 | 교수 | 북항대");
    parted("한서윤 북항대 교수", "한서윤 | 교수 | 북항대");
    parted("한서윤 북항대 교수는", "한서윤 | 교수 | 북항대");
    parted("오경섭 통일연구원 선임연구위원", "오경섭 | 선임연구위원 | 통일연구원");
    parted("한서윤 교수", "한서윤 | 교수 | -");
    parted("한서윤(44) 씨", "한서윤 | - | -");
    parted("한서윤 씨는", "한서윤 | - | -");
    parted("한서윤은", "한서윤 | - | -");
    parted("한서윤", "한서윤 | - | -");
    parted("한서윤 교수", "한서윤 | 교수 | -");
    parted("오경섭 통일연구원", "오경섭 | - | 통일연구원");
    parted("통일연구원", "통일연구원 | - | -");
    parted("북항대", "북항대 | - | -");
    parted("남궁솔 장관", "남궁솔 | 장관 | -");
}

#[test]
fn groups_and_plurals_are_told_by_their_nouns() {
    for mention in [
        "experts",
        "Critics",
        "two officials",
        "police officials",
        "people close to the talks",
        "전문가들은",
        "정부 관계자",
        "소식통",
    ] {
        assert!(is_vague_group(mention), "{mention}");
    }
    for mention in [
        "Ada Marsh",
        "the Harbour Board",
        "Analysts Ada Marsh and Bo Lind",
        "Reporters Without Borders",
        "the mayor",
        "한서윤 교수",
        "Bo Williams",
    ] {
        assert!(!is_vague_group(mention), "{mention}");
    }
    for mention in [
        "experts",
        "observers",
        "Analysts Ada Marsh and Bo Lind",
        "Ada Marsh and Bo Lind",
        "주민들",
    ] {
        assert!(is_plural(mention), "{mention}");
    }
    for mention in [
        "an expert",
        "Ada Marsh",
        "the Ministry of Trade and Industry",
        "정부 관계자",
        "the news",
    ] {
        assert!(!is_plural(mention), "{mention}");
    }
}

#[test]
fn the_shape_is_told_by_the_head_noun() {
    use Shape::{Document, Group, Organisation, Outlet, Person};
    for (mention, expected) in [
        ("Ada Marsh", Person),
        ("a senior researcher at the Institute of Tides", Person),
        ("a spokesperson for the ministry", Person),
        ("Ministry spokesperson Ada Marsh", Person),
        ("Harbour Board chair", Person),
        ("Ada Marsh, director of the Institute of Tides", Person),
        ("the Harbour Board", Organisation),
        ("the Ministry of Trade", Organisation),
        ("Northfield police", Organisation),
        ("the company", Organisation),
        ("a federal court", Organisation),
        ("NATO", Organisation),
        ("a police report", Document),
        ("a report released on May 3 by the Northern Audit Office", Document),
        ("the Harbour Safety Act", Document),
        ("survey data", Document),
        ("officials at the ministry", Group),
        ("residents", Group),
        ("AP", Outlet),
        ("Reuters", Outlet),
        ("the Northfield Times", Outlet),
        ("The Northfield Post", Outlet),
        ("the state news agency", Outlet),
        ("Northern News Agency", Outlet),
        ("a local newspaper", Outlet),
        ("the Tide Daily", Outlet),
        ("한서윤 교수", Person),
        ("국방부", Organisation),
        ("북항신문", Outlet),
        ("감사원 보고서", Document),
        ("전문가들", Group),
    ] {
        assert_eq!(shape(mention), expected, "{mention}");
    }
}

proptest! {
    #[test]
    fn any_mention_can_be_asked_about(mention in "\\PC{0,60}", name in "\\PC{0,30}") {
        let _ = agreement(&mention, &name);
        let _ = (shape(&mention), is_plural(&mention), is_vague_group(&mention));
        if let Some(parts) = parts(&mention) {
            for range in [Some(parts.name), parts.role, parts.affiliation].into_iter().flatten() {
                prop_assert!(mention.get(range).is_some_and(|it| !it.is_empty()));
            }
        }
    }

    #[test]
    fn any_mention_of_likely_words_can_be_asked_about(
        words in proptest::collection::vec(proptest::sample::select(vec![
            "Ada", "Marsh,", "(NAO)", "the", "of", "director", "Dr.", "officials", "Board", "report", "by", "오경섭", "교수는", "—", "U.S.", "(", ")", "and", "’s",
        ]), 0..12),
    ) {
        let mention = words.join(" ");
        if let Some(parts) = parts(&mention) {
            for range in [Some(parts.name), parts.role, parts.affiliation].into_iter().flatten() {
                prop_assert!(mention.get(range).is_some_and(|it| !it.is_empty()));
            }
        }
        let _ = agreement(&mention, "Ada Marsh");
    }

    #[test]
    fn a_name_agrees_with_itself_and_folding_is_done_once(name in "[A-Z][a-zéøł]{2,8} [A-Z][a-zéøł’-]{2,8}[a-z]") {
        prop_assume!(!folded(&name).is_empty());
        prop_assert_eq!(agreement(&name, &name), Some(Whole));
        prop_assert_eq!(folded(&folded(&name)), folded(&name));
    }
}
