# Completion for a command `kata` in elvish, which has no aliases: fn kata {|@words| cargo kata $@words }
# To try it: eval (cargo kata completions elvish | slurp). To keep it: write that into ~/.config/elvish/rc.elv.
# The program that printed this is the only one that a press of the key starts: a folder may hold a stranger's.
use str

set edit:completion:arg-completer[kata] = {|@words|
    (external RUNNER) complete -- (all $words[1..]) 2>/dev/null | each {|line|
        if (not-eq $line '<file>') {
            var value @about = (str:split "\t" $line)
            edit:complex-candidate $value &display=(str:join '  ' [$value $@about])
        }
    }
}
