//! What holds for any contracts.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wire_error::contract::{Change, Contract, Lock, Rule, diff};

use crate::generated::contract;

/// Of what a change is one: an error, and a part of it; without a part, all of it.
type Named = (Option<String>, Option<String>, Option<String>);

fn named(changes: &[Change]) -> BTreeSet<Named> {
    let mut names = BTreeSet::new();
    for change in changes {
        names.insert((change.domain.clone(), change.reason.clone(), change.field.clone()));
        // An error that is called otherwise has two names.
        match change.id {
            Rule::ReasonRenamed => names.insert((change.domain.clone(), change.to.clone(), None)),
            Rule::DomainChanged => names.insert((change.to.clone(), change.reason.clone(), None)),
            Rule::ReasonGained => names.insert((None, change.from.clone(), None)),
            Rule::VariantRenamed if change.field.is_none() => {
                names.insert((None, change.to.clone(), None))
            }
            Rule::ReasonRemoved | Rule::MadeOpaque if change.to.is_some() => {
                names.insert((None, change.to.clone(), None))
            }
            _ => true,
        };
    }
    names
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_printed_is_read_back(contract in contract()) {
        let text = contract.to_string();
        prop_assert_eq!(text.parse::<Contract>(), Ok(contract));
    }

    #[test]
    fn permuted_lines_print_the_same(contract in contract(), turn in 0_usize..8) {
        let text = contract.to_string();
        let mut lines: Vec<&str> = text.lines().collect();
        let turn = turn % lines.len();
        lines.rotate_left(turn);
        let permuted = format!("\u{feff}{}\r\n", lines.join("\r\n"));
        prop_assert_eq!(permuted.parse::<Contract>().unwrap().to_string(), text);
    }

    #[test]
    fn identity_is_no_change(contract in contract()) {
        prop_assert_eq!(diff(&contract, &contract), []);
    }

    #[test]
    fn no_change_is_lost_on_a_detour(a in contract(), b in contract(), c in contract()) {
        let (ab, bc) = (named(&diff(&a, &b)), named(&diff(&b, &c)));
        for (domain, reason, field) in named(&diff(&a, &c)) {
            let whole = (domain.clone(), reason.clone(), None);
            // What the header says is said of each error.
            let of_all = (None, None, field.clone());
            let part = (domain, reason, field);
            let is_named = |names: &BTreeSet<_>| {
                [&part, &whole, &of_all].iter().any(|name| names.contains(*name))
            };
            prop_assert!(is_named(&ab) || is_named(&bc), "{:?}\n{:?}\n{:?}", part, ab, bc);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))] // each writes files

    #[test]
    fn every_break_can_be_accepted_and_is_so_on_any_detour(
        a in contract(),
        b in contract(),
        c in contract(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.contract.jsonl");
        let lock = |contract: &Contract| {
            let order = Lock::Break { why: "it was wrong".into() };
            order.hold(contract, &path).unwrap();
            Lock::Ci.hold(contract, &path).unwrap();
            std::fs::read_to_string(&path).unwrap().parse::<Contract>().unwrap()
        };
        std::fs::write(&path, a.to_string()).unwrap();
        let (locked_b, locked_c) = (lock(&b), lock(&c));
        for (old, new) in [(&a, &locked_b), (&locked_b, &locked_c)] {
            let changes = diff(old, new);
            prop_assert!(!changes.iter().any(Change::is_open), "{:#?}\n{}", changes, new);
        }
    }
}
