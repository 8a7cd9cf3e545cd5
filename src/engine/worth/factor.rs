//! What makes a sentence more or less worth checking, and how much.

/// Something a sentence holds that makes it more or less worth checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Factor {
    Number,
    Figures,
    LargeNumber,
    Share,
    Money,
    Date,
    Period,
    Comparison,
    Superlative,
    Change,
    Cause,
    Harm,
    Law,
    Study,
    Absolute,
    Deed,
    Office,
    Issue,
    Past,
    Long,
    Quoted,
    Reported,
    Question,
    Opinion,
    Judgement,
    FirstPerson,
    Us,
    SecondPerson,
    Modal,
    Intention,
    Address,
    Opening,
    Appeal,
    Pointing,
    Short,
    VeryShort,
    Unfinished,
    OutsideProse,
}

/// Added to every sum.
pub(super) const BASE: f32 = -2.0;

/// Every factor.
pub const FACTORS: &[Factor] = &[
    Factor::Number,
    Factor::Figures,
    Factor::LargeNumber,
    Factor::Share,
    Factor::Money,
    Factor::Date,
    Factor::Period,
    Factor::Comparison,
    Factor::Superlative,
    Factor::Change,
    Factor::Cause,
    Factor::Harm,
    Factor::Law,
    Factor::Study,
    Factor::Absolute,
    Factor::Deed,
    Factor::Office,
    Factor::Issue,
    Factor::Past,
    Factor::Long,
    Factor::Quoted,
    Factor::Reported,
    Factor::Question,
    Factor::Opinion,
    Factor::Judgement,
    Factor::FirstPerson,
    Factor::Us,
    Factor::SecondPerson,
    Factor::Modal,
    Factor::Intention,
    Factor::Address,
    Factor::Opening,
    Factor::Appeal,
    Factor::Pointing,
    Factor::Short,
    Factor::VeryShort,
    Factor::Unfinished,
    Factor::OutsideProse,
];

/// A factor's name for programs, its title, why it counts, and its weight.
struct Row(&'static str, &'static str, &'static str, f32);

impl Factor {
    #[rustfmt::skip] // A row a line.
    const fn row(self) -> Row {
        match self {
            Factor::Number => Row("number", "A number", "A number can be looked up", 1.1),
            Factor::Figures => Row("figures", "Several numbers", "Several numbers can be held against each other and the records", 0.4),
            Factor::LargeNumber => Row("large-number", "A large number", "Thousands and millions come from a count somebody has published", 0.5),
            Factor::Share => Row("share", "A share or rate", "A share says what of what, and can be worked out again", 0.5),
            Factor::Money => Row("money", "Money", "Sums of money stand in budgets and accounts", 0.7),
            Factor::Date => Row("date", "A date or year", "What happened when can be looked up", 0.1),
            Factor::Period => Row("period", "A span of time", "How long or how long ago can be worked out", 0.3),
            Factor::Comparison => Row("comparison", "A comparison", "A comparison holds or does not", 0.4),
            Factor::Superlative => Row("superlative", "First, most or only", "One counterexample shows that it is wrong", 0.4),
            Factor::Change => Row("change", "A rise or fall", "What rose or fell can be held against earlier figures", 0.6),
            Factor::Cause => Row("cause", "A cause", "It says what brought something about", 0.4),
            Factor::Harm => Row("harm", "Harm or a crime", "It says that somebody was hurt or did wrong", 0.8),
            Factor::Law => Row("law", "Law or a vote", "Laws, rulings and votes are on record", 0.6),
            Factor::Study => Row("study", "A study or statistics", "The study can be read", 0.3),
            Factor::Absolute => Row("absolute", "Always, never, all or none", "One counterexample shows that it is wrong", 0.3),
            Factor::Deed => Row("deed", "Something done", "What somebody did is on record", 0.4),
            Factor::Office => Row("office", "Somebody in office", "What those in office do is on record", 0.2),
            Factor::Issue => Row("issue", "A public matter", "It is about something that statistics are kept of", 0.5),
            Factor::Past => Row("past", "Past tense", "It says that something has happened", 0.5),
            Factor::Long => Row("long", "Many words", "A longer sentence says more that can be checked", 0.3),
            Factor::Quoted => Row("quoted", "Words in quotation marks", "Somebody else's words are quoted", -0.4),
            Factor::Reported => Row("reported", "Somebody says so", "It tells what somebody says", -0.1),
            Factor::Question => Row("question", "A question", "A question states nothing", -1.0),
            Factor::Opinion => Row("opinion", "An opinion", "What somebody thinks or feels is neither true nor false", -0.6),
            Factor::Judgement => Row("judgement", "A judgement", "Good and bad are no matter of fact", -0.5),
            Factor::FirstPerson => Row("first-person", "I", "People speak about themselves", -0.6),
            Factor::Us => Row("us", "We", "“We” seldom says who", -0.2),
            Factor::SecondPerson => Row("second-person", "You", "Somebody is spoken to", -0.4),
            Factor::Modal => Row("modal", "Could, should or if", "What could be, should be or would be is not what is", -0.4),
            Factor::Intention => Row("intention", "A promise or plan", "What is still to come cannot be found true or false yet", -0.7),
            Factor::Address => Row("address", "Thanks or a greeting", "It keeps the talk going and states nothing", -0.6),
            Factor::Opening => Row("opening", "An opening as in talk", "“Well”, “look” and the like open what is only talk", -0.3),
            Factor::Appeal => Row("appeal", "An appeal", "“Let us” and “let me” ask for something", -0.4),
            Factor::Pointing => Row("pointing", "“That” or “it”", "What it is about stands in another sentence", -0.3),
            Factor::Short => Row("short", "Few words", "A short sentence says little that can be checked", -0.5),
            Factor::VeryShort => Row("very-short", "Very few words", "So few words state hardly anything", -0.6),
            Factor::Unfinished => Row("unfinished", "No full stop", "It may be a caption, a title or a cut", -0.4),
            Factor::OutsideProse => Row("outside-prose", "Not in the article's text", "It is a headline, a caption, a date or the like", -1.5),
        }
    }

    /// Stable, for programs: `large-number`.
    pub const fn id(self) -> &'static str {
        self.row().0
    }

    /// A few words, for a list: “A large number”.
    pub const fn title(self) -> &'static str {
        self.row().1
    }

    /// Why it counts, in a sentence for a reporter.
    pub const fn reason(self) -> &'static str {
        self.row().2
    }

    /// What it adds to the sum, or takes from it.
    pub const fn weight(self) -> f32 {
        self.row().3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_factor_is_listed_once_and_told_in_a_sentence() {
        let mut ids: Vec<&str> = FACTORS.iter().map(|it| it.id()).collect();
        assert!(
            FACTORS
                .iter()
                .all(|it| it.reason().len() > 10 && !it.reason().ends_with('.'))
        );
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), FACTORS.len());
        assert_eq!(FACTORS.last(), Some(&Factor::OutsideProse));
    }
}
