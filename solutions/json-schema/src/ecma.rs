//! Reads regular expressions of JavaScript by their grammar, and translates them for `fancy_regex`.
//!
//! The grammar is that of ECMA-262 (15th edition, 2024), §22.2.1, with the flag `u`: a pattern that JavaScript refuses
//! is refused here, too. If the two dialects match different texts, the pattern is translated, or refused with an error
//! that names this limit.

/// What `\d` means in JavaScript.
const DIGITS: &str = "0-9";

/// What `\w` means in JavaScript.
const WORD: &str = "A-Za-z0-9_";

/// What `\s` means in JavaScript.
const WHITE_SPACE: &str = r"\t\n\x0B\x0C\r\x20\u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}";

/// What `.` means in JavaScript.
const ALMOST_ANYTHING: &str = r"[^\n\r\u{2028}\u{2029}]";

/// No character at all.
const NOTHING: &str = r"[^\s\S]";

/// Any character.
const ANYTHING: &str = r"[\s\S]";

/// The special characters. Behind a backslash each of them means itself.
const SYNTAX: &str = r"^$\.*+?()[]{}|/";

/// How deep groups may be nested. The parser is recursive, and its stack is limited.
const DEEPEST: usize = 50;

/// The values of `General_Category` (ECMA-262, table 68).
const CATEGORIES: &str = "\
    L Letter LC Cased_Letter Lu Uppercase_Letter Ll Lowercase_Letter Lt Titlecase_Letter Lm Modifier_Letter Lo \
    Other_Letter M Mark Combining_Mark Mn Nonspacing_Mark Mc Spacing_Mark Me Enclosing_Mark N Number Nd \
    Decimal_Number digit Nl Letter_Number No Other_Number P Punctuation punct Pc Connector_Punctuation Pd \
    Dash_Punctuation Ps Open_Punctuation Pe Close_Punctuation Pi Initial_Punctuation Pf Final_Punctuation Po \
    Other_Punctuation S Symbol Sm Math_Symbol Sc Currency_Symbol Sk Modifier_Symbol So Other_Symbol Z Separator Zs \
    Space_Separator Zl Line_Separator Zp Paragraph_Separator C Other Cc Control cntrl Cf Format Co Private_Use Cn \
    Unassigned";

/// The properties of characters that are true or false (ECMA-262, table 67).
const PROPERTIES: &str = "\
    ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Case_Ignorable \
    CI Cased Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM Changes_When_Lowercased CWL \
    Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash \
    Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component EComp Emoji_Modifier EMod \
    Emoji_Modifier_Base EBase Emoji_Presentation EPres Extended_Pictographic ExtPict Extender Ext Grapheme_Base \
    Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC \
    ID_Start IDS Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math \
    Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical \
    Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo \
    Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS";

/// The pattern in the dialect of `fancy_regex`.
///
/// # Errors
/// What is wrong with it, or which limit of this program it exceeds.
pub(crate) fn translated(pattern: &str) -> Result<String, String> {
    Reader::new(pattern).read()
}

/// A pattern while it is read, and its translation so far.
struct Reader<'p> {
    rest: &'p str,
    translated: String,
    /// All parentheses, in the order in which they open. The first stands for the whole pattern.
    scopes: Vec<Scope>,
    /// The innermost one that is open.
    open: usize,
    /// The groups that can be referred to.
    groups: Vec<Group<'p>>,
    references: Vec<Reference<'p>>,
}

/// A pair of parentheses.
struct Scope {
    around: usize,
    depth: usize,
    kind: Kind,
    look_back: LookBack,
    /// Whether there is a `|` in it.
    has_choices: bool,
    /// Whether its content can match the empty text.
    may_be_empty: bool,
    times: Times,
}

/// The properties that prevent the translation of a look-behind.
#[derive(Clone, Copy, Default)]
struct LookBack {
    /// Whether it is a look-behind, positive or negative.
    is_behind: bool,
    /// Whether it has a choice or a repetition, so that its length may vary. The content of looks within it does not
    /// count.
    may_vary: bool,
    /// Whether there is a look in it, or an edge of a word.
    has_looks: bool,
}

/// How often something is repeated.
#[derive(Clone, Copy, Default)]
struct Times {
    /// Perhaps not at all.
    optional: bool,
    /// Perhaps more than once.
    repeated: bool,
    /// Not always equally often.
    varies: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Group,
    LookAhead,
    LookBehind,
    /// A negative look, ahead or behind.
    Negative,
}

struct Group<'p> {
    name: Option<&'p str>,
    scope: usize,
    is_closed: bool,
}

struct Reference<'p> {
    to: Name<'p>,
    scope: usize,
}

#[derive(Clone, Copy)]
enum Name<'p> {
    /// `\1`, counted from 1.
    Number(usize),
    /// `\k<name>`
    Text(&'p str),
}

/// A character or a set of characters.
enum Member {
    /// A code point. It may be half of a surrogate pair, which no text contains.
    One(u32),
    /// The inside of a class.
    Set(String),
}

impl<'p> Reader<'p> {
    fn new(text: &'p str) -> Self {
        Self {
            rest: text,
            translated: String::new(),
            scopes: vec![Scope {
                around: 0,
                depth: 0,
                kind: Kind::Group,
                look_back: LookBack::default(),
                has_choices: false,
                may_be_empty: false,
                times: Times::default(),
            }],
            open: 0,
            groups: Vec::new(),
            references: Vec::new(),
        }
    }

    /// The whole pattern, translated.
    fn read(mut self) -> Result<String, String> {
        self.choices()?;
        if !self.rest.is_empty() {
            return Err("a `)` closes nothing".to_owned());
        }
        for reference in &self.references {
            self.check(reference)?;
        }
        // `fancy_regex` finds the beginning of such a look from right to left, and skips other looks on the
        // way.
        let is_beyond = |scope: &Scope| {
            let back = scope.look_back;
            back.is_behind && back.may_vary && back.has_looks
        };
        if self.scopes.iter().any(is_beyond) {
            return Err(
                r"this program does not know a look back with a choice or a repetition in it and another look, a `\b` or a `\B`"
                    .to_owned(),
            );
        }
        Ok(self.translated)
    }

    /// The content of a pair of parentheses, or the whole pattern. Returns whether it can match the empty text.
    fn choices(&mut self) -> Result<bool, String> {
        let mut may_be_empty = false;
        let mut choice_may_be_empty = true;
        while let Some(next) = self.peek() {
            match next {
                ')' => break,
                '|' => {
                    self.scopes[self.open].has_choices = true;
                    self.note_varying();
                    self.keep_next();
                    may_be_empty |= choice_may_be_empty;
                    choice_may_be_empty = true;
                }
                _ => choice_may_be_empty &= self.term()?,
            }
        }
        Ok(may_be_empty || choice_may_be_empty)
    }

    /// One term with its repetition. Returns whether it can match the empty text.
    fn term(&mut self) -> Result<bool, String> {
        if let Some(place) = self.place() {
            self.translated.push_str(&place);
            return Ok(true);
        }
        let Some(next) = self.next() else {
            return Ok(true);
        };
        let mut may_be_empty = false;
        match next {
            '(' => return self.parentheses(),
            '.' => self.translated.push_str(ALMOST_ANYTHING),
            '[' => self.class()?,
            '\\' => may_be_empty = self.escape()?,
            '*' | '+' | '?' | '{' => return Err(format!("there is nothing that `{next}` repeats")),
            '}' | ']' => return Err(format!("a `{next}` closes nothing")),
            _ => self.translated.push_str(&literal(u32::from(next))),
        }
        Ok(may_be_empty | self.times()?.optional)
    }

    /// An assertion about a position, which cannot be repeated.
    fn place(&mut self) -> Option<String> {
        if self.skip("^") {
            Some("^".to_owned())
        } else if self.skip("$") {
            // The other dialect's `$` also matches before a line break at the end.
            Some(r"\z".to_owned())
        } else if self.skip(r"\b") {
            self.note_look();
            Some(edge_of_a_word(true))
        } else if self.skip(r"\B") {
            self.note_look();
            Some(edge_of_a_word(false))
        } else {
            None
        }
    }

    /// The repetition of the last term.
    fn times(&mut self) -> Result<Times, String> {
        let times = self.repetition()?;
        if times.varies {
            self.note_varying();
        }
        Ok(times)
    }

    fn repetition(&mut self) -> Result<Times, String> {
        let (optional, repeated) = match self.peek() {
            Some('*') => (true, true),
            Some('+') => (false, true),
            Some('?') => (true, false),
            Some('{') => return self.counts(),
            _ => return Ok(Times::default()),
        };
        self.keep_next();
        self.keep_if('?');
        Ok(Times {
            optional,
            repeated,
            varies: true,
        })
    }

    /// `{2}`, `{2,}` or `{2,3}`.
    fn counts(&mut self) -> Result<Times, String> {
        self.keep_next();
        let least = self.count()?;
        let most = if !self.keep_if(',') {
            Some(least)
        } else if self.peek() == Some('}') {
            None
        } else {
            Some(self.count()?)
        };
        if !self.keep_if('}') {
            return Err("a `{` is not closed".to_owned());
        }
        if most.is_some_and(|most| most < least) {
            return Err(format!("`{{{least},…}}` ends before it begins"));
        }
        self.keep_if('?');
        Ok(Times {
            optional: least == 0,
            repeated: most.is_none_or(|most| most > 1),
            varies: most != Some(least),
        })
    }

    fn count(&mut self) -> Result<u32, String> {
        let end = self.rest.find(|next: char| !next.is_ascii_digit());
        let (digits, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        self.translated.push_str(digits);
        let count = digits.parse();
        count.map_err(|_| "a `{` has no number behind it, or one that is too large".to_owned())
    }

    /// A group, or a look ahead or behind, without its opening parenthesis. Returns whether it can match the empty
    /// text.
    fn parentheses(&mut self) -> Result<bool, String> {
        let (kind, opening) = if self.skip("?:") {
            (Kind::Group, "(?:")
        } else if self.skip("?=") {
            (Kind::LookAhead, "(?=")
        } else if self.skip("?!") {
            (Kind::Negative, "(?!")
        } else if self.skip("?<=") {
            (Kind::LookBehind, "(?<=")
        } else if self.skip("?<!") {
            (Kind::Negative, "(?<!")
        } else {
            let name = if self.skip("?<") {
                Some(self.name()?)
            } else if self.peek() == Some('?') {
                return Err("there is no such group as `(?…`".to_owned());
            } else {
                None
            };
            if name.is_some() && self.groups.iter().any(|group| group.name == name) {
                return Err("two groups have the same name".to_owned());
            }
            self.groups.push(Group {
                name,
                scope: self.scopes.len(),
                is_closed: false,
            });
            (Kind::Group, "(")
        };
        let number = (opening == "(").then_some(self.groups.len());
        self.translated.push_str(opening);
        if kind != Kind::Group {
            self.note_look();
        }
        let scope = self.enter(kind, opening.starts_with("(?<"))?;
        let may_be_empty = self.choices()?;
        if !self.keep_if(')') {
            return Err("a `(` is not closed".to_owned());
        }
        self.open = self.scopes[scope].around;
        if let Some(number) = number {
            self.groups[number - 1].is_closed = true;
        }
        if kind != Kind::Group {
            return Ok(true);
        }
        let times = self.times()?;
        self.scopes[scope].may_be_empty = may_be_empty;
        self.scopes[scope].times = times;
        Ok(may_be_empty || times.optional)
    }

    fn enter(&mut self, kind: Kind, is_behind: bool) -> Result<usize, String> {
        let depth = self.scopes[self.open].depth + 1;
        if depth > DEEPEST {
            return Err(format!(
                "more than {DEEPEST} parentheses stand within each other"
            ));
        }
        self.scopes.push(Scope {
            around: self.open,
            depth,
            kind,
            look_back: LookBack {
                is_behind,
                ..LookBack::default()
            },
            has_choices: false,
            may_be_empty: false,
            times: Times::default(),
        });
        self.open = self.scopes.len() - 1;
        Ok(self.open)
    }

    /// Notes that the length of the match may vary here, in all parentheses up to the next look.
    fn note_varying(&mut self) {
        let mut scope = self.open;
        loop {
            self.scopes[scope].look_back.may_vary = true;
            if scope == 0 || self.scopes[scope].kind != Kind::Group {
                return;
            }
            scope = self.scopes[scope].around;
        }
    }

    /// Notes that there is a look here, in all parentheses around it.
    fn note_look(&mut self) {
        let mut scope = self.open;
        while scope != 0 {
            self.scopes[scope].look_back.has_looks = true;
            scope = self.scopes[scope].around;
        }
    }

    /// The name of a group, and the `>` behind it.
    fn name(&mut self) -> Result<&'p str, String> {
        let named = self.rest.split_once('>').filter(|(name, _)| {
            let legal = |next: char| next.is_alphanumeric() || "_$".contains(next);
            name.starts_with(|first: char| legal(first) && !first.is_numeric())
                && name.chars().all(legal)
        });
        let (name, rest) = named.ok_or("a group has no name in front of a `>`")?;
        self.rest = rest;
        Ok(name)
    }

    /// An escape outside of a class, without its backslash. Returns whether it can match the empty text.
    fn escape(&mut self) -> Result<bool, String> {
        if self.skip("k<") {
            let name = Name::Text(self.name()?);
            self.refer(name);
            return Ok(true);
        }
        if self.peek().is_some_and(|next| ('1'..='9').contains(&next)) {
            let end = self.rest.find(|next: char| !next.is_ascii_digit());
            let (digits, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
            self.rest = rest;
            self.refer(Name::Number(digits.parse().unwrap_or(usize::MAX)));
            return Ok(true);
        }
        let text = match self.member()? {
            Member::One(code_point) => literal(code_point),
            Member::Set(inside) => format!("[{inside}]"),
        };
        self.translated.push_str(&text);
        Ok(false)
    }

    /// A reference to a group's text. In JavaScript, a group without a match so far stands for the empty text.
    fn refer(&mut self, to: Name<'p>) {
        self.references.push(Reference {
            to,
            scope: self.open,
        });
        let text = match self.number_of(to) {
            Some(number) if self.groups[number - 1].is_closed => {
                format!(r"(?:(?({number})\{number}|))")
            }
            // From within the group, or from before it.
            _ => "(?:)".to_owned(),
        };
        self.translated.push_str(&text);
    }

    fn number_of(&self, to: Name<'p>) -> Option<usize> {
        match to {
            Name::Number(number) => (number <= self.groups.len()).then_some(number),
            Name::Text(name) => {
                let named = |group: &Group<'_>| group.name == Some(name);
                self.groups.iter().position(named).map(|index| index + 1)
            }
        }
    }

    /// Whether a reference leads to a group that both dialects treat in the same way. JavaScript resets a group when a
    /// repetition around it starts again, and it matches a look-behind from right to left.
    fn check(&self, reference: &Reference<'p>) -> Result<(), String> {
        let number = self.number_of(reference.to);
        let number = number.ok_or("a reference leads to no group")?;
        let mut may_be_skipped = false;
        let mut scope = self.groups[number - 1].scope;
        let mut is_beyond = self.looks(reference.scope, &[Kind::LookBehind])
            || self.looks(scope, &[Kind::LookBehind, Kind::Negative]);
        while scope != 0 {
            let here = &self.scopes[scope];
            is_beyond |= here.times.repeated && (may_be_skipped || here.may_be_empty);
            scope = here.around;
            may_be_skipped |= here.times.optional || self.scopes[scope].has_choices;
        }
        if is_beyond {
            return Err(
                "this program does not know references to a group that a repetition around it may \
                        skip, or that stands in a look back or in one for what is not there"
                    .to_owned(),
            );
        }
        Ok(())
    }

    /// Whether a place is within parentheses of one of these kinds.
    fn looks(&self, mut scope: usize, kinds: &[Kind]) -> bool {
        while scope != 0 {
            if kinds.contains(&self.scopes[scope].kind) {
                return true;
            }
            scope = self.scopes[scope].around;
        }
        false
    }

    /// A class, without its opening bracket.
    fn class(&mut self) -> Result<(), String> {
        let negated = self.skip("^");
        let mut members = String::new();
        while !self.skip("]") {
            let first = self.member_of_class()?;
            let is_range = self.rest.starts_with('-') && !self.rest.starts_with("-]");
            if !is_range {
                match first {
                    Member::One(code_point) => members.push_str(&range(code_point, code_point)),
                    Member::Set(inside) => members.push_str(&inside),
                }
                continue;
            }
            self.next();
            match (first, self.member_of_class()?) {
                (Member::One(first), Member::One(last)) if first <= last => {
                    members.push_str(&range(first, last));
                }
                (Member::One(_), Member::One(_)) => {
                    return Err("a range in a class ends before it begins".to_owned());
                }
                _ => return Err("a range in a class has no character at its end".to_owned()),
            }
        }
        let text = match (negated, members.as_str()) {
            (false, "") => NOTHING.to_owned(),
            (true, "") => ANYTHING.to_owned(),
            (false, members) => format!("[{members}]"),
            (true, members) => format!("[^{members}]"),
        };
        self.translated.push_str(&text);
        Ok(())
    }

    fn member_of_class(&mut self) -> Result<Member, String> {
        match self.next() {
            None => Err("a `[` is not closed".to_owned()),
            Some('\\') if self.skip("b") => Ok(Member::One(8)),
            Some('\\') if self.skip("-") => Ok(Member::One(u32::from('-'))),
            Some('\\') => self.member(),
            Some(next) => Ok(Member::One(u32::from(next))),
        }
    }

    /// An escape for a character or a set of characters, without its backslash.
    fn member(&mut self) -> Result<Member, String> {
        let next = self.next().ok_or("nothing stands behind a backslash")?;
        let set = |inside: &str| Ok(Member::Set(inside.to_owned()));
        let others = |inside: &str| Ok(Member::Set(format!("[^{inside}]")));
        match next {
            'd' => set(DIGITS),
            'D' => others(DIGITS),
            'w' => set(WORD),
            'W' => others(WORD),
            's' => set(WHITE_SPACE),
            'S' => others(WHITE_SPACE),
            'p' | 'P' => self.property(next),
            'f' => Ok(Member::One(0x0C)),
            'n' => Ok(Member::One(0x0A)),
            'r' => Ok(Member::One(0x0D)),
            't' => Ok(Member::One(0x09)),
            'v' => Ok(Member::One(0x0B)),
            'x' => self.hexadecimal(2).map(Member::One),
            'u' => self.code_point().map(Member::One),
            'c' => match self.next() {
                Some(letter) if letter.is_ascii_alphabetic() => {
                    Ok(Member::One(u32::from(letter) % 32))
                }
                _ => Err(r"no letter stands behind `\c`".to_owned()),
            },
            '0' if !self.rest.starts_with(|next: char| next.is_ascii_digit()) => Ok(Member::One(0)),
            _ if SYNTAX.contains(next) => Ok(Member::One(u32::from(next))),
            _ => Err(format!(r"there is no such escape as `\{next}`")),
        }
    }

    /// `\u0041`, `\uD83D\uDC32` (one character as its two UTF-16 units) or `\u{1F432}`.
    fn code_point(&mut self) -> Result<u32, String> {
        if self.skip("{") {
            let (digits, rest) = self.rest.split_once('}').unwrap_or_default();
            self.rest = rest;
            return hexadecimal(digits)
                .filter(|&code_point| code_point <= u32::from(char::MAX))
                .ok_or_else(|| r"there is no such character as `\u{…}`".to_owned());
        }
        let first = self.hexadecimal(4)?;
        let before = self.rest;
        if (0xD800..0xDC00).contains(&first) && self.skip(r"\u") {
            match self.hexadecimal(4) {
                Ok(second) if (0xDC00..0xE000).contains(&second) => {
                    return Ok(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
                }
                _ => self.rest = before,
            }
        }
        Ok(first)
    }

    /// This many hexadecimal digits.
    fn hexadecimal(&mut self, count: usize) -> Result<u32, String> {
        let digits = self.rest.get(..count).unwrap_or_default();
        let value = hexadecimal(digits)
            .ok_or_else(|| format!("there are not {count} hexadecimal digits behind an escape"))?;
        self.rest = &self.rest[count..];
        Ok(value)
    }

    /// `{Letter}` or `{Script=Greek}`, behind `\p` or `\P`.
    fn property(&mut self, letter: char) -> Result<Member, String> {
        let named = self
            .rest
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'));
        let (text, rest) = named.ok_or(r"no `{…}` stands behind `\p`")?;
        self.rest = rest;
        let is_in = |names: &str, text: &str| names.split(' ').any(|name| name == text);
        let is_property = match text.split_once('=') {
            None => is_in(CATEGORIES, text) || is_in(PROPERTIES, text),
            Some(("General_Category" | "gc", category)) => is_in(CATEGORIES, category),
            Some(("Script" | "sc" | "Script_Extensions" | "scx", script)) => {
                script.starts_with(|first: char| first.is_ascii_uppercase())
            }
            Some(_) => false,
        };
        if !is_property {
            return Err(format!("there is no such property as `{text}`"));
        }
        Ok(Member::Set(format!(r"\{letter}{{{text}}}")))
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut rest = self.rest.chars();
        let next = rest.next();
        self.rest = rest.as_str();
        next
    }

    /// Consumes this text, if it comes next.
    fn skip(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Copies the next character, which means the same in both dialects.
    fn keep_next(&mut self) {
        let next = self.next();
        self.translated.extend(next);
    }

    fn keep_if(&mut self, expected: char) -> bool {
        let is_next = self.peek() == Some(expected);
        if is_next {
            self.keep_next();
        }
        is_next
    }
}

/// A word boundary, or every other position.
fn edge_of_a_word(is_edge: bool) -> String {
    let (behind, before) = if is_edge { ("!", "=") } else { ("=", "!") };
    format!("(?:(?<=[{WORD}])(?{behind}[{WORD}])|(?<![{WORD}])(?{before}[{WORD}]))")
}

/// A code point that means itself.
fn literal(code_point: u32) -> String {
    match char::from_u32(code_point) {
        Some(plain) if plain.is_ascii_alphanumeric() => plain.to_string(),
        Some(_) => format!(r"\x{{{code_point:X}}}"),
        None => NOTHING.to_owned(),
    }
}

/// The code points of a range, for the inside of a class. No text contains halves of surrogate pairs.
fn range(first: u32, last: u32) -> String {
    let halves = 0xD800..0xE000;
    let first = if halves.contains(&first) {
        halves.end
    } else {
        first
    };
    let last = if halves.contains(&last) {
        halves.start - 1
    } else {
        last
    };
    if first > last {
        return String::new();
    }
    format!(r"\x{{{first:X}}}-\x{{{last:X}}}")
}

/// `from_str_radix` would also accept a sign.
fn hexadecimal(digits: &str) -> Option<u32> {
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !all_digits {
        return None;
    }
    u32::from_str_radix(digits, 16).ok()
}
