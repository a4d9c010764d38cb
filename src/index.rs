//! Places in lists, each list with a type of its own: a language is not taken for a solution, nor a count for either.

/// Makes the type of the places in one kind of list. Whatever has as many things as that list is indexed by it.
macro_rules! typed_index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub struct $name(usize);

        impl $name {
            /// The one at this place.
            pub const fn new(index: usize) -> Self {
                Self(index)
            }

            /// Its place.
            pub const fn index(self) -> usize {
                self.0
            }

            /// The things of a list, each with its place.
            pub fn each<T>(list: &[T]) -> impl DoubleEndedIterator<Item = (Self, &T)> + ExactSizeIterator {
                list.iter().enumerate().map(|(index, thing)| (Self(index), thing))
            }

            /// The first `count` of them.
            pub fn all(count: usize) -> impl Iterator<Item = Self> + Clone {
                (0..count).map(Self)
            }
        }

        impl<T> std::ops::Index<$name> for Vec<T> {
            type Output = T;

            fn index(&self, at: $name) -> &T {
                &self[at.0]
            }
        }

        impl<T> std::ops::Index<$name> for [T] {
            type Output = T;

            fn index(&self, at: $name) -> &T {
                &self[at.0]
            }
        }
    };
}
pub(crate) use typed_index;
