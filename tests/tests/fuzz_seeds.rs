//! Each seed of the fuzzers, without a fuzzer: what was found once is not found again.

#[expect(unreachable_pub, dead_code, reason = "the fuzzers name them from outside")]
#[path = "../../fuzz/src/lib.rs"]
mod fuzz;

use std::fs;
use std::path::Path;

#[test]
fn each_seed_keeps_what_its_target_asks() {
    let seeds = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/seeds"));
    for (name, target) in fuzz::TARGETS {
        let mut count = 0;
        for entry in fs::read_dir(seeds.join(name)).expect("a folder for each target") {
            let path = entry.unwrap().path();
            println!("{}", path.display()); // shown where it fails
            target(&fs::read(path).unwrap());
            count += 1;
        }
        assert!(count > 1, "{name} has {count} seeds");
    }
    let folders = fs::read_dir(seeds).unwrap().count();
    assert_eq!(folders, fuzz::TARGETS.len(), "a folder without a target");
}
