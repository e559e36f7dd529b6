//! Draws errors at random, and asks of each whether it compiles without a warning and says on every wire
//! what an independent model says; and of faults that are put into them, whether each is refused where it
//! stands.
//!
//! `WIRE_ERROR_SEED` says what is drawn, and `WIRE_ERROR_COUNT` how many: CONTRIBUTING.md has the commands.

mod draw;
mod faults;
mod model;
mod random;
mod rules;
mod run;
mod shape;
mod write;

use std::fmt::Write as _;

use serde_json::{Map, Value};

use random::Random;
use shape::{FieldKey, Type, Variant, What};

#[test]
fn errors_drawn_at_random_say_on_every_wire_what_the_model_says() {
    let (seed, count) = (run::seed(), run::count(500));
    println!(
        "WIRE_ERROR_SEED={seed} draws these {count} errors, and one for each rule that none of them shows"
    );
    let mut random = Random::new(seed);
    let (mut source, mut expected) = (String::new(), Map::new());
    let mut all = "const ALL: &[(&str, fn())] = &[\n".to_owned();
    let (mut coverage, mut at, mut passed_over) = (rules::Shown::default(), 0, 0);
    while at < count || !coverage.missing().is_empty() {
        let name = format!("m{at}");
        let ty = draw::draw(&mut random);
        let written = write::items(&ty, &mut random);
        let shows = rules::shows(&ty, &written);
        if at >= count && !coverage.is_new(&shows) {
            passed_over += 1;
            assert!(
                passed_over < 20_000,
                "WIRE_ERROR_SEED={seed} shows nowhere {:?}",
                coverage.missing()
            );
            continue;
        }
        coverage.add(&shows);
        let (module, said) = module(&name, &ty, &written);
        source.push_str(&module);
        writeln!(all, "    (\"{name}\", {name}::check),").unwrap();
        expected.insert(name, said.into());
        at += 1;
    }
    run::write("shown.txt", &coverage.to_string());
    run::write("valid.rs", &format!("{source}{all}];\n"));
    run::write("expected.json", &Value::Object(expected).to_string());
    let output = run::cargo(&["test", "--test", "generated_valid"]);
    assert!(output.status.success(), "WIRE_ERROR_SEED={seed}\n{}", run::text(&output));
}

/// The module of a type, and what the model says of each of its values.
fn module(name: &str, ty: &Type, written: &write::Written) -> (String, Vec<Value>) {
    let (mut items, mut makers, mut calls) = (written.text.clone(), String::new(), String::new());
    if ty.internal_display {
        let (name, display) = (&ty.name, "::core::fmt::Display");
        writeln!(items, "impl {display} for {name} {{ fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {{ f.write_str(\"PR1VATE\") }} }}").unwrap();
        writeln!(items, "impl ::core::error::Error for {name} {{}}").unwrap();
    }
    let mut said = vec![];
    for variant in &ty.variants {
        for at in 0..variant.values {
            let (place, value) = (said.len(), write::value(ty, variant, at));
            let applied = write::applied(ty);
            writeln!(makers, "    fn v{place}() -> {applied} {{ {value} }}").unwrap();
            call(name, ty, variant, at, place, &mut calls);
            said.push(model::expected(ty, variant, at));
        }
    }
    // A type in a function cannot be named outside of it.
    let check = if written.is_local {
        format!("pub(super) fn check() {{\n{items}{makers}{calls}}}\n")
    } else {
        format!("{items}pub(super) fn check() {{\n{makers}{calls}}}\n")
    };
    let lints = "non_camel_case_types, non_snake_case, non_upper_case_globals, unused_braces";
    (
        format!("#[allow({lints}, reason = \"what is drawn is odd\")]\nmod {name} {{\n{check}}}\n"),
        said,
    )
}

/// What is asked of the value `v{place}`.
fn call(name: &str, ty: &Type, variant: &Variant, at: usize, place: usize, calls: &mut String) {
    let value = format!("v{place}()");
    writeln!(calls, "    crate::check({name:?}, {place}, &{value});").unwrap();
    for framework in &ty.into {
        match *framework {
            "http" => writeln!(calls, "    crate::http({name:?}, {place}, &{value}.into());"),
            "actix_web" => writeln!(calls, "    crate::actix_web({name:?}, {place}, &{value});"),
            other => writeln!(calls, "    crate::{other}({name:?}, {place}, {value});"),
        }
        .unwrap();
    }
    if let (Some(client), true) = (&ty.client, is_known(ty, variant)) {
        writeln!(calls, "    crate::known({name:?}, {place}, &{value}, |it| !::core::matches!({client}::from(it), {client}::Unknown(_)));").unwrap();
    }
    let What::SameAs(target) = variant.what else { return };
    let first = at + ty.variants[..target].iter().map(|it| it.values).sum::<usize>();
    writeln!(calls, "    crate::indistinguishable({name:?}, &v{first}(), &{value});").unwrap();
    for framework in ["axum", "actix_web", "tonic"].iter().filter(|it| ty.into.contains(it)) {
        writeln!(calls, "    crate::{framework}_layer({name:?}, v{first}, v{place});").unwrap();
    }
}

/// Whether a client knows the variant by its reason.
fn is_known(ty: &Type, variant: &Variant) -> bool {
    let has_reason = match variant.what {
        What::Record => model::merged(ty, variant).reason.is_some(),
        What::SameAs(target) => model::merged(ty, &ty.variants[target]).reason.is_some(),
        _ => false,
    };
    has_reason && !variant.fields.iter().any(|field| field.has(&FieldKey::Fmt))
}

#[test]
fn a_fault_is_refused_where_it_stands() {
    let (seed, count) = (run::seed(), run::count(500));
    println!("WIRE_ERROR_SEED={seed} puts these {count} faults into errors");
    let mut random = Random::new(seed);
    let (of_macro, of_rustc) = (faults::of_macro(), faults::of_rustc());
    let of_macro: Vec<_> =
        of_macro.iter().copied().cycle().take(count.max(of_macro.len())).collect();
    let of_rustc: Vec<_> =
        of_rustc.iter().copied().cycle().take((count / 5).max(of_rustc.len())).collect();
    let mut wrong = refused(&mut random, &of_macro);
    wrong.extend(refused(&mut random, &of_rustc));
    assert!(wrong.is_empty(), "WIRE_ERROR_SEED={seed}\n{}", wrong.join("\n"));
}

#[test]
fn each_key_of_the_derive_stands_in_a_fault() {
    let faults = faults::of_macro();
    for (_, key, _) in rules::keys::table() {
        assert!(faults.iter().any(|fault| fault.has(key)), "no fault has `{key}`");
    }
}

/// Compiles one module for each fault, and says what is wrong with what rustc says of it.
fn refused(random: &mut Random, faults: &[&faults::Fault]) -> Vec<String> {
    let mut source = String::new();
    let mut ends = vec![];
    for (at, fault) in faults.iter().enumerate() {
        let ty = draw::plain(random);
        source.push_str(&fault.module(at, &ty, random));
        ends.push(source.lines().count());
    }
    run::write("refused.rs", &source);
    let output = run::cargo(&[
        "test",
        "--no-run",
        "--test",
        "generated_refused",
        "--message-format",
        "json",
    ]);
    let (mut wrong, mut told) = (vec![], vec![vec![]; faults.len()]);
    let lines: Vec<_> = source.lines().collect();
    for error in run::errors(&output) {
        if !error.line.is_some_and(|line| lines[line - 1].ends_with(faults::MARK)) {
            wrong.push(format!("an error elsewhere than the fault: {error:?}"));
        }
        match error.line.map(|line| ends.partition_point(|end| *end < line)) {
            Some(at) => told[at].push(error),
            None => wrong.push(format!("an error outside of the user's source: {error:?}")),
        }
    }
    for ((fault, errors), at) in faults.iter().zip(told).zip(0..) {
        let has_panicked = errors.iter().any(|error| {
            error.message.contains("panicked") && !error.message.starts_with("evaluation panicked")
        });
        if errors.len() != fault.3 || has_panicked {
            wrong.push(format!(
                "f{at}: {}: {} errors, not {}: {errors:#?}",
                fault.0,
                errors.len(),
                fault.3
            ));
        }
    }
    wrong
}
