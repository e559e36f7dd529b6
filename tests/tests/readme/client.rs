//! The client that the first page shows.

use wire_error::RemoteError;

use super::shop::ShopClientError;

pub(crate) async fn ask(url: &str) -> Result<String, Box<dyn std::error::Error>> {
    let response = reqwest::get(url).await?;
    if response.status().is_success() {
        return Ok(response.text().await?);
    }
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.bytes().await?;
    let error = RemoteError::from_http(status, &headers, body); // any answer at all gives an error
    match ShopClientError::from(error) {
        ShopClientError::OrderNotFound { id } => Ok(format!("there is no order {id}")),
        error if error.is_retryable() => Err(format!("retry in {:?}", error.retry_after()).into()),
        error => Err(error.into()), // `Unknown` holds all that was sent
    }
}
