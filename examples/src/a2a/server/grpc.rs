//! The gRPC binding (A2A 1.0, section 10).

use std::marker::PhantomData;

use tonic::service::interceptor::InterceptedService;
use tonic::{Request, Response, Status};

use super::fault::{Failure, Fault};
use super::proto::a2a_service_server::{A2aService, A2aServiceServer};
use super::proto::{
    CancelTaskRequest, GetTaskRequest, ListTasksRequest, ListTasksResponse, SendMessageRequest,
    SendMessageResponse, Task,
};
use super::refused::Refused;
use super::service_parameters::ServiceParameters;
use super::{A2a, A2aV1Error, Profile};

type Reply<T> = Result<Response<T>, Status>;

/// The service, with errors on the wire of `E`.
pub(super) struct Grpc<E> {
    a2a: A2a,
    profile: PhantomData<fn() -> E>,
}

/// The service behind a gate: a request has to meet the terms.
pub(super) fn service<E: Profile>(
    a2a: A2a,
) -> InterceptedService<A2aServiceServer<Grpc<E>>, impl tonic::service::Interceptor + Clone> {
    let gate = a2a.clone();
    let service = Grpc { a2a, profile: PhantomData::<fn() -> E> };
    A2aServiceServer::with_interceptor(service, move |request: Request<()>| {
        let parameters = ServiceParameters::new(request.metadata().as_ref(), &[]);
        gate.admit(&parameters).map(|()| request).map_err(|error| status::<E>(error.into()))
    })
}

fn status<E: Profile>(fault: Fault) -> Status {
    Failure::<E>::from(fault).into()
}

fn reply<E: Profile, T>(result: Result<T, Fault>) -> Reply<T> {
    result.map(Response::new).map_err(status::<E>)
}

fn refuse<E: Profile, T>(refused: Refused) -> Reply<T> {
    reply::<E, T>(Err(A2aV1Error::from(refused).into()))
}

#[tonic::async_trait]
impl<E: Profile> A2aService for Grpc<E> {
    async fn send_message(
        &self,
        request: Request<SendMessageRequest>,
    ) -> Reply<SendMessageResponse> {
        reply::<E, _>(self.a2a.send_message(request.into_inner()).await)
    }

    async fn get_task(&self, request: Request<GetTaskRequest>) -> Reply<Task> {
        reply::<E, _>(self.a2a.get_task(request.into_inner()).await)
    }

    async fn list_tasks(&self, request: Request<ListTasksRequest>) -> Reply<ListTasksResponse> {
        reply::<E, _>(self.a2a.list_tasks(request.into_inner()).await)
    }

    async fn cancel_task(&self, request: Request<CancelTaskRequest>) -> Reply<Task> {
        reply::<E, _>(self.a2a.cancel_task(request.into_inner()).await)
    }

    async fn get_extended_agent_card(&self, _: Request<()>) -> Reply<()> {
        refuse::<E, _>(Refused::ExtendedAgentCard)
    }

    type SendStreamingMessageStream = futures_util::stream::Empty<Result<(), Status>>;

    async fn send_streaming_message(
        &self,
        _: Request<()>,
    ) -> Reply<Self::SendStreamingMessageStream> {
        refuse::<E, _>(Refused::Streaming)
    }

    type SubscribeToTaskStream = futures_util::stream::Empty<Result<(), Status>>;

    async fn subscribe_to_task(&self, _: Request<()>) -> Reply<Self::SubscribeToTaskStream> {
        refuse::<E, _>(Refused::Streaming)
    }

    async fn create_task_push_notification_config(&self, _: Request<()>) -> Reply<()> {
        refuse::<E, _>(Refused::PushNotifications)
    }

    async fn get_task_push_notification_config(&self, _: Request<()>) -> Reply<()> {
        refuse::<E, _>(Refused::PushNotifications)
    }

    async fn list_task_push_notification_configs(&self, _: Request<()>) -> Reply<()> {
        refuse::<E, _>(Refused::PushNotifications)
    }

    async fn delete_task_push_notification_config(&self, _: Request<()>) -> Reply<()> {
        refuse::<E, _>(Refused::PushNotifications)
    }
}
