//! Countries, news agencies and bodies of the world by the names that both languages have for them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::lexis::begins_word;

/// What an entity is; only those of one kind are taken for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Country,
    Agency,
    Body,
    City,
    Province,
}

/// Something with a name of its own in each language.
#[derive(Debug)]
pub(super) struct Entity {
    pub kind: Kind,
    /// Korean names; a name may have particles behind it.
    pub korean: &'static [&'static str],
    /// English names, demonyms and capitals; written as here.
    pub english: &'static [&'static str],
    /// The one syllable that stands for it in headlines and compounds: 미, 방미, 한미.
    pub syllable: Option<char>,
}

const fn country(korean: &'static [&'static str], english: &'static [&'static str], syllable: Option<char>) -> Entity {
    Entity {
        kind: Kind::Country,
        korean,
        english,
        syllable,
    }
}

const fn agency(korean: &'static [&'static str], english: &'static [&'static str]) -> Entity {
    Entity {
        kind: Kind::Agency,
        korean,
        english,
        syllable: None,
    }
}

const fn body(korean: &'static [&'static str], english: &'static [&'static str]) -> Entity {
    Entity {
        kind: Kind::Body,
        korean,
        english,
        syllable: None,
    }
}

const fn province(korean: &'static [&'static str], english: &'static [&'static str]) -> Entity {
    Entity {
        kind: Kind::Province,
        korean,
        english,
        syllable: None,
    }
}

const fn city(korean: &'static [&'static str], english: &'static [&'static str]) -> Entity {
    Entity {
        kind: Kind::City,
        korean,
        english,
        syllable: None,
    }
}

#[rustfmt::skip] // One a line.
pub(super) static ENTITIES: &[Entity] = &[
    country(&["한국", "대한민국", "우리나라", "국내", "서울", "남한", "남측", "우리 정부", "우리 군"], &["South Korea", "South Korean", "Korea", "Korean", "Koreans", "South Koreans", "Seoul", "ROK", "South"], Some('한')),
    country(&["북한", "조선민주주의", "평양", "북측", "북한군", "노동당"], &["North Korea", "North Korean", "North Koreans", "Pyongyang", "DPRK", "North"], Some('북')),
    country(&["미국", "워싱턴", "백악관", "미군", "펜타곤"], &["United States", "U.S.", "US", "USA", "America", "American", "Americans", "Washington", "White House", "Pentagon"], Some('미')),
    country(&["중국", "베이징", "중공"], &["China", "Chinese", "Beijing", "PRC"], Some('중')),
    country(&["일본", "도쿄", "자위대"], &["Japan", "Japanese", "Tokyo"], Some('일')),
    country(&["러시아", "모스크바", "크렘린", "크렘린궁", "소련"], &["Russia", "Russian", "Russians", "Moscow", "Kremlin", "Soviet"], Some('러')),
    country(&["우크라이나", "키이우", "키예프"], &["Ukraine", "Ukrainian", "Ukrainians", "Kyiv", "Kiev"], Some('우')),
    country(&["이스라엘", "텔아비브", "예루살렘"], &["Israel", "Israeli", "Israelis", "Tel Aviv", "Jerusalem"], Some('이')),
    country(&["이란", "테헤란"], &["Iran", "Iranian", "Iranians", "Tehran"], None),
    country(&["이라크", "바그다드"], &["Iraq", "Iraqi", "Iraqis", "Baghdad"], None),
    country(&["시리아", "다마스쿠스"], &["Syria", "Syrian", "Syrians", "Damascus"], None),
    country(&["레바논", "베이루트", "헤즈볼라"], &["Lebanon", "Lebanese", "Beirut", "Hezbollah"], None),
    country(&["팔레스타인", "가자", "하마스"], &["Palestine", "Palestinian", "Palestinians", "Gaza", "Hamas"], None),
    country(&["영국", "런던"], &["Britain", "British", "U.K.", "UK", "United Kingdom", "England", "London", "Briton", "Britons"], Some('영')),
    country(&["프랑스", "파리"], &["France", "French", "Paris"], Some('프')),
    country(&["독일", "베를린"], &["Germany", "German", "Germans", "Berlin"], Some('독')),
    country(&["이탈리아", "로마"], &["Italy", "Italian", "Italians", "Rome"], None),
    country(&["스페인", "마드리드"], &["Spain", "Spanish", "Madrid"], None),
    country(&["폴란드", "바르샤바"], &["Poland", "Polish", "Warsaw"], None),
    country(&["네덜란드", "헤이그", "암스테르담"], &["Netherlands", "Dutch", "Hague", "Amsterdam"], None),
    country(&["스웨덴", "스톡홀름"], &["Sweden", "Swedish", "Stockholm"], None),
    country(&["핀란드", "헬싱키"], &["Finland", "Finnish", "Helsinki"], None),
    country(&["노르웨이", "오슬로"], &["Norway", "Norwegian", "Oslo"], None),
    country(&["덴마크", "코펜하겐"], &["Denmark", "Danish", "Copenhagen"], None),
    country(&["스위스", "제네바", "베른"], &["Switzerland", "Swiss", "Geneva", "Bern"], None),
    country(&["오스트리아", "빈에서"], &["Austria", "Austrian", "Vienna"], None),
    country(&["벨기에", "브뤼셀"], &["Belgium", "Belgian", "Brussels"], None),
    country(&["헝가리", "부다페스트"], &["Hungary", "Hungarian", "Budapest"], None),
    country(&["체코", "프라하"], &["Czech", "Prague"], None),
    country(&["루마니아"], &["Romania", "Romanian", "Bucharest"], None),
    country(&["그리스", "아테네"], &["Greece", "Greek", "Athens"], None),
    country(&["튀르키예", "터키", "앙카라", "이스탄불"], &["Turkey", "Turkish", "Türkiye", "Turkiye", "Ankara", "Istanbul"], None),
    country(&["벨라루스"], &["Belarus", "Belarusian", "Minsk"], None),
    country(&["인도", "뉴델리"], &["India", "Indian", "Indians", "Delhi"], None),
    country(&["파키스탄"], &["Pakistan", "Pakistani", "Islamabad"], None),
    country(&["아프가니스탄", "아프간", "탈레반"], &["Afghanistan", "Afghan", "Kabul", "Taliban"], None),
    country(&["대만", "타이베이", "타이완"], &["Taiwan", "Taiwanese", "Taipei"], None),
    country(&["홍콩"], &["Hong Kong"], None),
    country(&["필리핀", "마닐라"], &["Philippines", "Philippine", "Filipino", "Manila"], None),
    country(&["베트남", "하노이"], &["Vietnam", "Vietnamese", "Hanoi"], None),
    country(&["태국", "방콕"], &["Thailand", "Thai", "Bangkok"], None),
    country(&["인도네시아", "자카르타"], &["Indonesia", "Indonesian", "Jakarta"], None),
    country(&["말레이시아"], &["Malaysia", "Malaysian", "Kuala Lumpur"], None),
    country(&["싱가포르"], &["Singapore", "Singaporean"], None),
    country(&["미얀마"], &["Myanmar", "Burma", "Burmese"], None),
    country(&["캄보디아"], &["Cambodia", "Cambodian", "Phnom Penh"], None),
    country(&["몽골", "울란바토르"], &["Mongolia", "Mongolian", "Ulaanbaatar"], None),
    country(&["카자흐스탄"], &["Kazakhstan", "Kazakh"], None),
    country(&["우즈베키스탄"], &["Uzbekistan", "Uzbek"], None),
    country(&["호주", "캔버라", "시드니"], &["Australia", "Australian", "Canberra", "Sydney"], Some('호')),
    country(&["뉴질랜드"], &["New Zealand", "Wellington"], None),
    country(&["캐나다", "오타와"], &["Canada", "Canadian", "Ottawa"], None),
    country(&["멕시코"], &["Mexico", "Mexican"], None),
    country(&["브라질"], &["Brazil", "Brazilian", "Brasilia"], None),
    country(&["아르헨티나"], &["Argentina", "Argentine", "Buenos Aires"], None),
    country(&["칠레"], &["Chile", "Chilean", "Santiago"], None),
    country(&["베네수엘라"], &["Venezuela", "Venezuelan", "Caracas"], None),
    country(&["쿠바"], &["Cuba", "Cuban", "Havana"], None),
    country(&["이집트", "카이로"], &["Egypt", "Egyptian", "Cairo"], None),
    country(&["사우디", "사우디아라비아"], &["Saudi", "Riyadh"], None),
    country(&["아랍에미리트", "두바이", "아부다비"], &["UAE", "Emirates", "Dubai", "Abu Dhabi"], None),
    country(&["카타르", "도하"], &["Qatar", "Qatari", "Doha"], None),
    country(&["예멘", "후티"], &["Yemen", "Yemeni", "Houthi", "Houthis"], None),
    country(&["요르단"], &["Jordan", "Jordanian", "Amman"], None),
    country(&["리비아"], &["Libya", "Libyan", "Tripoli"], None),
    country(&["수단"], &["Sudan", "Sudanese", "Khartoum"], None),
    country(&["에티오피아"], &["Ethiopia", "Ethiopian"], None),
    country(&["케냐"], &["Kenya", "Kenyan", "Nairobi"], None),
    country(&["나이지리아"], &["Nigeria", "Nigerian"], None),
    country(&["남아프리카공화국", "남아공"], &["South Africa", "South African"], None),
    agency(&["로이터"], &["Reuters"]),
    agency(&["연합뉴스"], &["Yonhap"]),
    agency(&["AP"], &["AP", "Associated Press"]),
    agency(&["AFP"], &["AFP", "Agence France-Presse"]),
    agency(&["교도통신", "교도 통신"], &["Kyodo"]),
    agency(&["신화통신", "신화사", "신화 통신"], &["Xinhua"]),
    agency(&["타스통신", "타스 통신", "이타르타스"], &["TASS", "Tass", "Itar-Tass"]),
    agency(&["조선중앙통신", "중앙통신"], &["KCNA", "Korean Central News Agency", "Central News Agency"]),
    agency(&["노동신문"], &["Rodong Sinmun"]),
    agency(&["블룸버그"], &["Bloomberg"]),
    agency(&["CNN"], &["CNN"]),
    agency(&["BBC"], &["BBC"]),
    agency(&["NHK"], &["NHK"]),
    agency(&["뉴욕타임스", "뉴욕 타임스", "NYT"], &["New York Times"]),
    agency(&["워싱턴포스트", "워싱턴 포스트"], &["Washington Post"]),
    agency(&["월스트리트저널", "월스트리트 저널", "WSJ"], &["Wall Street Journal", "WSJ"]),
    agency(&["파이낸셜타임스", "파이낸셜 타임스", "FT"], &["Financial Times", "FT"]),
    agency(&["니혼게이자이", "닛케이"], &["Nikkei"]),
    agency(&["요미우리"], &["Yomiuri"]),
    agency(&["아사히"], &["Asahi"]),
    agency(&["마이니치"], &["Mainichi"]),
    agency(&["가디언"], &["Guardian"]),
    agency(&["이코노미스트"], &["Economist"]),
    agency(&["르몽드"], &["Le Monde"]),
    agency(&["폴리티코"], &["Politico", "POLITICO"]),
    agency(&["악시오스"], &["Axios"]),
    agency(&["알자지라"], &["Al Jazeera"]),
    agency(&["인테르팍스"], &["Interfax"]),
    agency(&["리아노보스티"], &["RIA Novosti", "RIA"]),
    agency(&["스푸트니크"], &["Sputnik"]),
    agency(&["환구시보", "글로벌타임스"], &["Global Times"]),
    agency(&["인민일보"], &["People's Daily", "People’s Daily"]),
    agency(&["폭스뉴스"], &["Fox News"]),
    agency(&["NBC"], &["NBC"]),
    agency(&["CBS"], &["CBS"]),
    agency(&["ABC방송", "ABC뉴스"], &["ABC News", "ABC"]),
    agency(&["자유아시아방송", "RFA"], &["Radio Free Asia", "RFA"]),
    agency(&["미국의소리", "미국의 소리", "VOA"], &["Voice of America", "VOA"]),
    agency(&["38노스"], &["38 North"]),
    agency(&["뉴시스"], &["Newsis"]),
    body(&["유엔", "국제연합"], &["United Nations", "U.N.", "UN"]),
    body(&["유럽연합", "EU"], &["European Union", "EU", "E.U.", "European Commission"]),
    body(&["나토", "북대서양조약기구", "NATO"], &["NATO", "Nato", "North Atlantic Treaty"]),
    body(&["국제원자력기구", "IAEA"], &["IAEA", "International Atomic Energy"]),
    body(&["세계보건기구", "WHO"], &["WHO", "World Health Organization"]),
    body(&["국제통화기금", "IMF"], &["IMF", "International Monetary Fund"]),
    body(&["세계은행"], &["World Bank"]),
    body(&["세계무역기구", "WTO"], &["WTO", "World Trade Organization"]),
    body(&["경제협력개발기구", "OECD"], &["OECD", "Organization for Economic"]),
    body(&["아세안", "ASEAN"], &["ASEAN", "Asean"]),
    body(&["국제형사재판소", "ICC"], &["ICC", "International Criminal Court"]),
    body(&["국제올림픽위원회", "IOC"], &["IOC", "International Olympic Committee"]),
    body(&["한국은행", "한은"], &["Bank of Korea", "BOK"]),
    body(&["일본은행"], &["Bank of Japan", "BOJ"]),
    body(&["영란은행", "잉글랜드은행"], &["Bank of England"]),
    body(&["인민은행"], &["People's Bank of China", "People’s Bank of China", "PBOC"]),
    body(&["연방준비제도", "연준"], &["Federal Reserve", "Fed"]),
    body(&["유럽중앙은행", "ECB"], &["European Central Bank", "ECB"]),
    body(&["국방부"], &["Defense Ministry", "Ministry of National Defense", "Ministry of Defense", "Defence Ministry", "Pentagon", "Department of Defense", "Defense Department"]),
    body(&["외교부", "외무부", "외무성", "국무부"], &["Foreign Ministry", "Ministry of Foreign Affairs", "State Department", "Foreign Affairs Ministry", "Department of State"]),
    body(&["통일부"], &["Unification Ministry", "Ministry of Unification"]),
    body(&["법무부"], &["Justice Ministry", "Ministry of Justice", "Justice Department", "Department of Justice"]),
    body(&["기획재정부", "재무부", "기재부"], &["Finance Ministry", "Ministry of Economy and Finance", "Treasury", "Ministry of Finance", "Ministry of Finance and Economy"]),
    body(&["교육부"], &["Education Ministry", "Ministry of Education"]),
    body(&["환경부"], &["Environment Ministry", "Ministry of Environment"]),
    body(&["보건복지부", "복지부"], &["Health Ministry", "Ministry of Health", "Welfare Ministry", "Health and Welfare Ministry"]),
    body(&["국토교통부", "국토부"], &["Land Ministry", "Ministry of Land", "Transport Ministry"]),
    body(&["대법원"], &["Supreme Court"]),
    body(&["헌법재판소", "헌재"], &["Constitutional Court"]),
    body(&["국가정보원", "국정원"], &["National Intelligence Service", "NIS"]),
    body(&["합동참모본부", "합참"], &["Joint Chiefs of Staff", "JCS"]),
    body(&["더불어민주당", "민주당"], &["Democratic Party", "DP", "Democrats", "Democrat", "Democratic"]),
    body(&["국민의힘"], &["People Power Party", "PPP"]),
    province(&["경기도"], &["Gyeonggi", "Kyonggi"]),
    province(&["강원"], &["Gangwon", "Kangwon"]),
    province(&["충청북도", "충북"], &["North Chungcheong", "Chungbuk", "Chungcheongbuk"]),
    province(&["충청남도", "충남"], &["South Chungcheong", "Chungnam", "Chungcheongnam"]),
    province(&["전라북도", "전북"], &["North Jeolla", "Jeonbuk", "Jeollabuk"]),
    province(&["전라남도", "전남"], &["South Jeolla", "Jeonnam", "Jeollanam"]),
    province(&["경상북도", "경북"], &["North Gyeongsang", "Gyeongbuk", "Gyeongsangbuk", "North Kyungsang", "Kyungpook"]),
    province(&["경상남도", "경남"], &["South Gyeongsang", "Gyeongnam", "Gyeongsangnam", "South Kyungsang", "Kyungnam"]),
    city(&["부산"], &["Busan", "Pusan"]),
    city(&["대구"], &["Daegu", "Taegu"]),
    city(&["대전"], &["Daejeon", "Taejon"]),
    city(&["전주"], &["Jeonju"]),
    city(&["원주"], &["Wonju"]),
    city(&["진주"], &["Jinju"]),
    city(&["경주"], &["Gyeongju", "Kyongju"]),
    city(&["구미"], &["Gumi"]),
    city(&["고양"], &["Goyang"]),
    city(&["화성시", "화성에", "화성의"], &["Hwaseong"]),
    city(&["안산"], &["Ansan"]),
    city(&["안양"], &["Anyang"]),
    city(&["의정부"], &["Uijeongbu"]),
    city(&["부천"], &["Bucheon"]),
    city(&["순천"], &["Suncheon"]),
    city(&["광양"], &["Gwangyang"]),
    city(&["거제"], &["Geoje"]),
    city(&["통영"], &["Tongyeong"]),
    city(&["익산"], &["Iksan"]),
    city(&["충주"], &["Chungju"]),
    city(&["아산"], &["Asan"]),
    city(&["김포"], &["Gimpo", "Kimpo"]),
    city(&["이천시"], &["Icheon"]),
    city(&["여주"], &["Yeoju"]),
    city(&["태백"], &["Taebaek"]),
    city(&["정선"], &["Jeongseon"]),
    city(&["평창"], &["Pyeongchang", "PyeongChang"]),
    city(&["울릉"], &["Ulleung"]),
    city(&["독도"], &["Dokdo"]),
    city(&["개성"], &["Kaesong", "Gaeseong"]),
    city(&["원산"], &["Wonsan"]),
    city(&["신의주"], &["Sinuiju"]),
    city(&["인천"], &["Incheon", "Inchon"]),
    city(&["광주"], &["Gwangju", "Kwangju"]),
    city(&["울산"], &["Ulsan"]),
    city(&["수원"], &["Suwon"]),
    city(&["강릉"], &["Gangneung", "Kangnung"]),
    city(&["동해시"], &["Donghae"]),
    city(&["속초"], &["Sokcho"]),
    city(&["춘천"], &["Chuncheon", "Chunchon"]),
    city(&["청주"], &["Cheongju", "Chongju"]),
    city(&["천안"], &["Cheonan"]),
    city(&["여수"], &["Yeosu", "Yosu"]),
    city(&["목포"], &["Mokpo"]),
    city(&["창원"], &["Changwon"]),
    city(&["평택"], &["Pyeongtaek", "Pyongtaek"]),
    city(&["용인"], &["Yongin"]),
    city(&["제주"], &["Jeju", "Cheju"]),
    city(&["포항"], &["Pohang"]),
    city(&["군산"], &["Gunsan", "Kunsan"]),
    city(&["김해"], &["Gimhae", "Kimhae"]),
    city(&["안동"], &["Andong"]),
    city(&["파주"], &["Paju"]),
    city(&["성남"], &["Seongnam", "Songnam"]),
    city(&["세종시"], &["Sejong"]),
    city(&["판문점"], &["Panmunjom", "Panmunjeom"]),
    city(&["뉴욕"], &["New York"]),
    city(&["로스앤젤레스"], &["Los Angeles"]),
    city(&["샌프란시스코"], &["San Francisco"]),
    city(&["시카고"], &["Chicago"]),
    city(&["상하이"], &["Shanghai"]),
    city(&["오사카"], &["Osaka"]),
    city(&["후쿠오카"], &["Fukuoka"]),
    city(&["히로시마"], &["Hiroshima"]),
    city(&["나가사키"], &["Nagasaki"]),
    city(&["상트페테르부르크"], &["St. Petersburg", "Saint Petersburg"]),
    city(&["하르키우"], &["Kharkiv", "Kharkov"]),
    city(&["오데사"], &["Odesa", "Odessa"]),
    city(&["뮌헨"], &["Munich"]),
    city(&["프랑크푸르트"], &["Frankfurt"]),
    city(&["함부르크"], &["Hamburg"]),
    city(&["밀라노"], &["Milan"]),
    city(&["바르셀로나"], &["Barcelona"]),
    agency(&["무디스"], &["Moody's", "Moody’s"]),
    agency(&["피치"], &["Fitch"]),
    agency(&["스탠더드앤드푸어스", "S&P글로벌", "S&P 글로벌"], &["Standard & Poor's", "Standard & Poor’s", "S&P Global"]),
    body(&["공화당"], &["Republican", "Republicans", "GOP"]),
];

/// Every name of one language in one pattern, the longer before those it begins with, and whose each is.
struct Names {
    pattern: Option<Regex>,
    places: HashMap<String, usize>,
}

impl Names {
    fn of(all: impl Iterator<Item = (usize, String)>) -> Self {
        let mut places = HashMap::new();
        for (place, name) in all {
            places.entry(name).or_insert(place);
        }
        let mut names: Vec<&String> = places.keys().collect();
        names.sort_by_key(|it| (std::cmp::Reverse(it.len()), it.as_str()));
        let escaped: Vec<String> = names.into_iter().map(|it| regex::escape(it)).collect();
        Names {
            pattern: Regex::new(&escaped.join("|")).ok(),
            places,
        }
    }

    /// Names in `part`, in order and apart; each with what `whole` says of the text before and after it.
    fn find(&self, part: &str, offset: usize, whole: impl Fn(&str, &str, &str) -> bool) -> Vec<(usize, Range<usize>)> {
        let found = self.pattern.iter().flat_map(|it| it.find_iter(part));
        let found = found.filter(|it| whole(&part[..it.start()], it.as_str(), &part[it.end()..]));
        found
            .filter_map(|it| Some((*self.places.get(it.as_str())?, offset + it.start()..offset + it.end())))
            .collect()
    }
}

static KOREAN: LazyLock<Names> = LazyLock::new(|| {
    let all = ENTITIES.iter().enumerate();
    Names::of(all.flat_map(|(place, it)| it.korean.iter().map(move |name| (place, (*name).to_owned()))))
});

static ENGLISH: LazyLock<Names> = LazyLock::new(|| {
    let all = ENTITIES.iter().enumerate();
    Names::of(all.flat_map(|(place, it)| {
        let names = it.english.iter().map(|name| (*name).to_owned());
        names.chain(shouted(it)).map(move |name| (place, name))
    }))
});

/// Where entities stand in a Korean text: place in [`ENTITIES`] and bytes.
pub(super) fn in_korean(text: &str, range: Range<usize>) -> Vec<(usize, Range<usize>)> {
    let part = text.get(range.clone()).unwrap_or_default();
    KOREAN.find(part, range.start, |before, name, after| {
        let begins = begins_word(before, before.len()) && !before.ends_with(|c: char| c.is_ascii_alphanumeric());
        begins && !continues(name, after)
    })
}

/// Words that only begin like a name: 수단 “means”, 가자 “let us go”, 이란 the particle, 인도 “delivery”.
fn continues(name: &str, after: &str) -> bool {
    match name {
        "수단" => true,
        "가자" => !after.starts_with(['지', ' ']),
        "이란" => after.starts_with([' ', '"', '”']) && !after.starts_with(" 핵"),
        "인도" => {
            after.starts_with([
                '적', '주', '하', '했', '네', '를', '받', '돼', '된', '되', '와', '로', '에',
            ]) && !after.starts_with("에서")
        }
        "파리" | "로마" | "도하" | "남측" | "북측" | "국내" => {
            after.starts_with(['하', '해', '총', '자', '를'])
        }
        // A cod and a great war.
        "대구" => after.starts_with(['탕', '잡', '를', '포']),
        "대전" => after.starts_with(['차', '상', '료', '표', '을', '이', '당', '때']),
        // A sort of jewel, a sort of noodle, a rescue, a personality, and what is far away.
        "진주" => after.starts_with(['만', '목', '조', '알', '를', '귀']),
        "전주" => after.starts_with(['보', '대', '곡']),
        "구미" => after.starts_with(['를', '호', '권']),
        "개성" => after.starts_with(['이', '을', '적', '있', '넘', '파']),
        "고양" => after.starts_with(['이', '된', '하', '시']),
        "정선" => after.starts_with(['의', '하', '된']),
        "중국" => after.starts_with("집"),
        "한국" => after.starts_with("은행"),
        // Pitch, and Yeosu that is no city: a prisoner.
        "피치" => after.starts_with(['못', '를', '에']),
        "여수" => after.starts_with(['감', '용']),
        "요르단" | "칠레" => false,
        "FT" | "EU" | "AP" => after.starts_with(|c: char| c.is_ascii_alphanumeric()),
        _ => after.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.is_ascii(),
    }
}

/// Where entities stand in an English text: place in [`ENTITIES`] and bytes; the longest name counts.
pub(super) fn in_english(text: &str, range: Range<usize>) -> Vec<(usize, Range<usize>)> {
    let part = text.get(range.clone()).unwrap_or_default();
    ENGLISH.find(part, range.start, |before, _, after| {
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

/// Credits write agencies in capitals: YONHAP.
fn shouted(entity: &Entity) -> impl Iterator<Item = String> {
    let credited = if entity.kind == Kind::Agency {
        entity.english
    } else {
        &[]
    };
    let mixed = credited.iter().filter(|it| it.chars().any(char::is_lowercase));
    mixed.map(|it| it.to_uppercase())
}
