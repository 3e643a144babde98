//! What `--help` says behind the options.

pub(crate) const EXAMPLES: &str = "\
Examples:
  tieline extract articles -o network.graphml
  tieline annotate articles -o annotations.jsonl
  tieline explain articles/monday.txt

`tieline help extract` tells more.";

pub(crate) const PROGRAM_HELP: &str = "\
Examples:
  tieline extract articles -o network.graphml
  tieline annotate articles -o annotations.jsonl
  tieline explain articles/monday.txt

Results go to standard output or to the files named by -o; everything else goes to standard error.

Exit codes:
  0    done
  1    done, but some inputs were skipped
  2    failed, or nothing could be read; no file was written
  130  interrupted; no file was written";

pub(crate) const EXTRACT_EXAMPLES: &str = "\
Examples:
  # a folder of articles, for Gephi, Cytoscape, yEd or NetworkX
  tieline extract articles -o network.graphml

  # the same and a table of ties; fairly certain ties only, and only those who have one
  tieline extract articles -o network.graphml -o ties.csv --min-confidence 0.5 --connected

  # what Washington and the Kremlin do as what the United States and Russia do
  tieline extract articles -o network.graphml --fold-capitals

  # from a pipe and into one
  zcat wire.jsonl.gz | tieline extract - --quiet | xmllint --format -";

pub(crate) const ANNOTATE_EXAMPLES: &str = "\
Examples:
  # one line an article: mentions, entities and relations with their offsets
  tieline annotate articles -o annotations.jsonl

  # who is called what, with jq
  tieline annotate monday.txt | jq -r '.mentions[].text'

  # old articles that do not tell their date
  tieline annotate archive/1989-11-09 --date 1989-11-09 -o annotations.jsonl";

pub(crate) const EXPLAIN_EXAMPLES: &str = "\
Examples:
  # who is in an article, and under each sentence its ties: status, words, who says so, what it was read from
  tieline explain monday.txt

  # long ones, with colors
  tieline explain articles --color always | less -R

Mentions stand in brackets; a pronoun or description tells whom it means. \"not so\" marks what was denied or failed,
and planned, possible, conditional or claimed what need not have happened.";

pub(crate) const EVAL_EXAMPLES: &str = "\
Examples:
  # how well this program reads articles that were annotated by hand
  tieline eval gold.jsonl

  # another program's annotations, figures for a script
  tieline eval gold.jsonl --predictions theirs.jsonl --json | jq .shares

  # what the confidence of every tie is made of, and whether it is right
  tieline eval gold.jsonl --signs signs.jsonl

Mentions count by exact span and kind. Pairs are entities tied in one sentence; an entity that was found
means the gold one with which it shares most mentions.";
