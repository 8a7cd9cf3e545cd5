//! T13: offices and titles.

use super::scene::Scene;
use super::wordpair::{Row, compare};
use super::{Check, Found, Level};

pub(super) const CHECK: Check = Check {
    id: "T13",
    key: "title",
    title: "Office or title",
    rule: "Somebody has the same office in both texts.",
    look,
};

#[rustfmt::skip] // By group.
const ROWS: &[Row] = &[
    Row { group: 1, korean: &["부통령"], english: &["vice presiden*", "deputy president*"] },
    Row { group: 1, korean: &["부사장"], english: &["vice presiden*", "deputy chief", "deputy presiden*"] },
    Row { group: 1, korean: &["부회장"], english: &["vice chair*", "deputy chair*", "deputy head", "vice presiden*", "deputy presiden*"] },
    Row { group: 1, korean: &["부총리"], english: &["deputy prime", "vice premier", "deputy premier"] },
    Row { group: 1, korean: &["^대통령", "^대통령실"], english: &["president*", "blue house", "mr. president", "administration"] },
    Row { group: 1, korean: &["^총리", "^국무총리"], english: &["prime minister*", "premier", "chancellor"] },
    Row { group: 1, korean: &["차관보"], english: &["assistant secretary", "assistant minister", "deputy minister", "assistant"] },
    Row { group: 1, korean: &["차관"], english: &["vice minister*", "deputy minister*", "undersecretary", "under secretary", "deputy secretary", "vice foreign", "vice defense", "deputy*", "vice", "assistant"] },
    Row { group: 1, korean: &["장관", "외무상", "외교부장", "국방상"], english: &["minister*", "secretary", "ministerial", "attorney general", "top diplomat"] },
    Row { group: 1, korean: &["국가주석", "국무위원장"], english: &["president*", "leader", "chairman", "chair", "state affairs"] },
    Row { group: 1, korean: &["^서기", "안보회의 서기"], english: &["secretary", "clerk"] },
    Row { group: 1, korean: &["대변인"], english: &["spokes*", "press secretary"] },
    Row { group: 1, korean: &["대사", "대사관"], english: &["ambassador*", "envoy*", "embassy", "embassies"] },
    Row { group: 1, korean: &["도지사", "주지사"], english: &["governor*", "gov"] },
    Row { group: 1, korean: &["^시장은", "^시장이", "시장은 ", "서울시장", "부산시장"], english: &["mayor*", "market*"] },
    Row { group: 1, korean: &["^의원", "국회의원", "상원의원", "하원의원"], english: &["lawmaker*", "representative*", "rep", "senator*", "sen", "congress*", "assembly*", "legislator*", "member*", "mp", "parliamentarian*", "councilor*"] },
    Row { group: 1, korean: &["교수"], english: &["professor*", "prof", "teaches", "academic*", "faculty"] },
    Row { group: 1, korean: &["연구위원", "^연구원은", "^연구원이", "선임연구원", "책임연구원"], english: &["research*", "fellow*", "analyst*", "scholar*", "scientist*"] },
    Row { group: 1, korean: &["^회장"], english: &["chair*", "president", "head"] },
    Row { group: 1, korean: &["대표이사", "최고경영자"], english: &["ceo*", "chief executive*", "president", "head"] },
    Row { group: 1, korean: &["^검사", "부장검사", "차장검사", "특별검사", "평검사", "검찰총장"], english: &["prosecutor*", "prosecut*", "attorney", "test*", "inspect*", "exam*", "screen*", "check*"] },
    Row { group: 1, korean: &["판사", "재판장"], english: &["judge*", "justice*", "court"] },
    Row { group: 1, korean: &["변호사"], english: &["lawyer*", "attorney*", "counsel*", "barrister*"] },
];

fn look(scene: &Scene, found: &mut Found) {
    if scene.korean {
        compare(scene, found, &CHECK, ROWS, Level::Warning, false);
    }
}
