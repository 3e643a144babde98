//! How well annotations agree with gold ones: mentions, clusters, relations.
//!
//! ```
//! use tieline::annotation::Annotations;
//! use tieline::evaluation::Evaluation;
//! use tieline::text::Document;
//!
//! let mut evaluation = Evaluation::default();
//! let article = Document::new("a1", "Nobody met.");
//! evaluation.add(&article, &Annotations::default(), &Annotations::default());
//! assert_eq!(evaluation.report().documents, 1);
//! ```

mod clusters;
mod mentions;
mod relations;
mod reliability;
mod report;
mod score;

pub use clusters::{Clusters, b_cubed, ceaf_e, muc};
pub use relations::right;
pub use reliability::Bin;
pub use report::{Evaluation, Report, Row};
pub use score::Score;
