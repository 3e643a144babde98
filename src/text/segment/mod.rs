//! Cuts text into sentences and words, the way the English treebanks of Universal Dependencies do.
//!
//! Text → blocks (paragraphs, headings, list items) → chunks between white space → words → sentences with their kind.
//! Every step looks at each character a bounded number of times, so the time is linear in the text.
//! The lists of abbreviations and spellings are data: the `.toml` files beside this folder.

mod abbreviation;
mod address;
mod block;
mod boundary;
mod character;
mod chunk;
mod clitic;
mod dateline;
mod heading;
mod lists;
mod number;
mod segmenter;
#[cfg(test)]
mod tests;
mod word;
mod words;

pub(crate) use segmenter::segment;
