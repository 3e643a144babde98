//! `tieline entities`, and the files in which users say who is who: what is read, refused, asked and written.

use serde_json::{Value, json};

use crate::support::{Run, TestBed};

/// An annotated document in which the first of these people met each of the others.
fn record(id: &str, names: &[&str]) -> String {
    let text = format!("{} met.", names.join(" and "));
    let mut at = 0;
    let (mut mentions, mut entities) = (Vec::new(), Vec::new());
    for (number, name) in names.iter().enumerate() {
        let end = at + name.chars().count();
        mentions.push(json!({"start": at, "end": end, "text": name, "kind": "person", "form": "name", "entity": number, "confidence": 1.0}));
        entities.push(json!({"name": name, "kind": "person", "mentions": [number]}));
        at = end + 5;
    }
    let end = text.chars().count();
    let tie = |target: usize| {
        json!({
            "source": 0, "target": target, "label": "met", "class": "contact", "symmetric": true,
            "sentence": {"start": 0, "end": end}, "trigger": {"start": end - 4, "end": end - 1, "text": "met"},
            "polarity": {"value": "affirmed"}, "modality": {"value": "actual"}, "evidence": ["tree"], "confidence": 1.0,
        })
    };
    let relations: Vec<Value> = (1..names.len()).map(tie).collect();
    json!({"id": id, "date": "2024-03-05", "text": text, "mentions": mentions, "entities": entities, "relations": relations})
        .to_string()
}

fn bed(documents: &[(&str, &[&str])]) -> TestBed {
    let lines = documents.iter().map(|(id, names)| record(id, names) + "\n");
    TestBed::new().file("found.jsonl", lines.collect::<String>())
}

fn meetings() -> TestBed {
    bed(&[
        ("a", &["Amina Okafor", "Tom Berg"]),
        ("b", &["Nina Lindqvist", "Tom Berg"]),
        ("c", &["Amina Okafor", "Nina Lindqvist"]),
    ])
}

fn names(run: &Run) -> Vec<String> {
    let records = run.records();
    let names = records.iter().map(|node| node["name"].as_str().unwrap());
    names.map(str::to_owned).collect()
}

mod listing {
    use super::*;

    #[test]
    fn nodes_with_their_names_and_reasons() {
        let run = meetings().run_bare("entities found.jsonl").exits(0);
        let wanted = "Amina Okafor [person:amina-okafor]: person, 2 mentions in 2 documents\n    Amina Okafor × 2: ";
        assert!(run.stdout.starts_with(wanted), "{}", run.stdout);
        run.tells("3 articles read\n3 nodes, ");
    }

    #[test]
    fn json_for_programs() {
        let run = meetings().run_bare("entities found.jsonl --json").exits(0);
        assert_eq!(names(&run), ["Amina Okafor", "Nina Lindqvist", "Tom Berg"]);
        let node = &run.records()[0];
        assert_eq!(node["documents"], json!(["a", "c"]));
        assert_eq!(
            (&node["aliases"][0]["name"], &node["aliases"][0]["count"]),
            (&json!("Amina Okafor"), &json!(2))
        );
        assert!(!node["aliases"][0]["reasons"].as_array().unwrap().is_empty());
        assert_eq!(node["may_be"], json!([]));
    }

    #[test]
    fn articles_are_read_too() {
        let bed = meetings().file("d.txt", "Amina Okafor left Geneva on Tuesday.\n");
        bed.run("entities found.jsonl d.txt")
            .exits(0)
            .tells("4 articles read");
    }

    #[test]
    fn a_name_cannot_control_the_terminal() {
        let bed = bed(&[("a", &["Evil\u{1b}[2J", "Tom Berg"])]);
        let run = bed.run_bare("entities found.jsonl").exits(0);
        assert!(!run.stdout.contains('\u{1b}'), "{:?}", run.stdout);
    }
}

mod annotations {
    use super::*;

    #[test]
    fn are_not_made_anew_and_need_no_model() {
        let bed = meetings();
        let run = bed
            .run_bare("extract found.jsonl --model gone -o -")
            .exits(0);
        assert_eq!(run.stdout.matches("<edge ").count(), 3, "{}", run.stdout);
        run.tells("3 articles read");
    }

    #[test]
    fn among_articles_are_kept() {
        let bed = meetings().file("d.txt", "Amina Okafor left Geneva on Tuesday.\n");
        let run = bed
            .run("extract d.txt found.jsonl -o n.csv")
            .exits(0)
            .tells("4 articles read");
        drop(run);
        assert!(bed.read("n.csv").contains("Amina Okafor,met,Tom Berg"));
        let lines = bed.read("found.jsonl") + "{\"id\":\"z\",\"text\":\"Okafor left.\"}\n";
        bed.file("mixed.jsonl", lines)
            .run("extract mixed.jsonl")
            .exits(0)
            .tells("4 articles read");
    }

    #[test]
    fn of_a_text_that_changed_are_refused() {
        let changed = record("a", &["Amina Okafor", "Tom Berg"]).replace("and Tom", "und Tom");
        let bed = meetings().file(
            "bad.jsonl",
            changed.replace("\"mentions\"", "\"sha256\":\"00\",\"mentions\""),
        );
        bed.run_bare("entities found.jsonl bad.jsonl")
            .exits(1)
            .tells("its text was changed since");
        let half = r#"{"id":"h","text":"Okafor left.","mentions":[],"entities":{},"relations":[]}"#;
        let bed = meetings().file("half.jsonl", half);
        bed.run_bare("entities found.jsonl half.jsonl")
            .exits(1)
            .tells("`h`: has `mentions`, `entities` and `relations`, but not as");
        let post = r#"{"id":"p","text":"Okafor left.","mentions":["@a"]}"#;
        let bed = meetings().file("post.jsonl", post);
        bed.run("entities post.jsonl").exits(0);
    }
}

mod files {
    use super::*;

    #[test]
    fn that_are_not_there_are_no_empty_ones() {
        for option in ["--judgements", "--aliases"] {
            for command in ["entities", "extract"] {
                let run = meetings().run_bare(&format!("{command} found.jsonl {option} gone"));
                run.exits(2)
                    .tells("`gone`: no such file; check its name, or create it empty");
            }
        }
        let bed = meetings().file("none", "");
        bed.run_bare("extract found.jsonl --judgements none --aliases none")
            .exits(0);
    }

    #[test]
    fn with_faults_are_refused_with_every_line() {
        let bed = meetings().file(
            "who.txt",
            "# mine\nsame | person | A | B\nnot same | person | B | A\nsimilar | A\n",
        );
        bed.run_bare("extract found.jsonl --judgements who.txt -o n.csv")
            .exits(2)
            .tells("`who.txt`: 2 lines are wrong:\n  line 3: tells `B` from `A`, but by line 2 they are the same")
            .tells("\n  line 4: starts with `similar`");
        assert!(!bed.names().contains(&"n.csv".to_owned()));
        let bed = bed.file(
            "mine.toml",
            "[[entity]]\nname = \"A\"\nkind = \"persons\"\n",
        );
        bed.run_bare("entities found.jsonl --aliases mine.toml")
            .exits(2)
            .tells("`mine.toml`, line 3: unknown variant `persons`");
    }

    #[test]
    fn about_nobody_are_told() {
        let bed = meetings().file(
            "who.txt",
            "same | person | Tom Berg | Thomas Berg\n\nnot same | place | Tom Berg | Oslo\n",
        );
        bed.run_bare("extract found.jsonl --judgements who.txt -o n.csv")
            .exits(0)
            .tells("tieline: note: `who.txt`, line 1: no person is called `Thomas Berg`\n")
            .tells("`who.txt`, line 3: no place is called `Tom Berg`, but a person of that name is there; kinds never mix\n")
            .tells("`who.txt`, line 3: no place is called `Oslo`\n");
        let run = bed
            .run_bare("entities found.jsonl --judgements who.txt --quiet")
            .exits(0);
        assert_eq!(run.stderr, "");
    }
}

mod judging {
    use super::*;

    const ALIASES: &str = "[[entity]]\nname = \"Tom Berg\"\nkind = \"person\"\naliases = [\"Nina Lindqvist\"]\nids = { wikidata = \"Q1\", desk = 7 }\n";

    #[test]
    fn a_line_joins_and_a_line_parts() {
        let bed = meetings()
            .file("same.txt", "same | person | Tom Berg | Nina Lindqvist\n")
            .file("apart.txt", "not same | person | Tom Berg @ a | Tom Berg\n");
        let joined = bed
            .run_bare("entities found.jsonl --json --judgements same.txt")
            .exits(0);
        assert_eq!(joined.records().len(), 2, "{:?}", names(&joined));
        let parted = bed
            .run_bare("entities found.jsonl --json --judgements apart.txt")
            .exits(0);
        assert_eq!(parted.records().len(), 4, "{:?}", names(&parted));
    }

    #[test]
    fn an_alias_joins_and_its_ids_reach_every_format() {
        let bed = meetings().file("mine.toml", ALIASES);
        let run = bed
            .run_bare("entities found.jsonl --json --aliases mine.toml")
            .exits(0);
        assert_eq!(names(&run), ["Amina Okafor", "Tom Berg"]);
        assert_eq!(
            run.records()[1]["ids"],
            json!({"desk": "7", "wikidata": "Q1"})
        );
        let table = bed
            .run_bare("entities found.jsonl --aliases mine.toml")
            .exits(0)
            .stdout;
        assert!(table.contains("; desk 7; wikidata Q1\n"), "{table}");
        assert!(table.contains("alias file"), "{table}");
        bed.run_bare("extract found.jsonl --aliases mine.toml -o n.graphml -o n.csv")
            .exits(0);
        let graphml = bed.read("n.graphml");
        let key =
            r#"<key id="n_id_wikidata" for="node" attr.name="id_wikidata" attr.type="string"/>"#;
        for wanted in [key, r#"<data key="n_id_wikidata">Q1</data>"#] {
            assert!(graphml.contains(wanted), "{wanted}\n{graphml}");
        }
        assert!(
            bed.read("n.csv").contains("desk=7; wikidata=Q1"),
            "{}",
            bed.read("n.csv")
        );
    }

    #[test]
    fn a_judgement_beats_an_alias() {
        let bed = meetings()
            .file("mine.toml", ALIASES)
            .file("who.txt", "not same | person | Tom Berg | Nina Lindqvist\n");
        let run = bed
            .run_bare("entities found.jsonl --json --aliases mine.toml --judgements who.txt")
            .exits(0);
        assert_eq!(names(&run), ["Amina Okafor", "Nina Lindqvist", "Tom Berg"]);
    }
}

mod review {
    use super::*;

    /// "Okafor" may be either.
    fn doubtful() -> TestBed {
        bed(&[
            ("a", &["Amina Okafor", "Tom Berg"]),
            ("b", &["Grace Okafor", "Nina Lindqvist"]),
            ("c", &["Okafor", "Lena Voss"]),
        ])
    }

    #[test]
    fn answers_are_written_and_respected() {
        let bed = doubtful();
        let run = bed
            .run_on("x\ns\nn\n", "entities found.jsonl --review who.txt")
            .exits(0);
        assert!(
            run.stdout.contains("c: \"Okafor and Lena Voss met.\""),
            "{}",
            run.stdout
        );
        assert_eq!(
            run.stdout.matches("Same (s), not the same (n)").count(),
            3,
            "{}",
            run.stdout
        );
        run.tells("2 judgements added to `who.txt`");
        let lines = bed.read("who.txt");
        assert_eq!(lines.lines().count(), 2, "{lines}");
        assert!(lines.starts_with("same | person | "), "{lines}");
        assert!(lines.contains("Okafor @ c"), "{lines}");
        let again = bed
            .run_on("", "entities found.jsonl --review who.txt")
            .exits(0);
        assert_eq!(again.stdout, "", "nothing is left to ask");
        again.tells("0 judgements added");
        let nodes = bed
            .run_bare("entities found.jsonl --json --judgements who.txt")
            .exits(0);
        assert_eq!(nodes.records().len(), 5, "{:?}", names(&nodes));
    }

    #[test]
    fn skipping_and_quitting_write_nothing() {
        let bed = doubtful();
        for answers in ["\nq\n", "skip\n", "", "q"] {
            bed.run_on(answers, "entities found.jsonl --review who.txt")
                .exits(0)
                .tells("0 judgements added");
            assert!(!bed.names().contains(&"who.txt".to_owned()), "{answers:?}");
        }
    }

    #[test]
    fn what_stands_in_the_file_stays() {
        let bed = doubtful().file(
            "who.txt",
            "# ours\nnot same | person | Tom Berg | Lena Voss",
        );
        bed.run_on("n\n", "entities found.jsonl --review who.txt")
            .exits(0)
            .tells("1 judgement added");
        let lines = bed.read("who.txt");
        assert!(
            lines.starts_with(
                "# ours\nnot same | person | Tom Berg | Lena Voss\nnot same | person | "
            ),
            "{lines}"
        );
    }

    #[test]
    fn files_that_cannot_be_are_refused_before_anything_is_read() {
        let bed = doubtful()
            .file("articles/a.txt", "Okafor left.\n")
            .file("bad.txt", "nonsense\n");
        bed.run("entities found.jsonl --review gone/who.txt")
            .exits(2)
            .tells("there is no folder `gone`");
        bed.run("entities articles --review articles/who.txt")
            .exits(2)
            .tells("lies among the articles");
        bed.run("entities found.jsonl --review bad.txt")
            .exits(2)
            .tells("`bad.txt`, line 1");
        bed.run("entities - --review who.txt")
            .exits(2)
            .tells("--review reads its answers");
        assert_eq!(bed.read("bad.txt"), "nonsense\n");
    }
}
