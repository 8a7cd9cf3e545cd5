//! How long something takes, once at a time: the slowest rounds count, not only the middle one.

use std::time::{Duration, Instant};

/// Times of one thing, done many times.
pub struct Timing {
    name: String,
    /// Sorted.
    rounds: Vec<Duration>,
}

impl Timing {
    /// Does `act` `rounds` times on a fresh value of `prepare`, whose time does not count, nor that of dropping what comes back.
    pub fn of<I, O>(name: &str, rounds: usize, mut prepare: impl FnMut() -> I, mut act: impl FnMut(I) -> O) -> Timing {
        let mut times = Vec::with_capacity(rounds);
        for _ in 0..rounds.max(1) {
            let input = prepare();
            let start = Instant::now();
            let output = std::hint::black_box(act(std::hint::black_box(input)));
            times.push(start.elapsed());
            drop(output);
        }
        times.sort_unstable();
        Timing {
            name: name.to_owned(),
            rounds: times,
        }
    }

    /// The time that `share` (0 to 1) of the rounds do not exceed.
    pub fn percentile(&self, share: f64) -> Duration {
        let last = self.rounds.len() - 1;
        self.rounds[(share * last as f64).ceil() as usize]
    }

    /// Prints a row: the middle, the 99th of a hundred, the slowest, and `gate`, which the 99th is to stay under.
    pub fn print(&self, gate: Option<Duration>) {
        let p99 = self.percentile(0.99);
        let verdict = match gate {
            Some(gate) if p99 > gate => format!("  over its gate of {}", shown(gate)),
            Some(gate) => format!("  gate {}", shown(gate)),
            None => String::new(),
        };
        println!(
            "{:<48} p50 {:>9}  p99 {:>9}  max {:>9}  n {:>6}{verdict}",
            self.name,
            shown(self.percentile(0.5)),
            shown(p99),
            shown(self.percentile(1.0)),
            self.rounds.len(),
        );
    }
}

fn shown(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1000.0 {
        format!("{micros:.1} us")
    } else {
        format!("{:.2} ms", micros / 1000.0)
    }
}
