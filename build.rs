//! Lets the programs of this package find, with no variable set, the libtorch they are linked with.
//! `.cargo/config.toml` says where it is; the crate `torch-sys` links it, and leaves the rest to us.
#![allow(clippy::print_stdout, reason = "cargo listens here")]

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Part of a name that only a libtorch with the newer C++ strings has.
const NEWER: &[u8] = b"c105ErrorC1ENS_14SourceLocationENSt7__cxx1112basic_string";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=LIBTORCH");
    println!("cargo:rerun-if-env-changed=LIBTORCH_CXX11_ABI");
    // After `make install`, and in a repository that was moved after the build.
    let macos = cfg!(target_os = "macos");
    let here = if macos { "@loader_path" } else { "$ORIGIN" };
    println!("cargo:rustc-link-arg-bins=-Wl,-rpath,{here}/../lib/tieline");
    println!("cargo:rustc-link-arg-bins=-Wl,-rpath,{here}/../../.libtorch/lib");
    let Some(libtorch) = env::var_os("LIBTORCH") else {
        return Ok(());
    };
    let lib = PathBuf::from(libtorch).join("lib");
    check(&lib);
    println!("cargo:rustc-link-arg=-Wl,-rpath,{}", lib.display());
    // Cargo puts a search path below its own target folder into LD_LIBRARY_PATH: `cargo run` and
    // `cargo test` of a crate that depends on this one find libtorch by that.
    let link = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("libtorch");
    let _ = fs::remove_file(&link); // of the last run, if there was one
    std::os::unix::fs::symlink(&lib, &link)?;
    println!("cargo:rustc-link-search=native={}", link.display());
    Ok(())
}

/// Tells a mistake before the linker does in a thousand lines.
fn check(lib: &Path) {
    let place = lib.display();
    assert!(lib.is_dir(), "no libtorch in {place}: run `make setup`");
    let core = lib.join("libc10.so");
    println!("cargo:rerun-if-changed={}", core.display());
    let newer = fs::read(core).map(|bytes| bytes.windows(NEWER.len()).any(|part| part == NEWER));
    let told = env::var("LIBTORCH_CXX11_ABI").as_deref() != Ok("0");
    assert!(
        !newer.is_ok_and(|newer| newer != told),
        "{place}: LIBTORCH_CXX11_ABI must be {}",
        u8::from(!told)
    );
}
