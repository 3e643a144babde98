//! How long it takes to find out who is who, and how much memory: names of ten thousand, a hundred thousand
//! and a million mentions.
//!
//!     cargo bench --bench identity
//!     cargo bench --bench identity -- 50000
//!
//! The names are made up by rule, the same in every run: full names with titles, initials, transcriptions, surnames
//! alone, bodies with their acronyms. One name has a twentieth of all mentions.

#![allow(clippy::print_stdout, reason = "a benchmark reports")]

use std::fs;
use std::time::Instant;

use tieline::annotation::{Annotations, Entity, EntityKind, Form, Mention};
use tieline::graph::Network;
use tieline::text::{Document, Span};

/// Mentions of one document.
const MENTIONS: usize = 10;
/// Every so many mentions are those of one name.
const HUB: usize = 20;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }
}

/// A pronounceable word for a number.
fn word(mut number: usize) -> String {
    const HEADS: [&str; 16] = [
        "Ba", "Ke", "Mo", "Ri", "Su", "Ta", "No", "Li", "Gar", "Pe", "Dro", "Vel", "Shi", "Ha",
        "Zo", "Fen",
    ];
    const TAILS: [&str; 16] = [
        "ra", "lin", "dov", "mark", "no", "si", "tek", "van", "sor", "mi", "ler", "gat", "pol",
        "du", "ken", "bar",
    ];
    let mut word = HEADS[number % 16].to_owned();
    number /= 16;
    for _ in 0..2 {
        word.push_str(TAILS[number % 16]);
        number /= 16;
    }
    word
}

/// How somebody is named this time: one of the forms of one of `names` names.
fn name(dice: &mut Dice, who: usize) -> (EntityKind, String) {
    let form = dice.below(10);
    if who % 5 == 4 {
        let words = [word(who * 7), word(who / 11), "Group".to_owned()].join(" ");
        return match form {
            0 => (EntityKind::Organization, format!("{words} Ltd")),
            1 => (EntityKind::Organization, word(who * 7)),
            _ => (EntityKind::Organization, words),
        };
    }
    let (given, family) = (word(who % 499), word(1_000 + who / 61));
    let name = match form {
        0 => family,
        1 => format!("{}. {family}", &given[..1]),
        2 => format!("President {given} {family}"),
        3 => format!("{given} {}. {family}", &word(who)[..1]),
        4 => format!("{given} {family}").replace('v', "w"),
        _ => format!("{given} {family}"),
    };
    (EntityKind::Person, name)
}

fn document(dice: &mut Dice, number: usize, names: usize) -> (Document, Annotations) {
    let (mut text, mut found) = (String::new(), Annotations::default());
    for mention in 0..MENTIONS {
        let hub = (number * MENTIONS + mention) % HUB == 0;
        let who = if hub { 0 } else { dice.below(names) };
        let (kind, name) = if hub {
            (EntityKind::Person, "Amina Okafor".to_owned())
        } else {
            name(dice, who)
        };
        // One in ten has another walk of life this time, the bearer of the one name any.
        let other = if hub || dice.below(10) == 0 {
            dice.below(5)
        } else {
            who
        };
        let titles = ["minister", "judge", "coach", "editor", "spoke to"];
        text.push_str(titles[other % titles.len()]);
        text.push(' ');
        let span = Span::new(text.len(), text.len() + name.len());
        text.push_str(&name);
        text.push_str(". ");
        found.mentions.push(Mention {
            span,
            kind,
            form: Form::Name,
            entity: mention,
            confidence: 0.9,
        });
        found.entities.push(Entity {
            name,
            kind,
            mentions: vec![mention],
            node: None,
        });
    }
    (Document::new(format!("{number:07}"), text), found)
}

/// Peak memory of the process so far, in MiB; none where the system does not tell.
fn peak() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Processor time of the process so far, in seconds: on a busy machine the clock says more.
fn busy() -> Option<f64> {
    let line = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = line.rsplit(')').next()?.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(11)? + ticks(12)?) / 100.0)
}

fn main() {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![10_000, 100_000, 1_000_000]
    } else {
        asked
    };
    let mut before: Option<f64> = None;
    for mentions in sizes {
        let mut dice = Dice(7);
        let mut network = Network::new();
        let begun = Instant::now();
        for number in 0..mentions / MENTIONS {
            let (document, found) = document(&mut dice, number, mentions / 5);
            network.absorb(&document, &found);
        }
        let absorbed = begun.elapsed().as_secs_f64();
        let (begun, worked) = (Instant::now(), busy());
        let (nodes, doubts) = (network.len(), network.doubts().len());
        let seconds = begun.elapsed().as_secs_f64();
        let worked = busy().zip(worked).map_or(seconds, |(now, then)| now - then);
        let growth = before.map_or(String::new(), |before| {
            format!(", {:.1} times", worked / before)
        });
        let peak = peak().map_or("unknown".to_owned(), |peak| format!("{peak:.0} MiB"));
        println!(
            "{mentions:8} mentions of {:6} names: {seconds:7.2} s, processor {worked:6.2} s{growth} (absorbed in {absorbed:.1} s); {nodes} nodes, {doubts} doubts; peak memory {peak}",
            mentions / 5
        );
        before = Some(worked);
    }
}
