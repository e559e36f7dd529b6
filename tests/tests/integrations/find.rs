//! `find`: a typed error out of what others wrapped around it.

use std::error::Error;
use std::sync::Arc;

use anyhow::Context as _;
use wire_error::{WireError as _, find};

use crate::shop::*;

#[test]
fn a_typed_error_is_found_under_contexts() {
    let error =
        Err::<(), _>(not_found()).context("billing").context("the nightly run").unwrap_err();
    assert_eq!(find::<ShopError>(&error).and_then(ShopError::reason), Some("ORDER_NOT_FOUND"));
    assert_eq!(find::<ShopError>(&anyhow::Error::new(not_found())), Some(&not_found()));
    assert_eq!(find::<ShopError>(&anyhow::anyhow!("no such error")), None);
}

#[test]
fn it_is_found_in_boxes_and_behind_references_too() {
    let boxed: Box<dyn Error + Send + Sync> = Box::new(not_found());
    assert_eq!(find::<ShopError>(&boxed), Some(&not_found()));
    let error = not_found();
    let error: &(dyn Error + 'static) = &error;
    assert_eq!(find::<ShopError>(&error), Some(&not_found()));
    let shared = anyhow::Error::new(Arc::new(not_found())).context("shared");
    assert_eq!(find::<ShopError>(&shared), Some(&not_found()));
    let boxed = anyhow::Error::new(Box::new(not_found())).context("boxed");
    assert_eq!(find::<ShopError>(&boxed), Some(&not_found()));
    // the source of an error of ours
    assert_eq!(find::<Failure>(&anyhow::Error::new(storage())), Some(&Failure("disk\nfull")));
}

#[test]
fn an_error_that_is_the_context_is_for_anyhow_to_find() {
    let disk = || std::io::Error::other("disk");
    for error in [
        anyhow::Error::new(disk()).context(not_found()),
        anyhow::Error::new(disk()).context(not_found()).context("billing").context("nightly"),
        anyhow::anyhow!("disk").context("reading").context(not_found()).context("billing"),
    ] {
        assert_eq!(find::<ShopError>(&error), None); // it is no source: anyhow alone sees it
        let found = error.downcast_ref::<ShopError>().or_else(|| find(&error));
        assert_eq!(found, Some(&not_found()));
    }
}
