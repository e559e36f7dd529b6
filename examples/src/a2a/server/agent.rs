//! The agent behind the server. It repeats what it is told.

use super::proto::{Artifact, TaskState};
use super::{A2aV1Error, protojson};

/// What became of a task.
pub(super) struct Outcome {
    /// A `TaskState`, unless the agent is out of its mind.
    pub(super) state: i32,
    pub(super) artifact: Option<Artifact>,
}

/// Gives the agent a text, and reads what it answers.
///
/// # Errors
///
/// [`A2aV1Error::InvalidAgentResponse`] where the answer is no artifact.
pub(super) fn ask(text: &str) -> Result<Outcome, A2aV1Error> {
    let state = match text {
        "hold" => return Ok(Outcome { state: TaskState::Working as i32, artifact: None }),
        "crash" => 99, // no state that the database takes
        _ => TaskState::Completed as i32,
    };
    let answer = serde_json::from_str(&answer(text)).ok();
    let artifact = answer.and_then(|answer| protojson::from_json(answer, "answer").ok());
    let artifact = artifact.ok_or_else(|| A2aV1Error::InvalidAgentResponse {
        message: "the agent answered with something that is no artifact".into(),
    })?;
    Ok(Outcome { state, artifact: Some(artifact) })
}

/// The agent's answer, as it comes: `ProtoJSON`, one hopes.
fn answer(text: &str) -> String {
    if text == "garble" {
        return "%#~ {".into();
    }
    let text = serde_json::to_string(text).expect("a text has a form in JSON");
    format!(r#"{{"artifactId":"echo","name":"echo","parts":[{{"text":{text}}}]}}"#)
}
