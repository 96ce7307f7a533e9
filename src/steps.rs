//! Long work in steps: whoever drives it may do something else between them, or leave it undone.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Ends a step: the work goes on from here when it is driven on.
pub async fn give_way() {
    let mut given = false;
    poll_fn(|_| match std::mem::replace(&mut given, true) {
        true => Poll::Ready(()),
        false => Poll::Pending,
    })
    .await;
}

/// Does the next step of a work; gives its outcome when that was the last.
pub fn step<T>(work: Pin<&mut dyn Future<Output = T>>) -> Option<T> {
    match work.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}

/// Does all of a work.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Some(outcome) = step(work.as_mut()) {
            return outcome;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_on_where_it_gave_way() {
        let mut work = pin!(async {
            let one = 1;
            give_way().await;
            one + 1
        });
        assert_eq!(step(work.as_mut()), None);
        assert_eq!(step(work.as_mut()), Some(2));
        assert_eq!(at_once(async { 3 }), 3);
    }
}
