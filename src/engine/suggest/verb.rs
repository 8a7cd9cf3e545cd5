//! Verbs that attribute, and how far each can be trusted with what follows it.
//!
//! Confidences are in hundredths, estimated for news prose: how often words in that position are
//! something said, thought or wanted by the subject.

/// A verb that attributes.
#[derive(Debug)]
pub(super) struct Verb {
    /// “say”; the other forms are made from it.
    pub base: &'static str,
    /// The past form, when it is irregular; else empty.
    past: &'static str,
    /// The past participle, when it differs from the past form.
    participle: &'static str,
    /// Trust in “… that” and a clause; 0 when no clause follows.
    pub that: u8,
    /// Trust in a bare clause.
    pub bare: u8,
    /// Trust in “to” and an infinitive.
    pub to: u8,
    /// Trust in an object: denied the report.
    pub object: u8,
    /// Whether it stands beside quotations, and before who said it: “…,” said Ana.
    pub speech: bool,
    /// A word that has to follow: point out.
    pub particle: &'static str,
    /// Prepositions that lead to what is said, as an object: called for talks; accused him of fraud.
    pub leads: &'static [&'static str],
}

/// Which form of its verb a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Base,
    /// says
    Third,
    /// said; also the participle where both are alike.
    Past,
    /// written
    Participle,
    /// saying
    Ing,
}

/// A form of a verb of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct VerbForm {
    pub verb: &'static Verb,
    pub form: Form,
}

const fn speech(base: &'static str, past: &'static str, that: u8, bare: u8) -> Verb {
    Verb {
        base,
        past,
        participle: "",
        that,
        bare,
        to: 0,
        object: 0,
        speech: true,
        particle: "",
        leads: &[],
    }
}

const fn thought(base: &'static str, past: &'static str, that: u8, bare: u8) -> Verb {
    Verb {
        speech: false,
        ..speech(base, past, that, bare)
    }
}

const fn wish(base: &'static str, past: &'static str, to: u8) -> Verb {
    Verb {
        to,
        ..thought(base, past, 0, 0)
    }
}

/// A verb with an object: criticised the plan.
const fn act(base: &'static str, past: &'static str, object: u8) -> Verb {
    Verb {
        object,
        ..thought(base, past, 0, 0)
    }
}

impl Verb {
    const fn to(self, to: u8) -> Verb {
        Verb { to, ..self }
    }

    const fn object(self, object: u8) -> Verb {
        Verb { object, ..self }
    }

    const fn that(self, that: u8) -> Verb {
        Verb { that, ..self }
    }

    const fn spoken(self) -> Verb {
        Verb { speech: true, ..self }
    }

    const fn participle(self, participle: &'static str) -> Verb {
        Verb { participle, ..self }
    }

    const fn particle(self, particle: &'static str) -> Verb {
        Verb { particle, ..self }
    }

    const fn leads(self, leads: &'static [&'static str]) -> Verb {
        Verb { leads, ..self }
    }

    /// Whether a clause may follow.
    pub fn takes_clause(&self) -> bool {
        self.that > 0
    }
}

/// Every verb that attributes, by group.
#[rustfmt::skip] // A verb a cell.
pub(super) static VERBS: &[Verb] = &[
    // Plain saying.
    speech("say", "said", 93, 89), speech("tell", "told", 92, 86).to(45), speech("add", "", 92, 80), speech("note", "", 92, 72),
    speech("write", "wrote", 90, 78).participle("written"), speech("state", "", 91, 78), speech("explain", "", 88, 74), speech("report", "", 88, 76).object(40),
    speech("announce", "", 90, 72).object(50), speech("comment", "", 84, 60).leads(&["on"]), speech("remark", "", 88, 70), speech("observe", "", 84, 50),
    speech("reply", "", 88, 78), speech("respond", "", 84, 60), speech("answer", "", 82, 0), speech("continue", "", 0, 0).to(30), speech("recall", "", 84, 60).object(35),
    speech("conclude", "", 86, 68), speech("declare", "", 88, 76).object(50), speech("mention", "", 82, 55).object(35), speech("testify", "", 90, 82), speech("tweet", "", 88, 74),
    speech("post", "", 70, 45), speech("quote", "", 0, 0).object(30), speech("reiterate", "", 90, 76).object(52), speech("repeat", "", 80, 45).object(30),
    speech("stress", "", 90, 72).object(52), speech("emphasize", "", 90, 72).object(52), speech("emphasise", "", 90, 72).object(52), speech("underline", "", 80, 40).object(40),
    speech("underscore", "", 78, 40).object(35), speech("highlight", "", 76, 40).object(35), speech("clarify", "", 88, 66), speech("elaborate", "", 70, 40), speech("point", "", 88, 66).particle("out"),
    speech("recount", "", 82, 55).object(40), speech("relate", "", 60, 0), speech("inform", "", 84, 60), speech("notify", "", 78, 50), speech("assure", "", 86, 70),
    speech("remind", "", 82, 55), speech("advise", "", 82, 60).to(48), speech("counsel", "", 76, 40), speech("caution", "", 88, 78), speech("warn", "", 91, 84).leads(&["of", "against", "about"]),
    speech("predict", "", 88, 80).object(50), speech("forecast", "forecast", 80, 62).object(45), speech("speculate", "", 84, 66), speech("theorize", "", 80, 60), speech("testify", "", 88, 80),
    speech("joke", "", 86, 72), speech("quip", "", 86, 72), speech("laugh", "", 40, 30), speech("sigh", "", 40, 30), speech("shout", "", 76, 50), speech("yell", "", 74, 45),
    speech("cry", "", 40, 20), speech("exclaim", "", 82, 60), speech("whisper", "", 76, 50), speech("mutter", "", 76, 50), speech("murmur", "", 70, 45), speech("scream", "", 70, 40),
    speech("chant", "", 60, 40).object(30), speech("sing", "sang", 0, 0).participle("sung"), speech("blog", "", 76, 50), speech("proclaim", "", 86, 74).object(46), speech("pronounce", "", 70, 40),
    speech("attest", "", 82, 60), speech("interject", "", 76, 50), speech("retort", "", 84, 70), speech("counter", "", 84, 66), speech("rebut", "", 70, 40), speech("text", "", 60, 40),
    speech("email", "", 60, 40), speech("read", "read", 0, 0), speech("preach", "", 60, 40), speech("articulate", "", 50, 0).object(40), speech("detail", "", 40, 0).object(30),
    speech("describe", "", 0, 0).object(58), speech("call", "", 0, 0).object(58).leads(&["for", "on"]), speech("label", "", 0, 0).object(50), speech("dub", "", 0, 0).object(40), speech("brand", "", 0, 0).object(44),
    speech("term", "", 0, 0).object(46), speech("characterize", "", 0, 0).object(54), speech("characterise", "", 0, 0).object(54), speech("summarize", "", 60, 0).object(35),
    speech("summarise", "", 60, 0).object(35), speech("narrate", "", 60, 0), speech("scoff", "", 76, 50), speech("enthuse", "", 76, 50), speech("gush", "", 70, 40), speech("snap", "snapped", 50, 20), speech("vent", "", 50, 20), speech("crow", "", 60, 40), speech("contradict", "", 0, 0).object(40), speech("chime", "", 0, 0).particle("in"), speech("concur", "", 78, 55), speech("intone", "", 60, 0),
    speech("thunder", "", 40, 0), speech("opine", "", 84, 66), speech("muse", "", 80, 55), speech("reflect", "", 66, 30), speech("elucidate", "", 50, 0), speech("go", "went", 0, 0).particle("on"),
    // With a stand on what is said.
    speech("claim", "", 91, 86).to(66).object(40), speech("allege", "", 91, 84), speech("assert", "", 91, 82).object(45), speech("contend", "", 90, 82), speech("insist", "", 91, 84).leads(&["on"]),
    speech("maintain", "", 88, 72), speech("argue", "", 91, 84).leads(&["for", "against"]), speech("admit", "", 90, 82).to(52).object(45), speech("concede", "", 89, 80), speech("acknowledge", "", 89, 76).object(50),
    speech("confess", "", 85, 70).to(50), speech("confirm", "", 90, 78).object(50), speech("reveal", "", 87, 70).object(46), speech("disclose", "", 86, 66).object(46), speech("divulge", "", 76, 40).object(40),
    speech("affirm", "", 86, 66).object(45), speech("deny", "", 86, 78).object(58), speech("complain", "", 90, 80).leads(&["about", "of"]), speech("lament", "", 84, 70).object(50), speech("boast", "", 85, 72), speech("brag", "", 82, 66),
    speech("gripe", "", 76, 50), speech("protest", "", 76, 50), speech("object", "", 74, 45).leads(&["to"]), speech("grumble", "", 76, 50), speech("fume", "", 60, 40), speech("bemoan", "", 60, 30).object(50), speech("decry", "", 0, 0).object(56),
    speech("demand", "", 82, 58).to(55).object(50), speech("urge", "", 78, 45).to(56).object(52), speech("propose", "", 80, 50).to(52).object(46), speech("recommend", "", 84, 60).object(48), speech("suggest", "", 88, 76).object(46),
    speech("hint", "", 82, 62).leads(&["at"]), speech("imply", "", 82, 62).object(35), speech("insinuate", "", 82, 60), speech("signal", "", 76, 55).object(35), speech("indicate", "", 85, 72).object(40), speech("estimate", "", 86, 78),
    speech("calculate", "", 78, 55), speech("project", "", 70, 45), speech("promise", "", 85, 74).to(62).object(50), speech("pledge", "", 84, 66).to(58).object(50), speech("vow", "", 85, 70).to(62), speech("swear", "swore", 80, 62).to(50).participle("sworn"),
    speech("threaten", "", 74, 45).to(58).object(35), speech("ask", "", 70, 40).to(50).leads(&["for", "about"]), speech("wonder", "", 78, 45), speech("inquire", "", 60, 30), speech("plead", "", 70, 40), speech("beg", "", 50, 30).to(45),
    speech("agree", "", 80, 55).to(50), speech("disagree", "", 70, 40), speech("posit", "", 84, 66), speech("postulate", "", 82, 60), speech("surmise", "", 78, 60), speech("reason", "", 78, 62),
    speech("apologize", "", 0, 0).leads(&["for"]), speech("apologise", "", 0, 0).leads(&["for"]), speech("certify", "", 70, 40), speech("verify", "", 70, 40), speech("caution", "", 86, 74), speech("charge", "", 80, 55),
    speech("advocate", "", 70, 0).object(48).leads(&["for"]), speech("express", "", 0, 0).object(52), speech("voice", "", 0, 0).object(52), speech("echo", "", 0, 0).object(40), speech("cite", "", 0, 0).object(38), speech("dispute", "", 70, 40).object(54),
    speech("question", "", 60, 0).object(44), speech("challenge", "", 0, 0).object(40), speech("rule", "", 84, 66), speech("order", "", 60, 30).to(40), speech("instruct", "", 60, 30).to(40), speech("direct", "", 0, 0).to(35), speech("tout", "", 0, 0).object(50),
    speech("specify", "", 80, 50), speech("stipulate", "", 82, 50), speech("attribute", "", 0, 0).object(48), speech("credit", "", 0, 0).object(48), speech("downplay", "", 0, 0).object(46),
    speech("rail", "", 0, 0).leads(&["against"]), speech("joke", "", 84, 70), speech("mock", "", 0, 0).object(42), speech("invite", "", 0, 0).to(35), speech("encourage", "", 0, 0).to(40), speech("implore", "", 0, 0).to(50), speech("dare", "", 0, 0).to(30),
    // Praise and blame.
    act("criticize", "", 57).spoken().leads(&["for"]), act("criticise", "", 57).spoken(), act("praise", "", 57).spoken(), act("condemn", "", 57).spoken(), act("denounce", "", 57).spoken(), act("blast", "", 54).spoken(), act("slam", "slammed", 54).spoken(),
    act("hail", "", 52), act("welcome", "", 48), act("applaud", "", 50), act("commend", "", 50), act("laud", "", 52), act("accuse", "", 58), act("blame", "", 57), act("oppose", "", 52), act("endorse", "", 50), act("reject", "", 54), act("dismiss", "", 54), act("defend", "", 48), act("support", "", 46),
    act("refute", "", 50), act("rebuke", "", 48), act("deride", "", 48), act("ridicule", "", 46), act("bash", "", 44), act("lambaste", "", 52), act("chide", "", 46), act("scold", "", 44), act("congratulate", "", 44), act("thank", "", 44), act("favor", "", 48), act("favour", "", 48), act("back", "", 30), act("approve", "", 30), act("warn", "", 40),
    act("lash", "", 50).particle("out"), act("regret", "", 50).that(70), act("appreciate", "", 44), act("admire", "", 48), act("respect", "", 40), act("hate", "", 45).to(40), act("love", "", 42).to(40), act("like", "", 36).to(44), act("prefer", "", 48).to(54), act("trust", "", 42), act("distrust", "", 42), act("discuss", "", 40), act("address", "", 25), act("renounce", "", 44), act("disavow", "", 46), act("celebrate", "", 30),
    // Thinking, knowing, finding.
    thought("believe", "", 82, 76), thought("think", "thought", 80, 74), thought("feel", "felt", 74, 66), thought("hope", "", 80, 74).to(66).leads(&["for"]), thought("fear", "", 80, 74).object(45), thought("worry", "", 78, 66).leads(&["about"]), thought("doubt", "", 76, 66).object(44), thought("expect", "", 74, 66).to(60).object(40),
    thought("know", "knew", 50, 40).participle("known"), thought("realize", "", 58, 46), thought("realise", "", 58, 46), thought("understand", "understood", 55, 40), thought("recognize", "", 60, 40).object(36), thought("recognise", "", 60, 40), thought("assume", "", 74, 66), thought("presume", "", 70, 60), thought("suspect", "", 78, 70), thought("guess", "", 70, 60), thought("figure", "", 55, 45),
    thought("consider", "", 60, 0).object(44), thought("view", "", 0, 0).object(46), thought("regard", "", 0, 0).object(44), thought("see", "saw", 50, 0).object(30).participle("seen"), thought("imagine", "", 66, 50), thought("envision", "", 66, 40).object(42), thought("anticipate", "", 76, 60).object(44), thought("decide", "", 62, 45).to(40), thought("determine", "", 74, 50), thought("find", "found", 82, 66),
    thought("show", "", 80, 66).participle("shown"), thought("prove", "", 60, 40), thought("demonstrate", "", 74, 40), thought("discover", "", 66, 45), thought("learn", "", 58, 40), thought("hear", "heard", 58, 45), thought("remember", "", 58, 40).object(38), thought("forget", "forgot", 40, 30), thought("wish", "", 66, 58).to(56), thought("dream", "", 55, 30), thought("agree", "", 80, 55),
    thought("judge", "", 60, 30), thought("deem", "", 60, 40).object(46), thought("conclude", "", 86, 66), thought("reckon", "", 80, 72), thought("assess", "", 82, 50), thought("foresee", "foresaw", 74, 50).object(45), thought("ensure", "", 0, 0), thought("mean", "meant", 30, 20), thought("accept", "", 70, 30).object(38), thought("concur", "", 70, 50), thought("argue", "", 88, 80), thought("confide", "", 78, 55),
    // Wanting, intending, refusing.
    wish("want", "", 58).object(48), wish("plan", "", 56).object(30), wish("intend", "", 58).object(30), wish("aim", "", 54), wish("seek", "sought", 50).object(42), wish("try", "tried", 42), wish("attempt", "", 40), wish("offer", "", 54).object(36), wish("refuse", "", 57).object(44), wish("decline", "", 66), wish("need", "", 40).object(25), wish("desire", "", 56).object(46), wish("prepare", "", 40), wish("choose", "chose", 44).participle("chosen"), wish("hesitate", "", 48), wish("long", "", 44), wish("vie", "", 30), wish("volunteer", "", 40), wish("resolve", "", 50), wish("opt", "", 44), wish("push", "", 40).leads(&["for"]), wish("fight", "fought", 35), wish("strive", "strove", 40), wish("fail", "", 30), wish("pretend", "", 46), wish("agree", "", 50), wish("consent", "", 46), wish("look", "", 36), wish("yearn", "", 46),
];

/// Any verb beside a quotation that ends in a comma: “…,” beamed Ana.
pub(super) static ANY: Verb = speech("…", "", 70, 0);

/// A verb that was accepted as a cue in this folder before.
pub(super) static TAUGHT: Verb = speech("… (taught)", "", 76, 62);

/// Every form with its verb; of a form in two rows the first counts.
pub(super) fn forms() -> impl Iterator<Item = (String, VerbForm)> {
    VERBS.iter().rev().flat_map(|verb| {
        let base = verb.base;
        let past = match verb.past {
            "" => regular(base, "ed"),
            past => past.to_owned(),
        };
        let mut forms = vec![(third(base), Form::Third), (regular(base, "ing"), Form::Ing)];
        if !verb.participle.is_empty() {
            forms.push((verb.participle.to_owned(), Form::Participle));
        }
        forms.push((base.to_owned(), Form::Base));
        forms.push((past, Form::Past));
        forms
            .into_iter()
            .map(move |(word, form)| (word, VerbForm { verb, form }))
    })
}

fn third(base: &str) -> String {
    match base {
        _ if base.ends_with(['s', 'x', 'o']) || base.ends_with("sh") || base.ends_with("ch") => format!("{base}es"),
        _ if ends_in_consonant_and_y(base) => format!("{}ies", &base[..base.len() - 1]),
        _ => format!("{base}s"),
    }
}

/// The form in -ed or -ing.
fn regular(base: &str, ending: &str) -> String {
    const DOUBLED: &[&str] = &[
        "admit", "quip", "refer", "plan", "slam", "brag", "dub", "blog", "chat", "beg", "regret", "rebut", "forget",
        "opt", "run", "put", "hit",
    ];
    match base {
        _ if ending == "ed" && ends_in_consonant_and_y(base) => format!("{}ied", &base[..base.len() - 1]),
        "see" | "foresee" | "agree" | "disagree" if ending == "ing" => format!("{base}ing"),
        _ if base.ends_with('e') && !(ending == "ing" && base.ends_with("ie")) => {
            format!("{}{ending}", &base[..base.len() - 1])
        }
        "vie" => "vying".to_owned(),
        _ if DOUBLED.contains(&base) && base != "opt" => format!("{base}{}{ending}", &base[base.len() - 1..]),
        _ => format!("{base}{ending}"),
    }
}

fn ends_in_consonant_and_y(base: &str) -> bool {
    base.ends_with('y') && !base[..base.len() - 1].ends_with(['a', 'e', 'i', 'o', 'u'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_spelled_as_they_are() {
        let forms: std::collections::HashMap<String, VerbForm> = forms().collect();
        for (word, base, form) in [
            ("said", "say", Form::Past),
            ("says", "say", Form::Third),
            ("denied", "deny", Form::Past),
            ("denies", "deny", Form::Third),
            ("admitted", "admit", Form::Past),
            ("arguing", "argue", Form::Ing),
            ("agreed", "agree", Form::Past),
            ("agreeing", "agree", Form::Ing),
            ("vying", "vie", Form::Ing),
            ("stresses", "stress", Form::Third),
            ("wishes", "wish", Form::Third),
            ("wrote", "write", Form::Past),
            ("written", "write", Form::Participle),
            ("conveyed", "convey", Form::Past),
        ] {
            match forms.get(word) {
                Some(found) => assert_eq!((found.verb.base, found.form), (base, form), "{word}"),
                None => assert_eq!(base, "convey", "{word}"),
            }
        }
    }
}
