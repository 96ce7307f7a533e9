#!/usr/bin/env bash
# Builds, shows and tests Pullquote; `./build.sh help` says how.
set -euo pipefail
cd "$(dirname "$0")"

help() {
    cat <<'TEXT'
./build.sh         builds extension/dist, the folder that Chrome and Firefox load, and packs it into target/
./build.sh demo    shows the extension on a sample article; without a display: its reading and screenshots
./build.sh demo PAGE.html    the same on a page of yours
./build.sh test    runs every test: native, in wasm, in both browsers
./build.sh www     serves the try-it page on this machine
./build.sh looks   takes the pictures in tests/looks anew, once they may look otherwise
./build.sh fuzz KIND [SECONDS]    lets a fuzzer look for what breaks: html, text, options, snapshot or import
./build.sh bench   measures the way from click to painted panel, and others beside it; [ROUNDS] [PAGE.html]... as well
./build.sh lint    what machines object to: in the code, in what it is made of, in the package
TEXT
}

main() {
    case "${1-build}" in
        build | demo | test | www | looks | fuzz | bench | lint | help) "${@:-build}" ;;
        -h | --help) help ;;
        *) help >&2; exit 2 ;;
    esac
}

# --- what can be asked for ---

build() {
    tools
    same_bindgen
    compile
    optimise
    pack extension "$OUT" extension/dist
    say "extension/dist is what both browsers load; packed: $(echo target/pullquote-*.zip target/pullquote-*.xpi)"
}

demo() {
    build
    browsers
    cargo run --quiet --example demo -- "$@"
}

test() {
    build
    pack www "$OUT" target/www
    browsers
    cargo test --no-fail-fast
}

www() {
    build
    pack www "$OUT" target/www
    cargo run --quiet --example demo -- serve target/www
}

looks() {
    build
    browsers
    PULLQUOTE_BLESS=1 PULLQUOTE_TRIAL="the looks" cargo test --test browsers -- --nocapture
}

bench() {
    build
    pack www "$OUT" target/www
    browsers
    local spans
    spans="target/bench/$(date +%F-%H%M).csv"
    cargo run --quiet --example bench -- "$spans" "$@"
    [ "${1-}" != tasks ] || return 0
    cargo bench --quiet --features peers --bench peers -- "$PWD/$spans"
    say "all rounds: $spans"
}

# Tools of its own, which nothing else needs: minutes the first time.
lint() {
    local tools=target/lint deny=0.20.2 web_ext=10.6.0
    build
    [ -x "$tools/bin/cargo-deny" ] || cargo install --quiet --locked --root "$tools" "cargo-deny@$deny"
    [ -d "$tools/node_modules" ] || npm install --prefix "$tools" --ignore-scripts --silent "web-ext@$web_ext"
    cargo fmt --check
    cargo clippy --quiet --all-targets -- -D warnings
    # without advisories, which are fetched
    "$tools/bin/cargo-deny" check bans licenses sources
    "$tools/node_modules/.bin/web-ext" lint --source-dir extension/dist --no-config-discovery
}

# libFuzzer, with the coverage that rustc can count by itself; it begins with the cases and the tests' own texts.
fuzz() {
    local kind=${1:?} seconds=${2-60} work=target/fuzz
    need g++ g++
    local -A texts=([html]=tests/pages [text]=tests/quotes [import]=guide)
    local coverage="--cfg fuzzing -Cpasses=sancov-module -Ccodegen-units=4"
    for argument in level=4 inline-8bit-counters pc-table trace-compares; do
        coverage+=" -Cllvm-args=-sanitizer-coverage-$argument"
    done
    local target
    target=$(rustc -vV | sed -n 's/^host: //p')
    RUSTFLAGS=$coverage cargo build --quiet --release --manifest-path tests/fuzz/Cargo.toml \
        --bin "$kind" --target "$target" --target-dir "$work"
    mkdir -p "$work/corpus/$kind"
    # the fuzzer wants all but ASCII as \x..
    while IFS= read -r word; do
        printf '"%s"\n' "$(printf %b "$word" | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g')"
    done <tests/fuzz/words.txt >"$work/words.dict"
    nice "$work/$target/release/$kind" "$work/corpus/$kind" "tests/fuzz/cases/$kind" ${texts[$kind]-} \
        -dict="$work/words.dict" -max_total_time="$seconds" -max_len=2500 -timeout=20 -print_final_stats=1 \
        -artifact_prefix="tests/fuzz/cases/$kind/"
}

# --- the extension ---

readonly OUT=target/extension        # the steps' products on the way to extension/dist
readonly MODULES="core pages try_page" # of wasm: src/wasm/ has a file for each
readonly WASM=wasm32-unknown-unknown
readonly FEATURES="--enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals"

tools() {
    need cargo cargo-web rustc-web
    need cc gcc libc6-dev
    need npm nodejs npm
    cmp -s extension/package-lock.json target/tools/installed && return
    say "fetching what is taken from npm"
    mkdir -p target/tools
    cp extension/package.json extension/package-lock.json target/tools/
    npm ci --prefix target/tools --ignore-scripts --silent
    cp extension/package-lock.json target/tools/installed
}

# wasm-bindgen's crate and its packer speak a format that changes with every version.
same_bindgen() {
    local crate packer
    crate=$(locked wasm-bindgen)
    packer=$(locked wasm-bindgen-cli-support)
    [ "$crate" = "$packer" ] || die "Cargo.lock has wasm-bindgen $crate, but wasm-bindgen-cli-support $packer"
}

locked() { # the version of a crate in Cargo.lock
    grep -A1 "^name = \"$1\"$" Cargo.lock | sed -n 's/^version = "\(.*\)"$/\1/p'
}

# In a folder of its own, so that these flags don't rebuild what native builds have made, nor theirs this.
compile() {
    wasm_cargo build --quiet --profile wasm $(printf -- '--example pullquote_%s ' $MODULES) \
        --target "$WASM" --target-dir target/wasm
}

# The standard library is built along with the rest, for size: that saves a fifth of the wasm. From rustup's
# toolchain with the library's source; else with the ready-made one; else from Debian's packages.
wasm_cargo() {
    local -x CARGO_ENCODED_RUSTFLAGS
    CARGO_ENCODED_RUSTFLAGS=$({ wasm_flags; own_std_flags; } | paste -sd $'\x1f')
    local own_std=(-Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size)
    if has src || add component rust-src; then
        RUSTC_BOOTSTRAP=1 cargo "$@" "${own_std[@]}"
    elif has "$WASM" || add target "$WASM"; then
        CARGO_ENCODED_RUSTFLAGS=$(wasm_flags | paste -sd $'\x1f')
        cargo "$@"
    else
        need /usr/bin/cargo cargo-web rustc-web
        need lld-22 lld-22 rust-web-src rust-web-llvm
        RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 /usr/bin/cargo "$@" "${own_std[@]}"
    fi
}

# One to a line. Tables of references and several results are what wasm2js cannot turn into JavaScript, and a
# ready-made standard library would bring them in; the paths are the same on every machine.
wasm_flags() {
    echo -Ctarget-feature=-reference-types,-multivalue
    echo -Clink-arg=--no-check-features
    # data behind a stack of less than a megabyte have addresses that take three bytes of code each, not four
    echo -Clink-arg=-zstack-size=917504
    # short functions are taken in where they are called, up to a length at which the wasm grows by 4 % and all is read
    # in a sixth less time: of itself LLVM takes in next to none for the least size
    echo -Cllvm-args=-inline-threshold=25
    echo -Clink-arg=--features=bulk-memory,mutable-globals,nontrapping-fptoint,sign-ext
    echo "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
    echo "--remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust=std"
    echo "--remap-path-prefix=$PWD=pullquote"
}

# A panic is a trap, a RuntimeError in JavaScript; one while the panel opens is told on the toolbar button. What is
# lost is the panic's message in the console: for the core's panics, not the panel's, the command line tells it.
own_std_flags() {
    echo -Zunstable-options
    echo -Cpanic=immediate-abort
    echo -Zlocation-detail=none
    echo -Zfmt-debug=none
}

has() { # the toolchain in use: a target, or src
    [ -d "$(rustc --print sysroot)/lib/rustlib/$1" ]
}

add() { # to rustup's toolchain: component or target, name
    command -v rustup >/dev/null && timeout 120 rustup --quiet "$1" add "$2" 2>/dev/null
}

# Binds and shrinks each module, unless it and all that works on it are those of the last time.
optimise() {
    local module raw key
    for module in $MODULES; do
        raw="target/wasm/$WASM/wasm/examples/pullquote_$module.wasm"
        key=$(cat "$raw" extension/pack.rs extension/package-lock.json build.sh Cargo.lock | sha256sum)
        [ "$key" = "$(cat "$OUT/$module.key" 2>/dev/null)" ] && continue
        pack bind "$raw" "$OUT" "$module"
        tool wasm-opt -Oz --flatten --rereloop --local-cse -Oz --const-hoisting $FEATURES --low-memory-unused \
            "$OUT/$module.wasm" -o "$OUT/$module.wasm"
        tool esbuild --log-level=warning --minify --allow-overwrite "$OUT/$module.js" --outfile="$OUT/$module.js"
        [ "$module" != core ] || twin
        echo "$key" >"$OUT/$module.key"
    done
    say "core.wasm: $(wc -c <"$OUT/core.wasm") bytes"
}

# The module of panels once more, as JavaScript: for pages whose policy keeps wasm out.
twin() {
    tool wasm2js -O --emscripten $FEATURES "$OUT/core.wasm" -o "$OUT/twin.js"
    pack twin "$OUT/twin.js"
    tool esbuild --log-level=warning --minify --allow-overwrite "$OUT/twin.js" --outfile="$OUT/twin.js"
}

tool() { # one of npm's
    target/tools/node_modules/.bin/"$@"
}

pack() {
    cargo run --quiet --features pack --bin pack -- "$@"
}

# --- what a fresh machine lacks ---

need() { # a command, and Debian's packages that have it
    local command=$1
    shift
    command -v "$command" >/dev/null || install "$@"
}

install() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing $*"
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$@"; } \
            >/dev/null || die "could not install: $*"
    else
        die "please install (Debian's names): $*"
    fi
}

browsers() {
    need chromium chromium
    need chromedriver chromium-driver
    need firefox-esr firefox-esr
    need fc-list fontconfig
    [ -n "$(fc-list :lang=zh family)" ] || install fonts-noto-cjk
    fc-list : family | grep -q Emoji || install fonts-noto-color-emoji
}

say() { echo "build.sh: $*" >&2; }

die() {
    say "$@"
    exit 1
}

main "$@"
