use crate::export::Csv;
use crate::export::csv::safe;
use crate::graph::testing::{Article, deny, network};

#[test]
fn one_row_for_each_piece_of_evidence() {
    let text = "Okafor met “Šefčovič, M.”\nin Oslo";
    let article = |id: &str| {
        Article::new(id, text)
            .person(&["Okafor"])
            .person(&["Šefčovič"])
    };
    let network = network(&[
        article("a").met("Okafor", "Šefčovič"),
        article("b")
            .met("Šefčovič", "Okafor")
            .tie("Okafor", "met", "Šefčovič", deny),
    ]);
    let table = Csv::new(&network).to_string();
    assert!(table.starts_with("source,label,target,class,polarity,modality,quote,document,"));
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(
        rows[0].iter().take(5).collect::<Vec<_>>(),
        ["Okafor", "met", "Šefčovič", "contact", "affirmed"]
    );
    assert_eq!((&rows[0][6], &rows[0][7], &rows[1][7]), (text, "a", "b"));
    assert_eq!(&rows[2][4], "negated");
    let column = |name: &str| {
        super::COLUMNS
            .iter()
            .position(|column| *column == name)
            .expect("a column")
    };
    assert_eq!(
        (
            &rows[0][column("trigger_start")],
            &rows[0][column("trigger")]
        ),
        ("7", "met")
    );
    assert_eq!(&rows[0][column("end")], text.chars().count().to_string());
}

#[test]
fn no_cell_is_a_formula() {
    let text = "=cmd() met @home, -1, +2";
    let article = Article::new("=1+1", text)
        .person(&["=cmd()"])
        .person(&["@home"]);
    let table = Csv::new(&network(&[article.met("=cmd()", "@home")])).to_string();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let row = reader.records().next().expect("a row").expect("a row");
    assert!(
        row.iter()
            .all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])),
        "{row:?}"
    );
    assert!(row.iter().any(|cell| cell == "'=1+1"));
}

#[test]
fn an_apostrophe_of_the_text_is_kept() {
    for (text, cell) in [("=1", "'=1"), ("'=1", "''=1"), ("'twas", "'twas")] {
        assert_eq!(safe(text.to_owned()), cell);
    }
}
