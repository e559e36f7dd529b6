//! A catalogue as one HTML page that needs nothing else.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use super::help::help;
use super::published::{Published, facts, publish, title};
use crate::contract::{Contract, Entry, FieldType};

/// The errors as one HTML page: no other file, no request, and all of it without JavaScript but the
/// search.
///
/// Each error has two anchors: its reason, and its reason as `type_base` writes it.
#[must_use]
pub fn html(contracts: &[Contract]) -> String {
    let published = publish(contracts);
    let title = title(contracts);
    let page = markup! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="icon" href="data:,";
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                header {
                    a.skip href="#errors" { "Skip to the errors" }
                    h1 { (title) }
                }
                search { (filters(&published)) }
                main #errors {
                    @for contract in contracts {
                        (section(contract, &published))
                    }
                }
                script { (PreEscaped(include_str!("page.js"))) }
            }
        }
    };
    page.into_string()
}

/// Hidden until the script has them work.
fn filters(published: &[Published<'_>]) -> Markup {
    let domains: BTreeSet<_> = published.iter().filter_map(|it| it.error.domain.as_ref()).collect();
    let statuses: BTreeSet<_> = published.iter().flat_map(statuses).collect();
    markup! {
        form hidden {
            label.wide { "Search" input type="search" name="search" autocomplete="off"; }
            label {
                "Domain"
                select name="domain" {
                    option value="" { "all" }
                    @for domain in domains { option { (domain) } }
                }
            }
            label {
                "HTTP status"
                select name="status" {
                    option value="" { "all" }
                    @for status in statuses { option { (status) } }
                }
            }
            label {
                "Retry"
                select name="retry" {
                    option value="" { "all" }
                    option value="yes" { "may succeed later" }
                    option value="no" { "no" }
                }
            }
            button type="reset" { "Clear" }
            output {}
        }
    }
}

/// The HTTP statuses of an entry.
fn statuses(entry: &Published<'_>) -> Vec<u16> {
    let errors = [entry.error].into_iter().chain(entry.others.iter().copied());
    errors.map(|error| error.http).collect()
}

fn section(contract: &Contract, published: &[Published<'_>]) -> Markup {
    let entries = || published.iter().filter(|entry| core::ptr::eq(entry.contract, contract));
    markup! {
        section {
            h2 { (contract.type_name) }
            div.index {
                table {
                    thead {
                        tr {
                            @for name in ["Error", "HTTP", "gRPC", "JSON-RPC", "Retry"] {
                                th scope="col" { (name) }
                            }
                        }
                    }
                    tbody { @for entry in entries() { (row(entry)) } }
                }
            }
            @for entry in entries() { (article(entry)) }
            (changes(contract))
        }
    }
}

fn row(entry: &Published<'_>) -> Markup {
    let error = entry.error;
    let anchor = entry.anchors.last().map_or("", |anchor| anchor);
    markup! {
        tr data-of=(anchor) {
            td { a href={ "#" (anchor) } { (entry.title) } }
            td { (error.http) }
            td { (error.grpc.as_str()) }
            td { (error.code) }
            td { (if error.retryable { "yes" } else { "no" }) }
        }
    }
}

fn article(entry: &Published<'_>) -> Markup {
    let error = entry.error;
    let anchor = entry.anchors.last().map_or("", |anchor| anchor);
    let statuses: Vec<_> = statuses(entry).iter().map(ToString::to_string).collect();
    markup! {
        article #(anchor)
            data-domain=(error.domain.as_deref().unwrap_or_default())
            data-status=(statuses.join(" "))
            data-retry=(if error.retryable { "yes" } else { "no" })
        {
            @for other in entry.anchors.iter().filter(|other| *other != anchor) { span #(other) {} }
            h3 {
                a href={ "#" (anchor) } { (entry.title) }
                @if error.deprecated { " " span.flag { "deprecated" } }
            }
            @if let Some(description) = &error.description { p { (description) } }
            @if let Some(fix) = &error.fix { p { strong { "What to do: " } (fix) } }
            (definitions(entry))
            (fields("Metadata, as text", error.metadata.iter()))
            (fields("Members of problem+json", error.extensions.iter()))
            @if let Some(help) = help(error).filter(|help| is_link(help)) {
                p { a href=(help) rel="noreferrer" { (help) } }
            }
            (wires(entry))
        }
    }
}

/// A contract may come from anywhere: nothing but the web is linked to.
fn is_link(help: &str) -> bool {
    help.starts_with("https://") || help.starts_with("http://")
}

fn definitions(entry: &Published<'_>) -> Markup {
    let other = |error: &Entry| {
        alloc::format!("HTTP {}, gRPC {}, JSON-RPC {}", error.http, error.grpc.as_str(), error.code)
    };
    let definition = |name: &str, value: &str| {
        markup! { div { dt { (name) } dd { (value) } } }
    };
    markup! {
        dl {
            @for (name, value) in facts(entry.error) { (definition(name, &value)) }
            @if let Some(domain) = &entry.error.domain { (definition("Domain", domain)) }
            @if let Some(uri) = entry.contract.type_uri(entry.error) { (definition("Type", &uri)) }
            @for error in &entry.others { (definition("or", &other(error))) }
        }
    }
}

fn fields<'a>(
    name: &str,
    fields: impl ExactSizeIterator<Item = (&'a String, &'a FieldType)>,
) -> Markup {
    markup! {
        @if fields.len() > 0 {
            dl {
                div {
                    dt { (name) }
                    @for (key, field) in fields {
                        dd {
                            code { (key) } " " (field.kind.as_str())
                            @if field.optional { ", may be missing" }
                        }
                    }
                }
            }
        }
    }
}

/// The bytes of every wire, side by side.
fn wires(entry: &Published<'_>) -> Markup {
    let examples = &entry.examples;
    let is_sent =
        |body: &str| if entry.contract.body_of(entry.error) == body { " (sent)" } else { "" };
    markup! {
        div.wires {
            @for (name, sent, bytes) in [
                ("JSON-RPC", "", &examples.jsonrpc),
                ("AIP-193", is_sent("aip193"), &examples.aip193),
                ("problem+json", is_sent("problem"), &examples.problem),
                ("gRPC", "", &examples.grpc),
            ] {
                figure { figcaption { (name) (sent) } pre { (bytes) } }
            }
        }
    }
}

/// What is retired, and which breaks were accepted.
fn changes(contract: &Contract) -> Markup {
    markup! {
        @if !contract.retired().is_empty() || !contract.accepted().is_empty() {
            h3 { "Changes" }
            ul {
                @for line in contract.retired() {
                    li { code { (line.reason) } " is gone: " (line.why) }
                }
                @for line in contract.accepted() {
                    li {
                        code { (line.reason.as_ref().unwrap_or(&contract.type_name)) }
                        ": " (line.id.as_str().replace('-', " "))
                        @if let (Some(from), Some(to)) = (&line.from, &line.to) {
                            " from " code { (from) } " to " code { (to) }
                        }
                        ": " (line.why)
                    }
                }
            }
        }
    }
}
