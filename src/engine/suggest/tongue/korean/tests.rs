use super::super::Tongue::Korean;
use super::super::sample::check;

#[test]
fn a_quotation_takes_source_and_verb() {
    check(
        Korean,
        "박서준 한울대 교수는 “물가가 곧 내려간다”고 말했다. 그는 “시간이 걸릴 것”이라고 덧붙였다.",
        &[
            "“물가가 곧 내려간다” <- 박서준 한울대 교수 <- 말했다",
            "“시간이 걸릴 것” <- 그 <- 덧붙였다",
        ],
    );
}
