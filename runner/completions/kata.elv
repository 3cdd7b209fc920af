# Completion for a command `kata` in elvish, which has no aliases: fn kata {|@words| cargo kata $@words }
# To try it: eval (cargo kata completions elvish | slurp). To keep it: write that into ~/.config/elvish/rc.elv.
# The tab key starts only the program that printed this script, and never a program of the folder that you are in.
use str

set edit:completion:arg-completer[kata] = {|@words|
    (external RUNNER) complete -- (all $words[1..]) 2>/dev/null | each {|line|
        if (not-eq $line '<file>') {
            var value @about = (str:split "\t" $line)
            edit:complex-candidate $value &display=(str:join '  ' [$value $@about])
        }
    }
}
