//! Tokens that another program made, each with the header and the claims that it contains.
//!
//! They are signed with the key in `command`, unless the comment names another key.

/// `{"alg":"HS256","typ":"JWT"}` and `{"exp":2000,"sub":"joe"}`.
pub const JOE: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjIwMDAsInN1YiI6ImpvZSJ9.egpsio6uZdOFilTZxI6FZhumrz42Q5y0TLj3vW_TUcY";

/// `{"alg":"HS256","typ":"JWT"}` and `{"aud":["post","shop"],"iss":"id","sub":"joe"}`.
pub const FOR_THE_SHOP: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOlsicG9zdCIsInNob3AiXSwiaXNzIjoiaWQiLCJzdWIiOiJqb2UifQ.B9twdPrfDJDqpmWIE3ASvQQ-IhlW7tlh9X85WCS5mzY";

/// `{"alg":"HS256","kid":"may","typ":"JWT"}` and `{"sub":"joe"}`.
pub const BY_KEY_MAY: &str = "eyJhbGciOiJIUzI1NiIsImtpZCI6Im1heSIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.eTGEiamo53MRgldGzvnNVeG7OGavWib8AivnSH40kx4";

/// `{"alg":"HS256","typ":"JWT"}` and `{"card":"4000 0012 3456 7899","exp":2000,"sub":"joe"}`.
pub const CARD: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJjYXJkIjoiNDAwMCAwMDEyIDM0NTYgNzg5OSIsImV4cCI6MjAwMCwic3ViIjoiam9lIn0.YgRjjInc6ebAUedlekzdAnGKegDV184_gwIn-6WI2SU";

/// `{"alg":"none"}` and `{"role":"admin"}`, and no signature.
pub const UNSIGNED: &str = "eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.";

/// `{"alg":"HS256","typ":"JWT"}` and a `sub` of `joe`, the marks that turn the direction of writing (U+061C, U+200E,
/// U+200F, U+202A, U+202E, U+2066 and U+2069), one that starts a terminal's commands (U+009B), `2J`, the one that
/// deletes (U+007F), a space without a width (U+200B), a line break (U+2028), a byte order mark (U+FEFF), a tag
/// (U+E0041), and invisible characters that are neither spaces nor formats (U+034F, U+115F, U+2800, U+3164, U+FE0F and
/// U+E0101), none of them escaped.
pub const DECEPTIVE: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2XYnOKAjuKAj-KAquKAruKBpuKBqcKbMkp_4oCL4oCo77u_86CBgc2P4YWf4qCA44Wk77iP86CEgSJ9.0MjVtV1flIoxWGiTKZB-_xGsih2eD8kk2nt3l_95lBo";

/// `{"alg":"HS256","kid":"may\u202e"}` and `{"\u202esub":"joe","list":[{"\u200bx":1}]}`, none of them escaped, and `sig` for a
/// signature.
pub const DECEPTIVE_NAMES: &str = "eyJhbGciOiJIUzI1NiIsImtpZCI6Im1heeKAriJ9.eyLigK5zdWIiOiJqb2UiLCJsaXN0IjpbeyLigIt4IjoxfV19.c2ln";
/// `{"alg":"HS256","typ":"JWT"}` and `{"exp":{"$serde_json::private::Number":"99999999999"}}`.
pub const NUMBER_IN_DISGUISE: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOnsiJHNlcmRlX2pzb246OnByaXZhdGU6Ok51bWJlciI6Ijk5OTk5OTk5OTk5In19.SJQiu54gib2n4ZRUziB7pO1yGAMKQ2HgooxsbGl-IH0";

/// `{"alg":"HS256","x":[{"\u0024serde_json::private::RawValue":"1"}]}` and `{}`.
pub const RESERVED_IN_THE_HEADER: &str = "eyJhbGciOiJIUzI1NiIsIngiOlt7Ilx1MDAyNHNlcmRlX2pzb246OnByaXZhdGU6OlJhd1ZhbHVlIjoiMSJ9XX0.e30.BQQqrCiJHCl4VySNpp2RXwepCflv-CtI2MLiBGl4Gyk";

/// `{"alg":"HS256","typ":"JWT"}` and `{"sub":"joe"}`, signed with [`BINARY_KEY`].
pub const BINARY: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.ACTJOgEInO68d_CbON2BjopKa19YW-ufoHuaiR71qiw";

/// `{"alg":"HS256","typ":"JWT"}` and `hello`.
pub const NOT_JSON: &str =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.aGVsbG8.XLmm4tr9-Y-ofrwYPpv3JUW-KuM8B8PbFq5y4cox6P8";

/// `{"alg":"HS256","typ":"JWT"}` and `{"sub":"joe"}`, signed with the key in `command`, a space and a whole line
/// break (`\r\n`).
pub const BY_KEY_AND_LINE_BREAK: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.-b-rCim-66_Z-VabxmMgmJ7LDODaj0MDjImouSJlpsI";

/// `{"alg":"HS256","typ":"JWT"}` and `{"sub":"joe"}`, signed with the key in `command` and a carriage return.
pub const BY_KEY_AND_CARRIAGE_RETURN: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJqb2UifQ.-CIS_pZGAIiBm9J9CaiV7vR16STqtjznuwm85Cjz300";

/// `{"alg":"HS256","kid":"may\nall is well","typ":"JWT"}` and `{"sub":"joe"}`.
pub const EVIL_KID: &str = "eyJhbGciOiJIUzI1NiIsImtpZCI6Im1heVxuYWxsIGlzIHdlbGwiLCJ0eXAiOiJKV1QifQ.eyJzdWIiOiJqb2UifQ.wG7oPgJcQpMcnlFBBU_A97XOykjAriJlYfgVM2xE4-U";

/// [`JOE`], and a space after it.
pub const SPACE_BEHIND: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjIwMDAsInN1YiI6ImpvZSJ9.egpsio6uZdOFilTZxI6FZhumrz42Q5y0TLj3vW_TUcY ";

/// `hello` and `{}`, and no signature.
pub const NO_HEADER: &str = "aGVsbG8.e30.";

/// A key that is not text, and whose last byte is a line break.
pub const BINARY_KEY: [u8; 32] = {
    let mut key = [0xff; 32];
    key[31] = b'\n';
    key
};
