//! Tokens that were made elsewhere, each with the header and the claims that it spells.
//!
//! They are signed with the key in `command`, unless something else is said.

/// `{"alg":"HS256","typ":"JWT"}` and `{"exp":2000,"sub":"joe"}`.
pub const JOE: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjIwMDAsInN1YiI6ImpvZSJ9._RLNR1l-lolWt9uQqsGzfkJgibhQWBJAxdQEvRt15xI";

/// `{"alg":"HS256","typ":"JWT"}` and `{"aud":["post","shop"],"iss":"id","sub":"joe"}`.
pub const FOR_THE_SHOP: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsicG9zdCIsInNob3AiXSwiaXNzIjoiaWQiLCJzdWIiOiJqb2UifQ.Yd9xFOaFbGAIWRsZZzISnhh4abkLiAcvePXl_8rDyZc";

/// `{"alg":"HS256","kid":"may","typ":"JWT"}` and `{"sub":"joe"}`.
pub const BY_KEY_MAY: &str = "eyJhbGciOiJIUzI1NiIsImtpZCI6Im1heSIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.uP49fg7UCD9GRgZWok8e7_jyBIfVKIPu0VwyvVqZZ00";

/// `{"alg":"HS256","typ":"JWT"}` and `{"card":"4000 0012 3456 7899","exp":2000,"sub":"joe"}`.
pub const CARD: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJjYXJkIjoiNDAwMCAwMDEyIDM0NTYgNzg5OSIsImV4cCI6MjAwMCwic3ViIjoiam9lIn0.5HwMjt__GbYowBxokf5qKYeJdB-vXuXBU8dMWncxtVw";

/// `{"alg":"none"}` and `{"role":"admin"}`, and no signature.
pub const UNSIGNED: &str = "eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.";

/// `{"alg":"HS256","typ":"JWT"}` and a `sub` of `joe`, a mark that turns the direction of writing (U+202E),
/// one that starts a terminal's commands (U+009B), `2J`, and the one that deletes (U+007F), none of them
/// escaped.
pub const DECEPTIVE: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2XigK7CmzJKfyJ9.S4Pv6tT5dqtmVRLWz_05ScPzf8M0bNzbyvOHNabcpaE";

/// `{"alg":"HS256","typ":"JWT"}` and `{"sub":"joe"}`, signed with [`BINARY_KEY`].
pub const BINARY: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.ACTJOgEInO68d_CbON2BjopKa19YW-ufoHuaiR71qiw";

/// `{"alg":"HS256","typ":"JWT"}` and `hello`.
pub const NOT_JSON: &str =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.aGVsbG8.5EvUpFsfJ9eVvvqYsscb8V6-7kUiHNM-im0lZ9zicSg";

/// `{"alg":"HS256","kid":"may\nall is well","typ":"JWT"}` and `{"sub":"joe"}`.
pub const EVIL_KID: &str = "eyJhbGciOiJIUzI1NiIsImtpZCI6Im1heVxuYWxsIGlzIHdlbGwiLCJ0eXAiOiJKV1QifQ.eyJzdWIiOiJqb2UifQ.GeXG5PelOTxUemcgd5Hb4vGwDx7uHliIk17mj21yNTQ";

/// `JOE` once more, and an equals sign behind it.
pub const PADDED: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjIwMDAsInN1YiI6ImpvZSJ9._RLNR1l-lolWt9uQqsGzfkJgibhQWBJAxdQEvRt15xI=";

/// A key that is no text, and ends in the byte of a line break.
pub const BINARY_KEY: [u8; 32] = {
    let mut key = [0xff; 32];
    key[31] = b'\n';
    key
};
