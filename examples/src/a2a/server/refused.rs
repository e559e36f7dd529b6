//! What this agent never does, on any binding.

use super::A2aV1Error;

/// The operations that are known, and refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    Streaming,
    PushNotifications,
    ExtendedAgentCard,
}

impl Refused {
    /// By the name that JSON-RPC and gRPC call it.
    pub(super) fn by_method(name: &str) -> Option<Self> {
        Some(match name {
            "SendStreamingMessage" | "SubscribeToTask" => Self::Streaming,
            "CreateTaskPushNotificationConfig"
            | "GetTaskPushNotificationConfig"
            | "ListTaskPushNotificationConfigs"
            | "DeleteTaskPushNotificationConfig" => Self::PushNotifications,
            "GetExtendedAgentCard" => Self::ExtendedAgentCard,
            _ => return None,
        })
    }
}

impl From<Refused> for A2aV1Error {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Streaming => Self::UnsupportedOperation { message: "streaming".into() },
            Refused::PushNotifications => Self::PushNotificationNotSupported,
            Refused::ExtendedAgentCard => Self::ExtendedAgentCardNotConfigured,
        }
    }
}
