//! Korean family names and how their bearers write them in Latin letters.

/// Family names with the spellings met in print, the most usual one first, folded to plain lower case.
///
/// Regular spellings are found by the rules for syllables as well; what only
/// custom knows (Lee, Park, Roh) has to stand here.
#[rustfmt::skip] // By how common they are.
const SURNAMES: &[(&str, &[&str])] = &[
    ("김", &["kim", "gim", "ghim"]), ("이", &["lee", "yi", "rhee", "ri", "i", "rhie", "lie", "li", "leigh", "yee", "rie"]),
    ("박", &["park", "pak", "bak", "bahk", "bark", "pahk"]), ("최", &["choi", "choe", "choy", "chwe", "chey"]),
    ("정", &["jung", "jeong", "chung", "cheong", "chong", "joung", "choung", "jong"]),
    ("강", &["kang", "gang", "khang"]), ("조", &["cho", "jo", "joe", "joh", "choh"]),
    ("윤", &["yoon", "yun", "youn"]), ("장", &["jang", "chang", "zang", "jahng", "chahng"]),
    ("임", &["lim", "im", "rim", "yim", "leem", "yeem", "rhim", "eem"]), ("한", &["han", "hahn"]), ("오", &["oh", "o"]),
    ("서", &["seo", "suh", "so", "sur", "su", "seoh"]), ("신", &["shin", "sin", "sheen", "shinn"]),
    ("권", &["kwon", "gwon", "kweon", "kwun"]), ("황", &["hwang", "whang", "hwhang"]), ("안", &["ahn", "an", "ann"]),
    ("송", &["song", "soung"]), ("전", &["jeon", "jun", "chun", "chon", "cheon", "jhun", "jon"]), ("홍", &["hong"]),
    ("유", &["yoo", "yu", "you", "ryu", "yew", "ryoo", "lyu", "yuh"]), ("류", &["ryu", "yoo", "yu", "lyu", "ryoo", "liu", "yoo"]),
    ("고", &["ko", "go", "koh", "goh"]), ("문", &["moon", "mun"]), ("양", &["yang", "ryang", "lyang"]), ("손", &["son", "sohn"]),
    ("배", &["bae", "pae", "bai", "bea", "pai"]), ("백", &["baek", "paik", "paek", "back", "baik", "beak", "paick"]),
    ("허", &["heo", "hur", "huh", "her", "hu", "ho", "hoh"]), ("남", &["nam", "nahm"]), ("심", &["shim", "sim", "sheem"]),
    ("노", &["roh", "noh", "no", "ro", "rho", "row"]), ("하", &["ha", "hah"]), ("곽", &["kwak", "gwak", "kwag", "kwack"]),
    ("성", &["sung", "seong", "soung", "song"]), ("차", &["cha", "char", "chah"]), ("주", &["joo", "ju", "chu", "choo", "zoo"]),
    ("우", &["woo", "wu", "u", "ou"]), ("구", &["koo", "gu", "ku", "goo", "khoo"]), ("민", &["min", "minn", "mihn"]),
    ("나", &["na", "ra", "nah", "rha", "la"]), ("진", &["jin", "chin", "jean", "chinn"]), ("지", &["ji", "chi", "jee", "chee"]),
    ("엄", &["um", "eom", "uhm", "om", "ohm"]), ("채", &["chae", "chai"]), ("원", &["won", "weon", "wone"]),
    ("천", &["cheon", "chun", "chon", "chyun"]), ("방", &["bang", "pang", "bahng"]), ("공", &["kong", "gong"]),
    ("현", &["hyun", "hyeon", "hyon", "hyoun"]), ("함", &["ham", "hahm"]), ("변", &["byun", "byeon", "pyon", "byon", "pyun"]),
    ("염", &["yeom", "yum", "yom", "youm", "ryom"]), ("여", &["yeo", "yuh", "yo", "yu", "ryo", "yeoh"]), ("추", &["choo", "chu"]),
    ("도", &["do", "doh", "to", "toh"]), ("소", &["so", "soh"]), ("석", &["seok", "suk", "sok", "seog"]),
    ("선", &["sun", "seon", "son", "sunn"]), ("설", &["seol", "sul", "sol", "sull"]), ("마", &["ma", "mah"]),
    ("길", &["gil", "kil", "keel", "gill"]), ("연", &["yeon", "youn", "yon", "yun", "ryon"]), ("위", &["wi", "wee"]), ("표", &["pyo", "phyo"]),
    ("명", &["myung", "myeong", "myong", "myoung"]), ("기", &["ki", "gi", "kee", "key"]), ("반", &["ban", "pan", "bahn", "pahn"]),
    ("왕", &["wang"]), ("금", &["keum", "geum", "kum", "gum"]), ("옥", &["ok", "ock", "ohk", "oak"]), ("육", &["yook", "yuk", "youk", "ryuk"]),
    ("인", &["in", "ihn", "een"]), ("맹", &["maeng", "meng", "maing"]), ("제", &["je", "jae", "che", "jeh"]), ("모", &["mo", "moh"]),
    ("탁", &["tak", "tahk", "tark"]), ("국", &["kook", "guk", "kuk", "gook"]), ("은", &["eun", "un"]), ("편", &["pyeon", "pyun", "pyon"]),
    ("용", &["yong"]), ("예", &["ye", "yeh"]), ("경", &["kyung", "gyeong", "kyong", "kyoung"]), ("봉", &["bong", "pong"]),
    ("사", &["sa"]), ("부", &["boo", "bu", "pu"]), ("가", &["ka", "ga"]), ("복", &["bok", "pok"]), ("태", &["tae"]), ("목", &["mok"]),
    ("형", &["hyung", "hyeong", "hyong"]), ("피", &["pi", "phee"]), ("두", &["doo", "du", "tu"]), ("감", &["kam", "gam"]),
    ("음", &["eum", "um"]), ("빈", &["bin", "pin", "been"]), ("동", &["dong", "tong"]), ("온", &["on", "ohn"]), ("호", &["ho", "hoh"]),
    ("범", &["beom", "bum", "pom", "bom"]), ("좌", &["jwa", "chwa"]), ("팽", &["paeng"]), ("승", &["seung", "sung"]),
    ("간", &["kan", "gan"]), ("상", &["sang"]), ("갈", &["kal", "gal"]), ("어", &["eo", "uh"]), ("단", &["dan", "tan"]),
    ("리", &["ri", "rhee", "li", "lee", "yi", "i"]), ("림", &["rim", "lim", "im", "yim"]), ("로", &["ro", "roh", "rho", "no"]),
    ("라", &["ra", "la", "na", "rah"]), ("량", &["ryang", "yang", "lyang"]), ("려", &["ryo", "ryeo", "yeo"]), ("렴", &["ryom", "ryeom", "yeom"]),
];

/// Family names of two syllables.
#[rustfmt::skip] // By how common they are.
const LONG_SURNAMES: &[(&str, &[&str])] = &[
    ("남궁", &["namgung", "namkoong", "namgoong", "namkung", "namkoung", "namgoung"]), ("황보", &["hwangbo", "whangbo", "hwangpo"]),
    ("제갈", &["jegal", "chegal", "jekal", "jaegal"]), ("선우", &["sunwoo", "seonu", "sonu", "seonwoo", "sunoo"]),
    ("사공", &["sagong", "sakong"]), ("독고", &["dokgo", "dokko", "tokko", "dokko", "dokgoh"]),
    ("서문", &["seomun", "suhmoon", "somun", "seomoon"]), ("동방", &["dongbang", "tongbang"]),
];

/// Syllables of the family name that `hangul` begins with, when a given name follows it: 2 for the known long ones, else 1.
pub(super) fn surname_chars(hangul: &str) -> usize {
    let chars = hangul.chars().count();
    let long = LONG_SURNAMES.iter().any(|(name, _)| hangul.starts_with(name));
    if chars > 2 && long { 2 } else { 1 }
}

/// Spellings of the family name `hangul` that custom knows; none when the rules have to do.
pub(super) fn spellings(hangul: &str) -> &'static [&'static str] {
    let mut all = LONG_SURNAMES.iter().chain(SURNAMES);
    all.find(|(name, _)| *name == hangul).map_or(&[], |(_, it)| it)
}

/// Whether `hangul` is a family name of this table.
pub(super) fn is_surname(hangul: &str) -> bool {
    !spellings(hangul).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_once_and_its_spellings_are_folded() {
        let all: Vec<_> = LONG_SURNAMES.iter().chain(SURNAMES).collect();
        for (i, (name, spellings)) in all.iter().enumerate() {
            assert!(all[..i].iter().all(|it| it.0 != *name), "{name} stands twice");
            let plain = |it: &&str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_lowercase());
            assert!(!spellings.is_empty() && spellings.iter().all(plain), "{name}");
        }
    }
}
