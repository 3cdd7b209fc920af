# Completion for `cargo kata …`, and for an alias `kata`, in fish.
# To try it: cargo kata completions fish | source. To keep it: write that into ~/.config/fish/conf.d/kata.fish.
# The tab key starts only the program that printed this script, and never a program of the folder that you are in.

# What the last of the words behind `kata` may become.
function __kata_complete
    set -l words (commandline -opc)
    set -e words[1]
    if test (commandline -opc)[1] = cargo
        set -e words[1]
    end
    set -l last (commandline -ct)
    for line in (RUNNER complete -- $words "$last" 2>/dev/null)
        if test "$line" = '<file>'
            __fish_complete_path "$last"
        else
            echo $line
        end
    end
end

function __kata_behind_cargo
    set -l words (commandline -opc)
    test (count $words) -ge 2; and test "$words[2]" = kata
end

complete -c cargo -n __fish_use_subcommand -f -a kata -d 'Practise test-driven development'
complete -c cargo -n __kata_behind_cargo -f -k -a '(__kata_complete)'
complete -c kata -f -k -a '(__kata_complete)'
