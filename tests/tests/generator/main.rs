//! Draws errors at random, and asks of each whether it compiles without a warning and says on every wire
//! what an independent model says; and of faults that are put into them, whether each is refused where it
//! stands.
//!
//! `WIRE_ERROR_SEED` says what is drawn, and `WIRE_ERROR_COUNT` how many: CONTRIBUTING.md has the commands.

mod draw;
mod faults;
mod model;
mod random;
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
    println!("WIRE_ERROR_SEED={seed} draws these {count} errors");
    let mut random = Random::new(seed);
    let (mut source, mut expected) = (String::new(), Map::new());
    let mut all = "const ALL: &[(&str, fn())] = &[\n".to_owned();
    for at in 0..count {
        let name = format!("m{at}");
        let ty = draw::draw(&mut random);
        let (module, said) = module(&name, &ty, &mut random);
        source.push_str(&module);
        writeln!(all, "    (\"{name}\", {name}::check),").unwrap();
        expected.insert(name, said.into());
    }
    run::write("valid.rs", &format!("{source}{all}];\n"));
    run::write("expected.json", &Value::Object(expected).to_string());
    let output = run::cargo(&["test", "--test", "generated_valid"]);
    assert!(output.status.success(), "WIRE_ERROR_SEED={seed}\n{}", run::text(&output));
}

/// The module of a type, and what the model says of each of its values.
fn module(name: &str, ty: &Type, random: &mut Random) -> (String, Vec<Value>) {
    let mut out = format!(
        "#[allow(non_camel_case_types, non_snake_case, reason = \"odd names\")]\nmod {name} {{\n"
    );
    out.push_str(&write::items(ty, random));
    if ty.internal_display {
        let (name, display) = (&ty.name, "::core::fmt::Display");
        writeln!(out, "impl {display} for {name} {{ fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {{ f.write_str(\"PR1VATE\") }} }}").unwrap();
        writeln!(out, "impl ::core::error::Error for {name} {{}}").unwrap();
    }
    out.push_str("pub(super) fn check() {\n");
    let mut said = vec![];
    let applied = write::applied(ty);
    let mut calls = String::new();
    for variant in &ty.variants {
        for at in 0..variant.values {
            let place = said.len();
            let value = format!("v({place})");
            writeln!(out, "    fn v{place}() -> {applied} {{ {} }}", write::value(ty, variant, at))
                .unwrap();
            let value = value.replace("v(", "v").replace(')', "()");
            writeln!(calls, "    crate::check({name:?}, {place}, &{value});").unwrap();
            for framework in &ty.into {
                match *framework {
                    "http" => {
                        writeln!(calls, "    crate::http({name:?}, {place}, &{value}.into());")
                    }
                    "actix_web" => {
                        writeln!(calls, "    crate::actix_web({name:?}, {place}, &{value});")
                    }
                    other => writeln!(calls, "    crate::{other}({name:?}, {place}, {value});"),
                }
                .unwrap();
            }
            if let (Some(client), true) = (&ty.client, is_known(ty, variant)) {
                writeln!(calls, "    crate::known({name:?}, {place}, &{value}, |it| !::core::matches!({client}::from(it), {client}::Unknown(_)));").unwrap();
            }
            if let What::SameAs(target) = variant.what {
                let first: usize = ty.variants[..target].iter().map(|it| it.values).sum();
                writeln!(
                    calls,
                    "    crate::indistinguishable({name:?}, &v{}(), &{value});",
                    first + at
                )
                .unwrap();
                for framework in ["axum", "actix_web", "tonic"] {
                    if ty.into.contains(&framework) {
                        let (name, first) = (format!("{name:?}"), first + at);
                        writeln!(
                            calls,
                            "    crate::{framework}_layer({name}, v{first}, v{place});"
                        )
                        .unwrap();
                    }
                }
            }
            said.push(model::expected(ty, variant, at));
        }
    }
    write!(out, "{calls}}}\n}}\n").unwrap();
    (out, said)
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
    let of_macro = faults::OF_MACRO.iter().cycle().take(count.max(faults::OF_MACRO.len()));
    let of_rustc = faults::OF_RUSTC.iter().cycle().take(count / 5);
    let mut wrong = refused(&mut random, &of_macro.collect::<Vec<_>>());
    wrong.extend(refused(&mut random, &of_rustc.collect::<Vec<_>>()));
    assert!(wrong.is_empty(), "WIRE_ERROR_SEED={seed}\n{}", wrong.join("\n"));
}

/// Compiles one module for each fault, and says what is wrong with what rustc says of it.
fn refused(random: &mut Random, faults: &[&faults::Fault]) -> Vec<String> {
    let mut source = String::new();
    let mut ends = vec![];
    for (at, fault) in faults.iter().enumerate() {
        let ty = draw::plain(random);
        source.push_str(&faults::module(at, fault, &ty, random));
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
    for error in run::errors(&output) {
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
