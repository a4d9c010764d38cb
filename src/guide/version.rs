//! The name of an issued version: semantic versioning, as in `1.0.0` or `1.1.0-draft.1`.

use std::fmt;

/// A version. They are ordered as semantic versioning says: a draft comes before its final version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(semver::Version);

/// What kind of text a version is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// For reading and comments: a pre-release (G6).
    Draft,
    /// What may be relied upon.
    Final,
}

impl Stage {
    /// As the ledger and templates write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Final => "final",
        }
    }
}

impl Version {
    /// Reads `1.0.0` or `1.1.0-draft.1`. Build metadata (`+…`) has no place in an address.
    pub fn parse(text: &str) -> Option<Self> {
        let version = semver::Version::parse(text).ok()?;
        // A name that a folder and an address can have on any system, whether or not it tells capitals from small letters.
        let plain = version.build.is_empty() && text.len() <= 64 && !text.bytes().any(|byte| byte.is_ascii_uppercase());
        plain.then_some(Self(version))
    }

    /// Whether two final versions differ in nothing but their last number, which is that of corrections.
    pub fn is_patch_of(&self, other: &Self) -> bool {
        let line = |version: &Self| (version.0.major, version.0.minor, version.stage());
        self.stage() == Stage::Final && line(self) == line(other) && self != other
    }

    /// A draft if it is a pre-release.
    pub fn stage(&self) -> Stage {
        if self.0.pre.is_empty() { Stage::Final } else { Stage::Draft }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_come_before_their_final_version() {
        let version = |text| Version::parse(text).unwrap();
        assert!(version("1.0.0-draft.2") < version("1.0.0-draft.10"));
        assert!(version("1.0.0-draft.10") < version("1.0.0"));
        assert_eq!(version("1.0.0-draft.1").stage(), Stage::Draft);
        assert_eq!(version("1.0.0").stage(), Stage::Final);
        assert!(version("1.0.2").is_patch_of(&version("1.0.0")) && !version("1.0.2").is_patch_of(&version("1.0.2")));
        for (one, other) in [("1.1.0", "1.0.0"), ("2.0.0", "1.0.0"), ("1.0.0", "1.0.0-draft.1"), ("1.0.0-b", "1.0.0-a")]
        {
            assert!(!version(one).is_patch_of(&version(other)), "{one} {other}");
        }
        for bad in ["", "1.0", "v1.0.0", "1.0.0+5", "01.0.0", "1.0.0-", "1.0.0-Draft.1", "next", "../1.0.0"] {
            assert_eq!(Version::parse(bad), None, "{bad}");
        }
        let long = |length: usize| Version::parse(&format!("1.0.0-{}", "a".repeat(length)));
        assert!(long(58).is_some() && long(59).is_none(), "it is the name of a folder");
    }
}
