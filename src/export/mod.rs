//! The files that a network is written to, one module a format.
//!
//! ```
//! use tieline::export::{Csv, GraphMl};
//! use tieline::graph::Network;
//!
//! # fn main() -> tieline::Result<()> {
//! # let folder = tempfile::tempdir().expect("a folder");
//! # let (graphml, csv) = (folder.path().join("network.graphml"), folder.path().join("ties.csv"));
//! let network = Network::new();
//! GraphMl::new(&network).save(graphml)?;
//! Csv::new(&network).save(csv)?;
//! # Ok(())
//! # }
//! ```

mod csv;
mod format;
mod graphml;
mod proof;
mod save;
mod xml;

pub use csv::Csv;
pub use format::Export;
pub use graphml::GraphMl;
