use super::super::Tongue::Chinese;
use super::super::sample::check;

#[test]
fn a_quotation_takes_source_and_verb_in_either_order() {
    check(
        Chinese,
        "发言人李明表示：“桥梁是安全的。”“检查每天都在进行，”她说。",
        &[
            "“桥梁是安全的。” <- 发言人李明 <- 表示",
            "“检查每天都在进行，” <- 她 <- 说",
        ],
    );
    check(
        Chinese,
        "“我们从未收到通知。”居民陈芳对记者说。",
        &["“我们从未收到通知。” <- 居民陈芳 <- 说"],
    );
    check(
        Chinese,
        "“如果投票失败，”议员周涛警告，“我们将重新开始。”",
        &["“如果投票失败，” | “我们将重新开始。” <- 议员周涛 <- 警告"],
    );
}

#[test]
fn day_and_place_are_no_part_of_the_source() {
    check(
        Chinese,
        "外交部发言人赵琳10日在例行记者会上强调：“谈判的大门始终敞开。”",
        &["“谈判的大门始终敞开。” <- 外交部发言人赵琳 <- 强调"],
    );
    check(
        Chinese,
        "市長林國棟昨天向媒體表示：「工程不會延期。」",
        &["「工程不會延期。」 <- 市長林國棟 <- 表示"],
    );
}

#[test]
fn clauses_without_marks_are_read() {
    check(
        Chinese,
        "分析人士认为，油价年底前可能回落。",
        &["油价年底前可能回落 <- 分析人士 <- 认为"],
    );
    check(Chinese, "央行宣布将下调利率。", &["将下调利率 <- 央行 <- 宣布"]);
    check(
        Chinese,
        "卫生部的报告指出，感染人数上升了两成，老年人占多数。",
        &["感染人数上升了两成，老年人占多数 <- 卫生部的报告 <- 指出"],
    );
}

#[test]
fn a_sentence_may_go_by_somebody() {
    check(
        Chinese,
        "据新华社报道，地震造成14人死亡。",
        &["地震造成14人死亡 <- 新华社 <- 报道"],
    );
    check(
        Chinese,
        "根据警方的通报，嫌疑人已被拘留。",
        &["嫌疑人已被拘留 <- 警方的 <- 通报"],
    );
    check(Chinese, "据悉，会议将于五月举行。", &["会议将于五月举行 <- - <- 据悉"]);
}

#[test]
fn other_words_with_such_signs_are_no_verbs() {
    check(Chinese, "这部小说的名称是“长夜”。", &[]);
    check(Chinese, "双方对此表示欢迎。", &[]);
    check(Chinese, "他被称为“铁人”。", &[]);
}
