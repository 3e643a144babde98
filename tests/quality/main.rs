//! Measures against public data sets. `TIELINE_DATA` names the folder that has them; without it every test skips and
//! says so.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may stop at once and may talk"
)]
#![allow(unreachable_pub, reason = "modules of a test binary")]

mod segmentation;

use std::path::PathBuf;

#[test]
fn segmentation_agrees_with_the_treebanks() {
    match std::env::var_os("TIELINE_DATA") {
        Some(folder) => segmentation::measure(&PathBuf::from(folder)),
        None => println!("skipped: TIELINE_DATA is not set to the folder of data sets"),
    }
}
