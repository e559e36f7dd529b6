//! What a whole error takes, and what more of a list may.

use crate::read::held::{Held, Room, held, of_wire};
use crate::read::remote::{OtherDetail, Rare, RemoteError, RemoteErrorParts};

impl Room {
    /// Adds that of so many bytes more.
    pub(crate) fn add(&mut self, len: usize) {
        self.0 += of_wire(len);
    }
}

held! {
    RemoteErrorParts {
        message, reason, domain, metadata, field_violations, help, request_id, id, other, rare
    }
}

impl Held for RemoteError {
    fn heap(&self) -> usize {
        size_of::<RemoteErrorParts>() + (**self).heap()
    }
}

impl Held for Rare {
    fn heap(&self) -> usize {
        self.0.heap()
    }
}

impl Held for OtherDetail {
    fn heap(&self) -> usize {
        match self {
            Self::Json(json) => json.len(),
            Self::Any { type_url, value } => type_url.capacity() + value.capacity(),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec;
    use alloc::vec::Vec;

    use super::*;
    use crate::read::remote::RareParts;
    use crate::{
        Challenge, FieldViolation, HelpLink, LocalizedMessage, PreconditionFailure,
        PreconditionViolation, QuotaFailure, QuotaViolation, ResourceInfo,
    };

    /// A text that takes so many bytes.
    fn text(bytes: usize) -> String {
        String::with_capacity(bytes)
    }

    #[test]
    fn what_more_of_a_list_may_take_is_added() {
        let mut room = Room::of(0);
        let added = [0, 2, 3, 100].map(|len| {
            room.add(len);
            room.0
        });
        assert_eq!(added, [16384, 16389, 16396, 16646]);
    }

    #[test]
    fn what_is_not_modelled_holds_its_text_and_its_bytes() {
        let values = [
            OtherDetail::json(""),
            OtherDetail::json("[1,2]"),
            OtherDetail::Any { type_url: text(3), value: Vec::with_capacity(5) },
        ];
        assert_eq!(values.map(|value| value.heap()), [0, 5, 8]);
    }

    /// Sets one part of an error, and says how many bytes that takes.
    type SetPart = fn(&mut RemoteError) -> usize;

    const SET_PARTS: [SetPart; 15] = [
        |error| {
            error.message = text(1);
            1
        },
        |error| {
            error.reason = Some(text(2));
            2
        },
        |error| {
            error.domain = Some(text(3));
            3
        },
        |error| {
            error.metadata = [(text(4), text(5))].into();
            640 + 9
        },
        |error| {
            let mut violation = FieldViolation::new(text(6), text(7));
            violation.reason = Some(text(8));
            error.field_violations = vec![violation];
            size_of::<FieldViolation>() + 21
        },
        |error| {
            error.help = vec![HelpLink::new(text(9), text(10))];
            size_of::<HelpLink>() + 19
        },
        |error| {
            error.request_id = Some(text(11));
            11
        },
        |error| {
            error.id = Some(text(12));
            12
        },
        |error| {
            error.other = vec![OtherDetail::json("{}")];
            size_of::<OtherDetail>() + 2
        },
        // The first of the rare ones takes the memory of all.
        |error| {
            error.body = vec![0; 13];
            size_of::<RareParts>() + 13
        },
        |error| {
            let violation = PreconditionViolation::new(text(14), text(15), text(16));
            error.precondition_failure = Some(PreconditionFailure::new(vec![violation]));
            size_of::<PreconditionViolation>() + 45
        },
        |error| {
            let mut violation = QuotaViolation::new(text(17), text(18));
            violation.api_service = text(19);
            violation.quota_metric = text(20);
            violation.quota_id = text(21);
            violation.quota_dimensions = [(text(22), text(23))].into();
            error.quota_failure = Some(QuotaFailure::new(vec![violation]));
            size_of::<QuotaViolation>() + 640 + 140
        },
        |error| {
            let mut resource = ResourceInfo::new(text(24), text(25));
            (resource.owner, resource.description) = (text(26), text(27));
            error.resource_info = Some(resource);
            102
        },
        |error| {
            error.localized_message = Some(LocalizedMessage::new(text(28), text(29)));
            57
        },
        |error| {
            let mut challenge = Challenge::new(text(30)).with_param(text(31), text(32));
            challenge.token68 = Some(text(33));
            challenge.params.shrink_to_fit();
            error.challenges = vec![challenge];
            size_of::<Challenge>() + size_of::<(String, String)>() + 126
        },
    ];

    #[test]
    fn an_error_holds_what_each_of_its_parts_does() {
        let mut error = RemoteError::default();
        let mut bytes = size_of::<RemoteErrorParts>();
        assert_eq!((error.heap(), error.rare.heap()), (bytes, 0));
        for set_part in SET_PARTS {
            bytes += set_part(&mut error);
            assert_eq!(error.heap(), bytes);
        }
    }
}
