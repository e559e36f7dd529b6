//! The cases of `tests/ui` with their attributes garbled: whatever stands in them, the macro does not panic,
//! writes items, and points into what the user wrote.

use std::fs;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;

use crate::diagnosed::{cases, collect, inputs};
use crate::expand::derive_wire_error;
use syn::parse::Parser;

/// How many times each type is garbled.
const TIMES: u64 = 12;

/// What is put in. Its first line is empty, as that of each source: what points nowhere is there.
const WORDS: &str = "\n = , ; : . .. ..= - 404 -32001 1.5 \"a {id}\" 'c' b\"x\" true false http grpc reason public data \
    message opaque transparent same_as domain NotFound r#type self::A a::b (x) [x] {x} () $ # ! | & 'a";

#[test]
fn no_garbled_attribute_makes_the_macro_panic_or_point_elsewhere() {
    let words: Vec<TokenTree> = WORDS.parse::<TokenStream>().unwrap().into_iter().collect();
    let (mut refused, mut all) = (0, 0);
    for case in cases() {
        let source = format!("\n{}", fs::read_to_string(&case).unwrap());
        for input in inputs.parse_str(&source).unwrap() {
            let tokens = input.into_token_stream();
            for time in 0..TIMES {
                let mut random = Random(all * TIMES + time);
                let garbled = random.garble(tokens.clone(), &words, false);
                let shown = format!("{}: {garbled}", case.display());
                let written = std::panic::catch_unwind(|| derive_wire_error(garbled))
                    .unwrap_or_else(|_| panic!("panicked: {shown}"));
                syn::parse2::<syn::File>(written.clone()).unwrap_or_else(|_| panic!("{shown}"));
                let mut faults = vec![];
                collect(written, &mut faults);
                let outside: Vec<_> = faults.iter().filter(|(_, line, _)| *line < 2).collect();
                assert!(outside.is_empty(), "{shown}\n{outside:#?}");
                refused += u64::from(!faults.is_empty());
            }
            all += 1;
        }
    }
    assert!(refused > all * TIMES / 2, "{refused} of {}", all * TIMES);
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % end as u64).unwrap()
    }

    /// The tokens, with those between the parentheses of each `wire` garbled.
    fn garble(&mut self, tokens: TokenStream, words: &[TokenTree], is_inside: bool) -> TokenStream {
        let mut after_wire = false;
        let mut garbled: Vec<TokenTree> = vec![];
        for token in tokens {
            let is_wire = matches!(&token, TokenTree::Ident(ident) if ident == "wire");
            garbled.push(match token {
                TokenTree::Group(group) => {
                    let is_list = after_wire && group.delimiter() == Delimiter::Parenthesis;
                    let inner = self.garble(group.stream(), words, is_inside || is_list);
                    let mut with = Group::new(group.delimiter(), inner);
                    with.set_span(group.span());
                    with.into()
                }
                token => token,
            });
            after_wire = is_wire;
        }
        if is_inside && !garbled.is_empty() {
            let at = self.below(garbled.len());
            let word = words[self.below(words.len())].clone();
            match self.below(6) {
                0 => drop(garbled.remove(at)),
                1 => garbled.insert(at, garbled[at].clone()),
                2 => garbled.insert(at, word),
                3 => garbled[at] = word,
                4 => garbled.swap(at, 0),
                _ => {} // as it is
            }
        }
        garbled.into_iter().collect()
    }
}
