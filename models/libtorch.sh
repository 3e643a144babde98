#!/bin/sh
# Puts libtorch 2.4.0 (CPU), which rust-bert computes with, into .libtorch at the root of the repository,
# where .cargo/config.toml points.
#
#   models/libtorch.sh [FOLDER]      FOLDER: somewhere else, for a crate that uses tieline as a library
#
# It comes from the torch wheel of the package index that pip is configured with. On Linux x86_64 that
# downloads 815 MB and keeps 530 MB; while it works it needs 1.7 GB. A broken run can be repeated, and a
# finished one is not done again. With LIBTORCH set to a libtorch 2.4.0 of your own, FOLDER becomes a link to it.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
target=${1:-$root/.libtorch}
work=$target.part

say() { printf 'libtorch: %s\n' "$*"; }
die() { printf 'libtorch: %s\n' "$@" >&2; exit 2; }

# The version of the libtorch in folder $1: the C++ archives have a build-version, Python's torch a version.py.
version() {
    cat "$1/build-version" "$1/version.py" 2>/dev/null | sed -n "s/^\(__version__ = '\)\{0,1\}\([0-9][0-9.]*\).*/\2/p" | head -n 1
}

# The C++ strings that the libtorch in folder $1 was built with: 1 the newer ones, 0 the older ones, as in the
# wheels. Code compiled for one does not link with the other. (macOS has one kind only, and no libc10.so.)
abi() {
    ! LC_ALL=C grep -qs c105ErrorC1ENS_14SourceLocationENSt7__cxx1112basic_string "$1/lib/libc10.so"
    echo $?
}

# Stops unless the libtorch in folder $1 is whole and can be built with.
check() {
    [ -f "$1/include/torch/csrc/api/include/torch/torch.h" ] && ls "$1"/lib/libtorch_cpu.* >/dev/null 2>&1 ||
        die "$1 lacks include/ or lib/ of a libtorch; remove it, or set LIBTORCH to another folder"
    found=$(version "$1")
    case $found in
    2.4.0) ;;
    2.4.*) [ -n "${LIBTORCH_BYPASS_VERSION_CHECK:-}" ] ||
        die "$1 is version $found, and the tch crate insists on 2.4.0" \
            "to try it all the same: export LIBTORCH_BYPASS_VERSION_CHECK=1, and run this again" ;;
    *) die "$1 is version ${found:-unknown}; 2.4.0 is needed (with LIBTORCH unset, this script fetches it)" ;;
    esac
    [ "$(abi "$1")" = "${LIBTORCH_CXX11_ABI:-0}" ] ||
        die "$1 was built with the other kind of C++ strings" \
            "say so to every cargo command: export LIBTORCH_CXX11_ABI=$(abi "$1"), then run this again"
}

# What is needed besides libtorch.
toolchain() {
    rust=$(cargo --version 2>/dev/null | cut -d' ' -f2) || true
    [ -n "$rust" ] || die "no working cargo found: install Rust with rustup"
    minor=${rust#1.}
    [ "${minor%%.*}" -ge 85 ] 2>/dev/null ||
        die "cargo $rust is too old, 1.85 or later is needed; distributions ship older ones: install Rust with rustup"
    command -v "${CXX:-c++}" >/dev/null ||
        die "no C++ compiler (${CXX:-c++}) found; on Debian: apt install g++, on macOS: xcode-select --install"
}

# Sets the wheels of this platform and their checksums.
platform() {
    case "$(uname -s) $(uname -m)" in
    "Linux x86_64") # the CPU library names two small CUDA libraries; no graphics card or driver is needed
        platform=manylinux1_x86_64
        wheels="nvidia-cuda-runtime-cu12==12.1.105 --hash=sha256:6e258468ddf5796e25f1dc591a31029fa317d97a0a94ed93468fc86301d61e40
nvidia-cuda-cupti-cu12==12.1.105 --hash=sha256:e54fde3983165c624cb79254ae9818a456eb6e87a7fd4d56a2352c24ee542d7e
torch==2.4.0 --hash=sha256:e743adadd8c8152bb8373543964551a7cb7cc20ba898dc8f9c0cdbe47c283de0"
        ;;
    "Linux aarch64")
        say "Linux on Arm: this platform's own wheel, which nobody has tried with tieline yet"
        platform=manylinux2014_aarch64
        wheels="torch==2.4.0 --hash=sha256:7334325c0292cbd5c2eac085f449bf57d3690932eac37027e193ba775703c9e6"
        ;;
    "Darwin arm64")
        say "macOS on Apple silicon: this platform's own wheel, which nobody has tried with tieline yet"
        platform=macosx_11_0_arm64
        wheels="torch==2.4.0 --hash=sha256:f169b4ea6dc93b3a33319611fcc47dc1406e4dd539844dcbd2dec4c1b96e166d"
        ;;
    "Darwin x86_64") die "torch 2.4.0 was not released for Intel Macs; build libtorch 2.4.0 and set LIBTORCH to it" ;;
    *) die "no torch 2.4.0 wheel is known for $(uname -sm); build libtorch 2.4.0 and set LIBTORCH to it" ;;
    esac
    ! ls /lib/ld-musl-* >/dev/null 2>&1 || die "the torch wheels need glibc, and this system has musl"
}

fetch() {
    TMPDIR=$work/tmp python3 -m pip --disable-pip-version-check download --no-deps --only-binary=:all: --no-cache-dir \
        --implementation cp --python-version 311 --platform "$platform" --require-hashes -r "$work/wheels.txt" -d "$work" "$@"
}

unpack() {
    python3 - "$work" <<'PYTHON'
import pathlib, re, shutil, sys, zipfile
work = pathlib.Path(sys.argv[1])
lib = r"(?:libtorch_cpu|libtorch|libc10|libomp|libgomp-\w+|libcudart|libcupti)\.(?:so|dylib)[.\d]*"
places = [  # member of a wheel -> file in the libtorch folder
    (re.compile(r"torch/(include/.+)"), r"\1"),
    (re.compile(rf"(?:torch|nvidia/\w+)/lib/({lib})"), r"lib/\1"),
    (re.compile(r"torch\.libs/(.+)"), r"lib/\1"),
    (re.compile(r"(.+)\.dist-info/(?:licenses/)?((?:LICEN[CS]E|NOTICE)\S*)", re.I), r"licenses/\1-\2"),
]
for wheel in sorted(work.glob("*.whl")):
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            name = next((p.sub(to, member.filename) for p, to in places if p.fullmatch(member.filename)), None)
            if name is None or member.is_dir():
                continue
            path = work / "libtorch" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(member) as source, path.open("wb") as out:
                shutil.copyfileobj(source, out, 1 << 20)
PYTHON
    # The wheel's libtorch.so asks for the CUDA library as well; to the linker this text is the same without it.
    [ "$(uname -s)" = Darwin ] || echo 'INPUT(-ltorch_cpu)' >"$work/libtorch/lib/libtorch.so"
    echo 2.4.0+cpu >"$work/libtorch/build-version"
}

case $target in -*) sed -n '2,/^set/s/^# \{0,1\}//p' "$0"; exit ;; esac
toolchain
[ -d "$target" ] || [ ! -L "$target" ] || rm "$target" # a link whose folder has gone
[ -d "$target" ] || [ ! -e "$target" ] || die "$target is in the way"
if [ -n "${LIBTORCH:-}" ] && [ ! "$LIBTORCH" -ef "$target" ]; then
    own=$(cd "$LIBTORCH" 2>/dev/null && pwd) || die "LIBTORCH=$LIBTORCH is not a folder"
    check "$own"
    [ -d "$target" ] && [ ! -L "$target" ] || ln -sfn "$own" "$target"
    say "LIBTORCH is $own, version $found: nothing to fetch"
elif [ -d "$target" ]; then
    check "$target"
    say "$target is in place, version $found"
else
    platform
    python3 -c '' 2>/dev/null || die "no python3 found, which is used for fetching; on Debian: apt install python3-pip"
    python3 -m pip --version >/dev/null 2>&1 || die "python3 has no pip; on Debian: apt install python3-pip"
    rm -rf "$work/libtorch" "$work/tmp"
    mkdir -p "$work/tmp"
    echo "$wheels" >"$work/wheels.txt"
    if ! fetch --quiet --no-index --find-links "$work" >/dev/null 2>&1; then
        say "fetching the torch 2.4.0 wheel ($platform)"
        fetch || die "pip could not fetch: its message is above. When that is mended (network, room on the disk), run this again." \
            "For a machine without network, put the wheels named in $work/wheels.txt into $work," \
            "or set LIBTORCH to a libtorch 2.4.0 of your own."
    fi
    say "unpacking"
    unpack || die "the wheels in $work could not be unpacked: is the disk full? Run this again."
    check "$work/libtorch"
    mv "$work/libtorch" "$target"
    rm -rf "$work"
    say "$target is in place, version $found"
fi
