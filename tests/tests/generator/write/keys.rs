//! Writes the keys of a variant, its own or the enum's.

use super::super::shape::{Keys, Piece, Reason, Spec};
use super::Source;

impl Source<'_> {
    pub(super) fn keys(&mut self, said: &Keys) -> Vec<String> {
        let mut keys = vec![];
        keys.extend(said.code.map(|code| {
            format!("code = {}", self.value("code", "::core::primitive::i32", &code.to_string()))
        }));
        keys.extend(said.http.map(|http| {
            format!("http = {}", self.value("http", "::core::primitive::u16", &http.to_string()))
        }));
        keys.extend(said.grpc.map(|grpc| format!("grpc = {}", self.ident(grpc))));
        match &said.reason {
            Some(Reason::OfName) => keys.push("reason".into()),
            Some(Reason::Text(reason)) => {
                keys.push(format!("reason = {}", self.constant_text("reason", reason)));
            }
            None => {}
        }
        if let Some(message) = &said.message {
            let template = template(message);
            keys.push(format!("message = {}", self.text(&template)));
        }
        keys.extend(said.opaque.then(|| "opaque".into()));
        keys.extend(
            said.retry_after
                .map(|(text, _)| format!("retry_after = {}", self.literal(&format!("{text:?}")))),
        );
        keys.extend(
            said.retryable
                .map(|it| if it { "retryable".into() } else { "retryable = false".into() }),
        );
        if let Some(help) = &said.help {
            keys.push(format!("help = {}", self.constant_text("help", help)));
        }
        for (name, value) in &said.headers {
            let (name, value) =
                (self.literal(&format!("{name:?}")), self.literal(&format!("{value:?}")));
            keys.push(format!("header({name}, {value})"));
        }
        keys.extend(
            said.www_authenticate
                .map(|it| format!("www_authenticate = {}", self.literal(&format!("{it:?}")))),
        );
        keys.extend(said.title.map(|it| format!("title = {}", self.text(it))));
        keys.extend(
            said.type_uri.map(|it| format!("type_uri = {}", self.literal(&format!("{it:?}")))),
        );
        keys.extend(said.fix.map(|it| format!("fix = {}", self.text(it))));
        keys.extend(said.log.map(|log| format!("log = {}", self.ident(log))));
        match said.description {
            1 => keys.push("description".into()),
            2 => keys.push("description = \"What the catalogue says.\"".into()),
            _ => {}
        }
        keys.extend(said.metadata.map(|says| format!("metadata = {says}")));
        keys
    }
}

fn template(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.replace('{', "{{").replace('}', "}}"),
        Piece::Field(name, spec) => match spec {
            Spec::None => format!("{{{name}}}"),
            Spec::Right(width) => format!("{{{name}:>{width}}}"),
            Spec::Left(width) => format!("{{{name}:<{width}}}"),
            Spec::Center(width) => format!("{{{name}:^{width}}}"),
            Spec::Filled(width) => format!("{{{name}:*>{width}}}"),
            Spec::Zeros(width) => format!("{{{name}:0{width}}}"),
            Spec::Hex => format!("{{{name}:x}}"),
            Spec::Cut(most) => format!("{{{name}:.{most}}}"),
        },
    };
    pieces.iter().map(piece).collect()
}
