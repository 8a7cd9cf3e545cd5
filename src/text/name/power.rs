//! Countries and capitals that speak as their governments: “Moscow denied it”.

/// Names that stand for a government when they say something. Those that are given names as well are left out.
#[rustfmt::skip] // By region.
const POWERS: &[&str] = &[
    "Seoul", "South Korea", "North Korea", "Pyongyang", "Tokyo", "Japan", "Beijing", "China", "Taipei", "Taiwan", "Ulaanbaatar", "Mongolia",
    "Manila", "Hanoi", "Vietnam", "Bangkok", "Thailand", "Jakarta", "Indonesia", "Malaysia", "Singapore", "Delhi", "New Delhi", "Islamabad", "Pakistan",
    "Kabul", "Afghanistan", "Tehran", "Iran", "Baghdad", "Iraq", "Damascus", "Syria", "Israel", "Riyadh", "Saudi Arabia", "Ankara", "Turkey", "Türkiye",
    "Doha", "Qatar", "Cairo", "Egypt", "Yemen", "Moscow", "Russia", "Kremlin", "Minsk", "Belarus", "Kyiv", "Kiev", "Ukraine", "Warsaw", "Poland", "Vilnius", "Lithuania",
    "Riga", "Latvia", "Tallinn", "Estonia", "Helsinki", "Finland", "Stockholm", "Sweden", "Oslo", "Norway", "Copenhagen", "Denmark", "Berlin", "Germany",
    "Vienna", "Austria", "Bern", "Switzerland", "Brussels", "Belgium", "The Hague", "Netherlands", "France", "London", "Britain", "Dublin", "Ireland",
    "Madrid", "Spain", "Lisbon", "Portugal", "Rome", "Italy", "Athens", "Greece", "Budapest", "Hungary", "Prague", "Bucharest", "Romania", "Belgrade", "Serbia",
    "Washington", "United States", "Ottawa", "Canada", "Mexico", "Havana", "Cuba", "Caracas", "Venezuela", "Brasília", "Brazil", "Buenos Aires", "Argentina",
    "Pretoria", "South Africa", "Nairobi", "Kenya", "Addis Ababa", "Ethiopia", "Abuja", "Nigeria", "Canberra", "Australia", "Wellington", "New Zealand",
];

/// Whether the whole of `mention` is such a name, with “the” or without.
pub(super) fn is_power(mention: &str) -> bool {
    let name = mention.trim();
    let name = name.strip_prefix("the ").or(name.strip_prefix("The ")).unwrap_or(name);
    POWERS.contains(&name) || mention.trim() == "The Hague"
}

#[cfg(test)]
mod tests {
    use crate::text::name::{Shape, shape};

    #[test]
    fn a_capital_that_says_something_is_its_government() {
        for name in ["Moscow", "North Korea", "the Kremlin", "The Hague"] {
            assert_eq!(shape(name), Shape::Organisation, "{name}");
        }
        for name in ["Jordan", "Paris Hilton", "Moscow mayor Ana Ruiz"] {
            assert_eq!(shape(name), Shape::Person, "{name}");
        }
    }
}
