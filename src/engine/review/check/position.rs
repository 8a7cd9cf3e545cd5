//! T18: left and right, before and after, north and south.

use super::scene::Scene;
use super::wordpair::{Row, compare};
use super::{Check, Found, Level, opposite};

pub(super) const CHECK: Check = Check {
    id: "T18",
    key: "position",
    title: "Position or order",
    rule: "Left stays left, before stays before, some stays some, and what is higher stays higher.",
    look,
};

#[rustfmt::skip] // By group.
const ROWS: &[Row] = &[
    Row { group: 1, korean: &["왼쪽", "좌측", "왼편", "^왼발", "^왼손", "^왼팔", "^왼무릎"], english: &["left", "left-*"] },
    Row { group: 1, korean: &["오른쪽", "우측", "오른편", "^오른발", "^오른손", "^오른팔", "^오른무릎"], english: &["right", "right-*"] },
    Row { group: 1, korean: &["가운데)", "(가운데"], english: &["center", "centre", "middle"] },
    Row { group: 2, korean: &["동쪽", "동해안", "동부", "^동남", "^동북"], english: &["east*", "southeast*", "northeast*"] },
    Row { group: 2, korean: &["서쪽", "서해안", "서부", "^서남", "^서북"], english: &["west*", "southwest*", "northwest*"] },
    Row { group: 3, korean: &["남쪽", "남해안", "남부", "^남서", "^남동", "동남", "서남"], english: &["south*"] },
    Row { group: 3, korean: &["북쪽", "북부", "^북서", "^북동", "동북", "서북"], english: &["north*"] },
    Row { group: 4, korean: &["^직전", "^이전에", "하기 전", "기 전에"], english: &["before", "prior", "ahead", "earlier", "previous*", "until", "pre-*"] },
    Row { group: 4, korean: &["^직후", "^이후"], english: &["after", "following", "since", "later", "subsequent*", "then", "post-*"] },
    // “Flew and then fell” is “flew before it fell” as well.
    Row { group: 4, korean: &["한 뒤", "한 후", "난 뒤"], english: &["after", "following", "since", "later", "subsequent*", "then", "post-*", "before", "once"] },
    Row { group: 5, korean: &["^수입"], english: &["import*", "income", "revenue", "earning*"] },
    Row { group: 5, korean: &["^수출"], english: &["export*", "shipment*", "sales abroad", "overseas sales"] },
    Row { group: 6, korean: &["^찬성", "^지지"], english: &["support*", "favor*", "favour*", "back*", "endors*", "approv*", "in favor", "stand* by"] },
    Row { group: 6, korean: &["^반대"], english: &["oppos*", "against", "object*", "reject*", "disapprov*", "protest*", "resist*"] },
    Row { group: 16, korean: &["^거부", "^거절"], english: &["refus*", "reject*", "turn*", "declin*", "rebuff*", "spurn*", "veto*", "deny", "deni*", "denying", "dismiss*", "boycott*", "resist*", "object*", "oppose*", "opposing", "against", "not", "no", "never", "unwilling*"] },
    Row { group: 16, korean: &["^수용", "받아들"], english: &["accept*", "embrac*", "approv*", "agreed to"] },
    Row { group: 7, korean: &["^흑자"], english: &["surplus*", "profit*", "black"] },
    Row { group: 7, korean: &["^적자"], english: &["deficit*", "loss*", "red"] },
    Row { group: 8, korean: &["^매수", "^매입"], english: &["buy*", "bought", "purchas*", "acqui*"] },
    Row { group: 8, korean: &["^매도", "^매각"], english: &["sell*", "sold", "sale*", "divest*"] },
    Row { group: 9, korean: &["^유죄"], english: &["guilty", "convict*"] },
    Row { group: 9, korean: &["^무죄"], english: &["acquit*", "innocen*", "not guilty", "cleared", "exonerat*"] },
    Row { group: 10, korean: &["^승리", "^우승"], english: &["win*", "won", "victor*", "beat*", "defeat*", "triumph*", "champion*", "title"] },
    Row { group: 10, korean: &["^패배"], english: &["lose*", "losing", "lost", "loss*", "defeat*"] },
    Row { group: 11, korean: &["^여당"], english: &["ruling", "governing", "government"] },
    Row { group: 11, korean: &["^야당"], english: &["opposition"] },
    Row { group: 12, korean: &["^아버지", "^부친"], english: &["father*", "dad"] },
    Row { group: 12, korean: &["^어머니", "^모친"], english: &["mother*", "mom"] },
    Row { group: 13, korean: &["^아들"], english: &["son", "sons", "boy*", "child*"] },
    Row { group: 13, korean: &["^딸"], english: &["daughter*", "girl*", "child*"] },
    Row { group: 14, korean: &["^육군"], english: &["army", "ground forces", "ground force"] },
    Row { group: 14, korean: &["^해군"], english: &["navy", "naval"] },
    Row { group: 14, korean: &["^공군"], english: &["air force", "airforce"] },
    Row { group: 15, korean: &["^사망", "^숨졌", "^숨진", "^숨지"], english: &["die*", "dead*", "death*", "kill*", "fatal*", "los* * lives", "lives", "perish*", "toll", "slain", "murder*"] },
    Row { group: 15, korean: &["^부상", "^다쳤", "^다친"], english: &["injur*", "wound*", "hurt"] },
    Row { group: 18, korean: &["대 초반"], english: &["early", "young*", "beginning"] },
    Row { group: 18, korean: &["대 중반"], english: &["mid-*", "mid", "middle"] },
    Row { group: 18, korean: &["대 후반"], english: &["late", "end"] },
    Row { group: 17, korean: &["^봄 ", "^봄에", "^봄부터", "^올봄"], english: &["spring*"] },
    Row { group: 17, korean: &["^여름"], english: &["summer*"] },
    Row { group: 17, korean: &["^가을", "^올가을"], english: &["autumn*", "fall"] },
    Row { group: 17, korean: &["^겨울", "^올겨울"], english: &["winter*"] },
];

fn look(scene: &Scene, found: &mut Found) {
    if scene.korean {
        compare(scene, found, &CHECK, ROWS, Level::Warning, false);
        opposite::compare(scene, found, &CHECK);
    }
}
