//! The program as its users run it: exit codes, messages, and what lies on the disk afterwards.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::support::{Run, TestBed, damage};

const NEWS: &str = "Amina Okafor met Lars-Erik Solheim in Geneva on Tuesday.\n";
const MORE: &str = "Okafor accused the ministry in Lagos. Solheim did not call her.\n";

fn two_articles() -> TestBed {
    TestBed::new().file("a.txt", NEWS).file("b.txt", MORE)
}

mod results {
    use super::*;

    #[test]
    fn graphml_goes_to_standard_output() {
        let run = two_articles().run("extract a.txt").exits(0);
        assert!(run.stdout.contains("<graphml"), "{}", run.stdout);
        run.tells("1 article read\n");
    }

    #[test]
    fn several_outputs_at_once() {
        let bed = two_articles();
        let run = bed
            .run("extract a.txt b.txt -o n.graphml -o t.csv -o -")
            .exits(0);
        assert_eq!(bed.names(), ["a.txt", "b.txt", "n.graphml", "t.csv"]);
        assert_eq!(bed.read("n.graphml"), run.stdout);
        run.tells("2 articles read")
            .tells("written: `n.graphml`, `t.csv`");
    }

    #[test]
    fn one_record_an_article_in_order() {
        let bed = two_articles().file("c.md", "# Heading\n\nOkafor left.\n");
        let run = bed.run("annotate b.txt . -o -").exits(0);
        let texts = run.texts();
        assert!(
            texts[0].contains("Lagos") && texts[1].contains("Geneva"),
            "{texts:?}"
        );
        for record in run.records() {
            let id = record["id"].as_str().unwrap();
            assert!(!id.is_empty());
            assert_eq!(record["sha256"].as_str().unwrap().len(), 64, "{id}");
        }
    }

    #[test]
    fn an_article_is_explained_without_colors_unless_asked() {
        let bed = two_articles();
        let plain = bed
            .run("explain a.txt b.txt")
            .exits(0)
            .tells("2 articles read");
        assert!(plain.stdout.contains("Lagos") && !plain.stdout.contains('\u{1b}'));
        let colored = bed.run("explain a.txt --color always").exits(0);
        assert!(colored.stdout.contains("\u{1b}[1m"), "{}", colored.stdout);
    }

    #[test]
    fn annotations_go_to_a_file() {
        let bed = two_articles();
        let run = bed.run("annotate a.txt -o found.jsonl").exits(0);
        assert_eq!(run.stdout, "");
        assert_eq!(bed.read("found.jsonl"), bed.run("annotate a.txt").stdout);
        run.tells("written: `found.jsonl`");
    }

    #[test]
    fn quiet_tells_nothing_when_all_is_well() {
        let bed = two_articles();
        let run = bed.run("extract . -o n.graphml --quiet").exits(0);
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
        bed.run("extract a.txt gone.txt --quiet")
            .exits(1)
            .tells("gone.txt");
    }

    #[test]
    fn the_same_bytes_every_time() {
        let mut bed = TestBed::new();
        for number in 0..12 {
            let text = format!("{}{}", MORE.repeat(number % 5), NEWS.repeat(number % 3 + 1));
            bed = bed.file(&format!("articles/{number:02}.txt"), text);
        }
        let first = bed.run("annotate articles --threads 1").exits(0);
        assert_eq!(first.records().len(), 12);
        for line in [
            "annotate articles --threads 1",
            "annotate articles --threads 2",
        ] {
            assert_eq!(bed.run(line).exits(0).stdout, first.stdout, "{line}");
        }
        let first = bed.run("extract articles --threads 1").exits(0);
        let second = bed.run("extract articles --threads 2").exits(0);
        assert_eq!(first.stdout, second.stdout);
    }

    #[test]
    fn a_date_for_articles_without_one() {
        let line = r#"{"id":"x","text":"Okafor left.","date":"2020-01-02"}"#;
        let bed = two_articles().file("dated.jsonl", line);
        let run = bed
            .run("annotate a.txt dated.jsonl --date 2024-03-05")
            .exits(0);
        let dates: Vec<_> = run.records().iter().map(|r| r["date"].clone()).collect();
        assert_eq!(dates, ["2024-03-05", "2020-01-02"]);
    }

    #[test]
    fn uncertain_relations_are_left_out() {
        let run = two_articles().run("annotate . --min-confidence 1").exits(0);
        for record in run.records() {
            let relations = record["relations"].as_array().unwrap();
            assert!(
                relations.iter().all(|r| r["confidence"] == 1.0),
                "{relations:?}"
            );
        }
    }
}

mod input {
    use super::*;

    #[test]
    fn a_missing_path_among_others_is_skipped() {
        let run = two_articles().run("annotate gone.txt a.txt").exits(1);
        assert_eq!(run.records().len(), 1);
        run.tells("tieline: skipped: ")
            .tells("gone.txt")
            .tells("1 article read, 1 skipped");
    }

    #[test]
    fn nothing_readable_is_a_failure() {
        let bed = TestBed::new();
        let run = bed.run("extract gone.txt -o n.graphml").exits(2);
        run.tells("gone.txt")
            .tells("tieline: no article could be read");
        assert!(bed.names().is_empty(), "{:?}", bed.names());
    }

    #[test]
    fn strict_stops_at_the_first_bad_article() {
        let bed = two_articles();
        let run = bed
            .run("extract a.txt gone.txt b.txt -o n.graphml --strict")
            .exits(2);
        run.tells("gone.txt").tells("--strict");
        assert_eq!(bed.names(), ["a.txt", "b.txt"]);
    }

    #[test]
    fn no_text_is_no_article() {
        let bed = two_articles()
            .file("empty.txt", "")
            .file("blank.txt", " \n\t\r\n ");
        let run = bed.run("annotate empty.txt blank.txt a.txt").exits(1);
        assert_eq!(run.records().len(), 1);
        run.tells("empty.txt").tells("blank.txt");
    }

    #[test]
    fn a_binary_file_is_skipped() {
        let picture = [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            &[0, 1, 2, 3, 0xff, 0xfe, 0x80].repeat(64),
        ];
        let bed = two_articles().file("picture.txt", picture.concat());
        let run = bed
            .run("annotate picture.txt a.txt")
            .exits(1)
            .tells("picture.txt");
        assert_eq!(run.records().len(), 1);
    }

    #[test]
    fn a_broken_line_says_its_number() {
        let lines = "{\"id\":\"1\",\"text\":\"Okafor left.\"}\n{\"id\":\"2\",\n{\"id\":\"3\",\"text\":\"Solheim left.\"}\n";
        let bed = TestBed::new().file("wire.jsonl", lines);
        let run = bed.run("annotate wire.jsonl").exits(1).tells("line 2");
        assert_eq!(run.texts(), ["Okafor left.", "Solheim left."]);
    }

    #[test]
    fn duplicate_ids_are_told_and_told_apart() {
        let lines =
            "{\"id\":\"1\",\"text\":\"Okafor left.\"}\n{\"id\":\"1\",\"text\":\"Solheim left.\"}\n";
        let bed = TestBed::new().file("wire.jsonl", lines);
        let run = bed.run("annotate wire.jsonl").exits(0);
        let ids: Vec<_> = run.records().iter().map(|r| r["id"].clone()).collect();
        assert_eq!(ids, ["1", "1#2"]);
        run.tells("tieline: note: ").tells("duplicate id `1`");
    }

    #[test]
    fn old_encodings_are_read() {
        let latin: Vec<u8> = "Präsidentin Amélie Müller traf Señor Núñez in Köln.\n"
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect();
        let wide = "\u{feff}Minister Šefčovič met Okafor.\n";
        let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bed = TestBed::new()
            .file("latin.txt", latin)
            .file("wide.txt", wide);
        let run = bed.run("annotate latin.txt wide.txt").exits(0);
        let texts = run.texts();
        assert!(
            texts[0].contains("Amélie Müller traf Señor Núñez"),
            "{texts:?}"
        );
        assert!(texts[1].starts_with("Minister Šefčovič met"), "{texts:?}");
    }

    #[test]
    fn nul_bytes_do_no_harm() {
        let bed = two_articles().file("nul.txt", "Okafor met\0 Solheim.\n");
        let run = bed.run("annotate nul.txt a.txt").exits(0);
        assert_eq!(run.texts()[0], "Okafor met\0 Solheim.\n");
    }

    #[test]
    fn a_folder_without_articles_is_told() {
        let bed = two_articles().folder("bare").file("other/picture.png", "x");
        bed.run("annotate bare").exits(2).tells("bare");
        bed.run("annotate other a.txt").exits(1).tells("other");
    }

    #[test]
    fn standard_input_is_text_or_json_lines() {
        let bed = TestBed::new();
        let run = bed.run_on(NEWS, "annotate -").exits(0);
        assert_eq!(run.texts()[0].trim(), NEWS.trim());
        let line = "{\"id\":\"x\",\"text\":\"Okafor left.\"}\n";
        let run = bed.run_on(line, "annotate -").exits(0);
        assert_eq!(
            (&run.records()[0]["id"], run.texts()[0].as_str()),
            (&"x".into(), "Okafor left.")
        );
        bed.run_on("", "annotate -").exits(2);
    }

    #[test]
    fn names_from_outside_do_not_steer_the_terminal() {
        let lines = "{\"id\":\"\\u001b[31mred\",\"text\":\"\"}\n";
        let bed = TestBed::new().file("wire.jsonl", lines);
        let run = bed.run("annotate wire.jsonl").exits(2);
        assert!(!run.stderr.contains('\u{1b}'), "{:?}", run.stderr);
    }
}

mod output {
    use super::*;

    #[test]
    fn an_unwritable_place_is_told_before_anything_is_read() {
        let bed = two_articles().folder("taken.graphml");
        let places = ["none/n.graphml", "taken.graphml", "a.txt/n.csv"];
        for place in places {
            let line = format!("extract gone.txt a.txt -o {place}");
            bed.run(&line)
                .exits(2)
                .tells(place)
                .keeps_quiet_about("gone.txt");
        }
        assert_eq!(bed.names(), ["a.txt", "b.txt", "taken.graphml"]);
    }

    #[test]
    fn one_unwritable_place_spoils_all() {
        let bed = two_articles();
        bed.run("extract a.txt -o n.graphml -o none/t.csv").exits(2);
        assert_eq!(bed.names(), ["a.txt", "b.txt"]);
    }

    #[test]
    fn the_old_result_stays_when_the_run_fails() {
        let bed = two_articles()
            .file("n.graphml", "old")
            .file("f.jsonl", "old");
        bed.run("extract gone.txt -o n.graphml").exits(2);
        bed.run("annotate a.txt gone.txt --strict -o f.jsonl")
            .exits(2);
        assert_eq!(
            (bed.read("n.graphml"), bed.read("f.jsonl")),
            ("old".into(), "old".into())
        );
        assert_eq!(bed.names().len(), 4);
        bed.run("extract a.txt -o n.graphml").exits(0);
        assert!(bed.read("n.graphml").contains("<graphml"));
    }

    #[test]
    fn articles_are_not_written_over() {
        let line = "{\"id\":\"x\",\"text\":\"Okafor left.\"}\n";
        let bed = TestBed::new().file("in/wire.jsonl", line);
        bed.run("annotate in/wire.jsonl -o in/wire.jsonl")
            .exits(2)
            .tells("overwritten");
        bed.run("annotate in -o in/../in/notes.TXT")
            .exits(2)
            .tells("elsewhere");
        bed.run("annotate in -o in/found.jsonl")
            .exits(2)
            .tells("elsewhere");
        assert_eq!(bed.read("in/wire.jsonl"), line);
    }

    #[test]
    fn unknown_formats_are_refused() {
        let bed = two_articles();
        bed.run("extract a.txt -o n.docx")
            .exits(2)
            .tells(".graphml or .csv");
        bed.run("annotate a.txt -o n.graphml")
            .exits(2)
            .tells("JSON Lines");
    }

    #[cfg(unix)]
    #[test]
    fn devices_stay_devices() {
        use std::os::unix::fs::FileTypeExt;

        two_articles().run("annotate a.txt -o /dev/null").exits(0);
        let null = fs::metadata("/dev/null").unwrap();
        assert!(null.file_type().is_char_device());
    }

    #[cfg(unix)]
    #[test]
    fn a_result_is_as_readable_as_any_file() {
        use std::os::unix::fs::PermissionsExt;

        let bed = two_articles();
        bed.run("annotate a.txt -o f.jsonl").exits(0);
        let mode = |name| fs::metadata(bed.path(name)).unwrap().permissions().mode();
        assert_eq!(mode("f.jsonl"), mode("a.txt"));
    }

    #[test]
    fn whoever_reads_the_output_may_leave() {
        let bed = TestBed::new().file("long.txt", NEWS.repeat(100));
        for line in ["annotate long.txt long.txt", "extract long.txt"] {
            let mut command = bed.command(line);
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().unwrap();
            drop(child.stdout.take());
            let run = Run::new(line, &child.wait_with_output().unwrap());
            run.exits(0).keeps_quiet_about("pipe");
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_interrupted_run_leaves_no_file() {
        let bed = TestBed::new().file("f.jsonl", "old");
        let mut command = bed.command("annotate - -o f.jsonl");
        command.stdin(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        while bed.names().len() < 2 {
            assert!(child.try_wait().unwrap().is_none(), "it ended too early");
            thread::sleep(Duration::from_millis(10)); // until the temporary file is there
        }
        let pid = child.id().to_string();
        let kill = std::process::Command::new("kill")
            .args(["-INT", &pid])
            .status();
        assert!(kill.unwrap().success());
        let stdin = child.stdin.take(); // still open: the program waits for more
        let status = child.wait().unwrap();
        drop(stdin);
        assert_eq!(status.code(), Some(130));
        assert_eq!(
            (bed.names(), bed.read("f.jsonl")),
            (vec!["f.jsonl".to_owned()], "old".into())
        );
    }
}

mod model {
    use super::*;

    #[test]
    fn an_article_in_another_language_is_skipped_unless_asked_for() {
        let russian = "Министр обороны встретился во вторник в Женеве с послом Норвегии.";
        let bed = two_articles().file("r.txt", russian);
        let run = bed.run("annotate a.txt r.txt").exits(1);
        run.tells("`r.txt`: its text is Russian")
            .tells("--any-language");
        assert_eq!(
            bed.run("annotate a.txt r.txt --any-language")
                .exits(0)
                .records()
                .len(),
            2
        );
    }

    #[test]
    fn a_missing_model_is_named() {
        let bed = two_articles();
        let run = bed.run_bare("annotate a.txt --model nowhere").exits(2);
        run.tells("model `nowhere`").keeps_quiet_about("article");
    }

    #[test]
    fn a_model_of_another_format_says_so() {
        for (other, remedy) in [(1, "newer model"), (999, "newer tieline")] {
            let bed = two_articles().model("m");
            damage(&bed.path("m"), "manifest.toml", |bytes| {
                let text = String::from_utf8(bytes).unwrap();
                let format = format!("format = {other}\n");
                text.replace("format = 4\n", &format).into_bytes()
            });
            bed.run_bare("annotate a.txt --model m")
                .exits(2)
                .tells(&format!("format {other}, but this tieline reads format 4"))
                .tells(remedy);
        }
    }

    #[test]
    fn a_corrupt_manifest_is_told() {
        let bed = two_articles()
            .model("m")
            .file("m/manifest.toml", "format = [");
        bed.run_bare("annotate a.txt --model m")
            .exits(2)
            .tells("manifest.toml");
    }

    #[test]
    fn changed_weights_are_told() {
        let bed = two_articles().model("m");
        damage(&bed.path("m"), "model.safetensors", |mut bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            bytes
        });
        bed.run_bare("annotate a.txt --model m")
            .exits(2)
            .tells("model.safetensors");
    }

    #[test]
    fn missing_and_cut_off_files_are_told() {
        for file in ["model.safetensors", "tokenizer.json", "config.json"] {
            let bed = two_articles().model("m");
            damage(&bed.path("m"), file, |bytes| {
                bytes[..bytes.len() / 2].to_vec()
            });
            bed.run_bare("annotate a.txt --model m")
                .exits(2)
                .tells(file);
            fs::remove_file(bed.path("m").join(file)).unwrap();
            bed.run_bare("annotate a.txt --model m")
                .exits(2)
                .tells(file);
        }
    }

    #[test]
    fn the_environment_may_name_the_model() {
        let bed = two_articles().model("m");
        let mut command = bed.bare_command("annotate a.txt");
        command.env("TIELINE_MODEL", bed.path("m"));
        Run::new("annotate a.txt", &command.output().unwrap()).exits(0);
    }
}

mod usage {
    use super::*;

    #[test]
    fn help_and_version_need_nothing() {
        let bed = TestBed::new();
        let help = bed.run_bare("--help").exits(0);
        assert!(help.stdout.contains("Exit codes:"), "{}", help.stdout);
        for command in ["extract", "annotate"] {
            let help = bed.run_bare(&format!("{command} --help")).exits(0);
            assert!(help.stdout.contains("Examples:"), "{}", help.stdout);
        }
        let version = bed.run_bare("--version").exits(0);
        assert_eq!(
            version.stdout,
            format!("tieline {}\n", env!("CARGO_PKG_VERSION"))
        );
    }

    #[test]
    fn wrong_options_fail_before_anything_is_read() {
        let bed = two_articles();
        for option in [
            "--threads 0",
            "--min-confidence 2",
            "--date 2024-02-30",
            "--colour",
        ] {
            bed.run(&format!("annotate gone.txt {option}"))
                .exits(2)
                .keeps_quiet_about("gone.txt");
        }
    }
}
