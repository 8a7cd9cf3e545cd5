//! Hangul and Latin spellings of one person's name.

use pressmark::text::name::{begins_same_person, is_same_person, romanised};

use crate::shared;

#[test]
fn every_row_of_the_shared_names_is_judged_right() {
    let Some(path) = shared::path("data/ko-names/name-vectors.tsv") else {
        return;
    };
    let rows = std::fs::read_to_string(path).unwrap();
    let mut wrong = Vec::new();
    let mut right = 0;
    for row in rows.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [hangul, latin, expect, revised, mccune] = cells[..] else {
            panic!("five cells: {row}");
        };
        let judged = is_same_person(hangul, latin) == (expect == "match");
        let systems = is_same_person(hangul, revised) && is_same_person(hangul, mccune);
        if judged && systems && romanised(hangul) == revised {
            right += 1;
        } else {
            wrong.push(format!(
                "{row}: judged {judged}, systems {systems}, {}",
                romanised(hangul)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(right >= 48);
}

#[track_caller]
fn same(hangul: &str, spellings: &[&str]) {
    for latin in spellings {
        assert!(is_same_person(hangul, latin), "{hangul} may be written {latin}");
    }
}

#[track_caller]
fn different(hangul: &str, names: &[&str]) {
    for latin in names {
        assert!(!is_same_person(hangul, latin), "{hangul} is not {latin}");
    }
}

#[test]
fn each_first_consonant_is_known_in_every_system() {
    same("나가람", &["Na Ga-ram", "Na Ka-ram", "Ra Garam"]);
    same("한꽃님", &["Han Kkot-nim", "Han Kkonnim", "Hahn Kkot Nim"]);
    same("문나래", &["Mun Na-rae", "Moon Na-rae", "Moon Narai"]);
    same("송다솔", &["Song Da-sol", "Song Ta-sol", "Song Dasol"]);
    same("강또리", &["Gang Tto-ri", "Kang Ddo-ri"]);
    same("민라온", &["Min Ra-on", "Min La-on", "Min Na-on"]);
    same("서미르", &["Seo Mi-reu", "Sŏ Mi-rŭ", "Suh Mee-reu"]);
    same("황보람", &["Hwang Bo-ram", "Hwang Po-ram", "Whang Boram"]);
    same("배빵울", &["Bae Ppang-ul", "Pae Bbang-ul"]);
    same("권시우", &["Gwon Si-u", "Kwŏn Si-u", "Kwon Shi-woo", "Kweon Siwoo"]);
    same("문쌍수", &["Mun Ssang-su", "Moon Sang-soo"]);
    same("안이안", &["An I-an", "Ahn Yi-an", "Ahn Ee-ahn"]);
    same("고지원", &["Go Ji-won", "Ko Chi-wŏn", "Koh Jee-won", "Ko Ji-weon"]);
    same("주짜리", &["Ju Jja-ri", "Joo Tcha-ri"]);
    same("남차린", &["Nam Cha-rin", "Nam Ch'a-rin", "Nam Ch’a-rin"]);
    same("하쾌한", &["Ha Kwae-han", "Ha K’wae-han"]);
    same("심태양", &["Sim Tae-yang", "Shim T'ae-yang", "Shim Tai-yang"]);
    same("노필립", &["No Pil-lip", "Roh P'il-lip", "Noh Phil-rip"]);
    same(
        "백희망",
        &["Baek Hui-mang", "Paek Hŭi-mang", "Paik Hee-mang", "Baik Heemang"],
    );
}

#[test]
fn each_vowel_is_known_in_every_system() {
    same("신아람", &["Sin A-ram", "Shin Ah-ram", "Shin Ahram"]);
    same("신애리", &["Sin Ae-ri", "Shin Ae-ree"]);
    same("신향미", &["Sin Hyang-mi", "Shin Hyang-mee"]);
    same("신얘나", &["Sin Yae-na"]);
    same(
        "신정섭",
        &[
            "Sin Jeong-seop",
            "Sin Chŏng-sŏp",
            "Sin Chong-sop",
            "Shin Jung-sub",
            "Shin Joung-seob",
        ],
    );
    same("신세나", &["Sin Se-na", "Shin Sei-na"]);
    same(
        "신명혁",
        &[
            "Sin Myeong-hyeok",
            "Sin Myŏng-hyŏk",
            "Sin Myong-hyok",
            "Shin Myung-hyuk",
            "Shin Myoung-hyuck",
        ],
    );
    same("신예혜", &["Sin Ye-hye", "Shin Yeh-hye"]);
    same(
        "신보영",
        &["Sin Bo-yeong", "Sin Po-yŏng", "Shin Bo-young", "Shin Boh-yung"],
    );
    same("신화평", &["Sin Hwa-pyeong", "Sin Hwa-p’yŏng", "Shin Wha-pyung"]);
    same("신괘리", &["Sin Gwae-ri", "Sin Kwae-ri"]);
    same("신회민", &["Sin Hoe-min", "Shin Hoi-min", "Shin Hwe-min"]);
    same("신효리", &["Sin Hyo-ri", "Shin Hyo-ree"]);
    same("신우주", &["Sin U-ju", "Sin U-chu", "Shin Woo-joo", "Shin Wu-ju"]);
    same(
        "신원권",
        &["Sin Won-gwon", "Sin Wŏn-gwŏn", "Sin Wŏn’gwŏn", "Shin Weon-kwon"],
    );
    same("신웨나", &["Sin We-na"]);
    same("신휘위", &["Sin Hwi-wi", "Shin Whi-wi", "Shin Hwee-wee"]);
    same("신규율", &["Sin Gyu-yul", "Sin Kyu-yul", "Shin Kyoo-yool"]);
    same("신은슬", &["Sin Eun-seul", "Sin Ŭn-sŭl", "Sin Un-sul", "Shin Eunseul"]);
    same("신의희", &["Sin Ui-hui", "Sin Ŭi-hŭi", "Shin Eui-hee", "Shin Euihee"]);
    same("신미진", &["Sin Mi-jin", "Sin Mi-chin", "Shin Mee-jin"]);
}

#[test]
fn each_final_consonant_is_known_in_every_system() {
    same("오석옥", &["O Seok-ok", "O Sŏk-ok", "Oh Suk-ock", "Oh Seog-ok"]);
    same("오빛나", &["O Bit-na", "Oh Bich-na", "Oh Binna"]);
    same("오솟별", &["O Sot-byeol", "Oh Sos-byul"]);
    same("오한별", &["O Han-byeol", "O Han-byŏl", "Oh Han-byul"]);
    same("오달일", &["O Dal-il", "O Tar-il", "Oh Dahl-il", "Oh Dal-ill"]);
    same("오밝음", &["O Bak-eum", "Oh Balg-eum"]);
    same("오슬잎", &["O Seul-ip", "Oh Seulip"]);
    same("오준섭", &["O Jun-seop", "O Chun-sŏp", "Oh Joon-seob", "Oh Jun-sub"]);
    same("오강웅", &["O Gang-ung", "O Kang-ung", "Oh Kang-woong"]);
    same("오국민", &["O Guk-min", "O Kung-min", "Oh Kook-min"]);
    same("오종록", &["O Jong-rok", "O Chong-nok", "Oh Jong-rok"]);
    same("오철래", &["O Cheol-rae", "O Ch’ŏl-lae", "Oh Chul-rae"]);
    same("오섭님", &["O Seop-nim", "O Sŏm-nim"]);
}

#[test]
fn case_accents_hyphens_spaces_and_order_do_not_matter() {
    same(
        "조태섭",
        &[
            "Jo Tae-seop",
            "JO TAE-SEOP",
            "jo taeseop",
            "Jo Tae Seop",
            "JoTaeSeop",
            "Cho T'ae-sop",
            "Cho T‘ae-sŏp",
            "Cho T’ae-so\u{306}p",
            "Tae-seob Cho",
            "Taeseob Cho",
            "Tae Seob Cho",
            "Cho, Tae-seob",
            "Cho Tae‑seob",
        ],
    );
    same("한 서윤", &["Han Seo-yoon"]);
    same("\u{1112}\u{1161}\u{11ab}서윤", &["Han Seo-yoon"]);
}

#[test]
fn names_that_differ_by_one_sound_are_refused() {
    different(
        "오경섭",
        &[
            "Oh Kyung-seok",
            "Oh Kyung-seon",
            "Oh Kyung-soo",
            "Oh Kyun-seob",
            "Oh Kyung",
        ],
    );
    different(
        "오경섭",
        &[
            "Oh Chung-seob",
            "Oh Hyung-seob",
            "Oh Kang-seob",
            "Woo Kyung-seob",
            "Oh Kyung-seob-a",
        ],
    );
    different(
        "한서윤",
        &[
            "Han Seo-hyun",
            "Han Seohyun",
            "Han Soo-yoon",
            "Han Seo-yoo",
            "Ham Seo-yoon",
            "Seo-yoon",
        ],
    );
    different(
        "정용교",
        &["Chung Yeong-gyo", "Jeong Young-kyo", "Chŏng Yŏng-gyo", "Jung Yong-hyo"],
    );
    different("민도현", &["Min Do-hyung", "Min Do-yun", "Min To-hun", "Min Du-hyun"]);
    different(
        "최선아",
        &["Choi Sun-hwa", "Choi Sun-ah-reum", "Chae Sun-ah", "Choi Seon"],
    );
    different("김지나", &["Kim Jin-ah", "Kim Jin-a", "Kim Jina-h", "Jin-a Kim"]);
    same("김진아", &["Kim Jin-ah", "Kim Jin-a", "Kim Jina", "Jin-a Kim"]);
    different("유나리", &["Yun Ari"]);
    different("항영", &["Han-gyeong", "Han Gyeong"]);
    different("조보미", &["Cho Bo-min", "Cho Po-ni", "Choi Bo-mi"]);
    different(
        "남승호",
        &["Nam Seung-o", "Nam Sung-hoon", "Nam Sang-ho", "Nam Seun-ho"],
    );
    different("고은", &["Go", "Koh Eu", "Ko"]);
    different("김", &["Kim"]);
    different("Kim", &["Kim"]);
    different("", &["", "Oh"]);
    different("오경섭", &["", "-", "오경섭", "Oh 경섭"]);
}

#[test]
fn short_and_long_names_are_known() {
    same("한강", &["Han Kang", "Han Gang", "Kang Han"]);
    same("고은", &["Ko Un", "Go Eun", "Ko Ŭn"]);
    same(
        "남궁솔",
        &["Namgung Sol", "Namkoong Sol", "Nam Goong Sol", "Sol Namgung"],
    );
    same(
        "남궁서윤",
        &["Namgung Seo-yun", "Namkoong Seoyoon", "Seo-yoon Namgoong"],
    );
    same("제갈민재", &["Jegal Min-jae", "Chegal Min-jae"]);
    same("선우진", &["Sunwoo Jin", "Seonu Jin", "Sun Woo-jin", "Seon U-jin"]);
    same("황보라", &["Hwang Bo-ra", "Hwangbo Ra"]);
    same("독고준", &["Dokgo Jun", "Tokko Chun"]);
    same(
        "김빛나리",
        &["Kim Bit-na-ri", "Kim Bitnari", "Gim Bit-nari", "Bitnari Kim"],
    );
    same("서한가람", &["Seo Han-ga-ram", "Suh Hankaram"]);
    different("김빛나리", &["Kim Bit-na", "Kim Na-ri"]);
    different("남궁솔", &["Nam Sol", "Namgung Seol-a"]);
}

#[test]
fn every_spelling_of_custom_is_taken() {
    same(
        "이도연",
        &["Lee Do-yeon", "Yi To-yŏn", "Rhee Do-yeon", "Ri To-yon", "I Do-yeon"],
    );
    same("임도연", &["Lim Do-yeon", "Im Do-yeon", "Yim Do-yeon", "Rim Do-yeon"]);
    same(
        "박도연",
        &["Park Do-yeon", "Pak Do-yeon", "Bak Do-yeon", "Bahk Do-yeon"],
    );
    same(
        "허도연",
        &["Hur Do-yeon", "Huh Do-yeon", "Heo Do-yeon", "Ho To-yŏn", "Hŏ To-yŏn"],
    );
    same("림도연", &["Rim Do-yeon", "Lim Do-yeon"]);
    same("피도연", &["Pi Do-yeon", "P'i To-yŏn"]);
    same("엄도연", &["Um Do-yeon", "Eom Do-yeon", "Ŏm To-yŏn", "Om To-yon"]);
}

#[test]
fn surnames_of_the_shared_table_are_all_known() {
    let Some(path) = shared::path("data/ko-names/surnames.tsv") else {
        return;
    };
    for row in std::fs::read_to_string(path).unwrap().lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let hangul = format!("{}다솜", cells[0]);
        for latin in cells[1].split('|').chain([cells[2], cells[3]]) {
            same(&hangul, &[&format!("{latin} Da-som"), &format!("Ta-som {latin}")]);
        }
    }
}

#[test]
fn a_name_can_be_recognised_while_it_is_typed() {
    for typed in [
        "o",
        "oh",
        "oh ky",
        "Oh Kyung",
        "Oh Kyung-se",
        "oh kyungseob",
        "kyung",
        "Kyung-seob",
        "O Kyŏng-s",
    ] {
        assert!(begins_same_person("오경섭", typed), "{typed}");
    }
    for typed in ["a", "oh y", "oh kyung-m", "kyung-seok", "oh kyung-seob-a", ""] {
        assert!(!begins_same_person("오경섭", typed), "{typed}");
    }
}

#[test]
fn romanised_names_are_written_as_names() {
    for (hangul, latin) in [
        ("오경섭", "O Gyeong-seop"),
        ("남궁솔", "Namgung Sol"),
        ("한강", "Han Gang"),
        ("한 서윤", "Han Seo-yun"),
        ("김빛나리", "Gim Bit-na-ri"),
        ("북항 대학교", "Bukhang Daehakgyo"),
        ("Ada Marsh", "Ada Marsh"),
        ("", ""),
    ] {
        assert_eq!(romanised(hangul), latin);
    }
}
