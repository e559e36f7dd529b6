//! The generated code of `a2a.proto` is in the repository, so that a build needs no compiler of it.

use std::fs;
use std::path::Path;

/// Compiles the file in Rust alone: no `protoc` is needed.
fn generate(folder: &Path, out: &Path) {
    let mut compiler = protox::Compiler::new([folder]).unwrap();
    compiler.include_imports(true).open_file("a2a.proto").unwrap();
    fs::write(out.join("a2a.bin"), compiler.encode_file_descriptor_set()).unwrap();
    let mut config = tonic_prost_build::Config::new();
    config.enable_type_names().out_dir(out);
    tonic_prost_build::configure()
        .codec_path("super::super::codec::Codec")
        .out_dir(out)
        .compile_fds_with_config(compiler.file_descriptor_set(), config)
        .unwrap();
    fs::rename(out.join("lf.a2a.v1.rs"), out.join("a2a.rs")).unwrap();
}

#[test]
fn the_generated_code_is_what_the_generator_writes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/a2a/server/proto");
    let out = tempfile::tempdir().unwrap();
    generate(&folder, out.path());
    for name in ["a2a.rs", "a2a.bin"] {
        let (generated, kept) = (out.path().join(name), folder.join(name));
        if std::env::var_os("GENERATE").is_some() {
            fs::copy(&generated, &kept).unwrap();
        }
        let is_same = fs::read(&generated).unwrap() == fs::read(&kept).unwrap_or_default();
        assert!(is_same, "{name} is out of date: run this test with GENERATE=1");
    }
}
