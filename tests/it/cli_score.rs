//! Scores of translations, from a terminal.

use crate::cli::{Desk, texts};
use crate::shared;

const RATINGS: &str = "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n\
    dull\tferry\t1\t1\tann\t배가 두 척 떴다\t<v>Three</v> boats left\tAccuracy/Mistranslation\tMajor\n\
    dull\tferry\t1\t1\tann\t배가 두 척 떴다\tThree boats <v>left</v>\tStyle/Awkward\tMinor\n\
    dull\tferry\t1\t1\tbo\t배가 두 척 떴다\tThree boats left\tNo-error\tNo-error\n\
    dull\tferry\t2\t2\tann\t비가 왔다\tIt rained<v>!</v>\tFluency/Punctuation\tMinor\n\
    keen\tferry\t1\t1\tbo\t배가 두 척 떴다\tTwo boats left\tNo-error\tNo-error\n\
    keen\tferry\t2\t2\tbo\t비가 왔다\t<v>Whatever</v>\tNon-translation!\tMajor\n\
    keen\tferry\t2\t2\tbo\t비가 왔다\tIt rained\tTone/Flat\tCritical\n";

#[test]
fn points_are_summed_for_a_rater_and_averaged_for_a_segment_and_a_system() {
    let desk = Desk::with("marks.tsv", RATINGS.as_bytes());
    let google = |by: &str| {
        let output = desk.run(&["score", "marks.tsv", "--scheme", "google", "--by", by]);
        assert_eq!(output.status.code(), Some(0));
        texts(&output)
    };
    let (system, notes) = google("system");
    assert_eq!(
        system,
        "rank\tsystem\tmqm\tsegments\n1\tdull\t1.550000\t2\n2\tkeen\t15.000000\t2\n"
    );
    assert_eq!(
        notes,
        "note: line 8: “Tone/Flat” is not known here; it is kept as it is\n"
    );
    assert_eq!(
        google("segment").0,
        "system\tdoc\tdoc_seg\tglobal_seg\traters\tmqm\n\
         dull\tferry\t1\t1\t2\t3.000000\n\
         keen\tferry\t1\t1\t1\t0.000000\n\
         dull\tferry\t2\t2\t1\t0.100000\n\
         keen\tferry\t2\t2\t1\t30.000000\n"
    );
    assert!(google("rater").0.contains("dull\tferry\t1\t1\tann\t6.000000\t2\n"));
}

#[test]
fn penalty_points_are_weighed_against_the_length() {
    let desk = Desk::with("marks.tsv", RATINGS.as_bytes());
    let mqm = ["score", "marks.tsv", "--scheme", "mqm", "--unit", "target-words"];
    let output = desk.run(&[&mqm[..], &["--threshold", "90", "--acceptable", "1000"]].concat());
    let (table, told) = texts(&output);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        table,
        "rank\tsystem\tsegments\tewc\tunit\tapt\tnpt\trqs\tcritical\tcqs\tpassing\n\
         1\tdull\t2\t5\ttarget words\t4.000000\t800.000000\t20.000000\t0\t92.000000\tpass\n\
         2\tkeen\t2\t4\ttarget words\t30.000000\t7500.000000\t-650.000000\t1\t25.000000\tfail: critical error\n"
    );
    assert!(
        told.contains("short text") && told.contains("1 system does not pass"),
        "{told}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&desk.good(&[&mqm[..], &["--format", "json"]].concat())).unwrap();
    assert_eq!(json["unit"], "target words");
    assert_eq!(json["rows"][0]["npt"], 800.0);
}

#[test]
fn the_numbers_of_the_raters_count_or_are_worked_out() {
    let campaign = "ann,keen,1,TGT,kor,eng,80,ferry,False,[],1.0,2.0\n\
        bo,keen,1,TGT,kor,eng,90,ferry,False,[],1.0,2.0\n\
        bo,dull,1,TGT,kor,eng,40,ferry,False,\"[{\"\"severity\"\":\"\"major\"\"}]\",1.0,2.0\n\
        bo,dull,2,BAD,kor,eng,99,ferry,False,[],1.0,2.0\n";
    let desk = Desk::with("campaign.csv", campaign.as_bytes());
    assert_eq!(
        desk.good(&["score", "campaign.csv", "--scheme", "esa"]),
        "rank\tsystem\tesa\tsegments\n1\tkeen\t85.000000\t1\n2\tdull\t40.000000\t1\n"
    );
    desk.bad(&["score", "campaign.csv", "--scheme", "google"], 2, "--scheme esa");

    let desk = Desk::with("marks.tsv", RATINGS.as_bytes());
    let (table, told) = texts(&desk.run(&["score", "marks.tsv", "--scheme", "esa", "--by", "segment"]));
    assert!(table.contains("dull\tferry\t1\t1\t2\t97.100000\n"), "{table}");
    assert!(told.contains("no rater gave a number"), "{told}");
}

#[test]
fn what_cannot_be_scored_says_why() {
    let desk = Desk::with("broken.tsv", b"system\tdoc\nalpha\tferry\n");
    desk.bad(
        &["score", "broken.tsv", "--scheme", "google"],
        3,
        "line 2, column 12: this row has 2 cells",
    );
    desk.bad(&["score", "gone.tsv", "--scheme", "google"], 3, "cannot be read");
    desk.bad(&["score", "broken.tsv"], 2, "--scheme");
    let wrong = [
        "score",
        "broken.tsv",
        "--scheme",
        "mqm",
        "--threshold",
        "100",
        "--acceptable",
        "1",
    ];
    desk.bad(&wrong, 2, "--threshold must be");
}

/// Every segment and system of the files that publishers scored themselves.
#[test]
fn scores_are_those_that_were_published() {
    let Some(folder) = shared::path("data/mqm") else { return };
    for name in ["wmt21-ted-zhen.dev", "wmt23-zhen-sxs.dev"] {
        let ratings = std::fs::read(folder.join(format!("{name}.tsv"))).unwrap();
        let desk = Desk::with("marks.tsv", &ratings);
        for (by, key, score) in [("segment", 4, 5), ("system", 2, 2)] {
            let expected = std::fs::read_to_string(folder.join(format!("{name}.expected-{by}s.tsv"))).unwrap();
            let found = desk.run(&["score", "marks.tsv", "--scheme", "google", "--by", by]);
            assert_eq!(found.status.code(), Some(0));
            let found = texts(&found).0;
            assert_eq!(found.lines().count(), expected.lines().count());
            for (found, expected) in found.lines().zip(expected.lines()).skip(1) {
                let cells = |line: &str| -> Vec<String> { line.split('\t').map(str::to_owned).collect() };
                let (found, expected) = (cells(found), cells(expected));
                assert_eq!(found[..key], expected[..key]);
                let points = |cells: &[String]| -> f64 { cells[score].parse().unwrap() };
                assert!(
                    (points(&found) - points(&expected)).abs() < 1e-6,
                    "{found:?} {expected:?}"
                );
            }
        }
    }
}
