//! What the layers of all frameworks are alike in.

/// Writes the impls of an `ErrorLayer` that say nothing of its framework.
macro_rules! layer_impls {
    () => {
        impl<E: WireContract> Default for ErrorLayer<E> {
            fn default() -> Self {
                Self::new()
            }
        }

        /// The request's id, if a header has one.
        fn id(headers: &HeaderMap, settings: &Settings) -> Option<String> {
            let value = headers.get(settings.id_header.as_deref()?)?;
            value.to_str().ok().map(String::from)
        }

        impl<E> Clone for ErrorLayer<E> {
            fn clone(&self) -> Self {
                Self { settings: self.settings.clone(), format: PhantomData }
            }
        }

        impl<E> fmt::Debug for ErrorLayer<E> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("ErrorLayer").finish_non_exhaustive()
            }
        }
    };
}

/// Writes the layer of `tower` that an `ErrorLayer` is, and the service that it makes.
macro_rules! tower_layer {
    () => {
        impl<S, E> Layer<S> for ErrorLayer<E> {
            type Service = ErrorService<S, E>;

            fn layer(&self, inner: S) -> Self::Service {
                ErrorService { inner, settings: self.settings.clone(), format: PhantomData }
            }
        }

        /// The service that [`ErrorLayer`] makes.
        pub struct ErrorService<S, E> {
            inner: S,
            settings: Arc<Settings>,
            format: PhantomData<fn() -> E>,
        }

        impl<S: Clone, E> Clone for ErrorService<S, E> {
            fn clone(&self) -> Self {
                Self {
                    inner: self.inner.clone(),
                    settings: self.settings.clone(),
                    format: PhantomData,
                }
            }
        }

        impl<S, E> fmt::Debug for ErrorService<S, E> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("ErrorService").finish_non_exhaustive()
            }
        }
    };
}

pub(crate) use layer_impls;
pub(crate) use tower_layer;
