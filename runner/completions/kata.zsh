# Completion for `cargo kata …`, and for an alias `kata`, in zsh.
# To try it: source <(cargo kata completions zsh). To keep it: write that into a file, and source the file in ~/.zshrc, below
# `compinit`.
# The tab key starts only the program that printed this script, and never a program of the folder that you are in.

# __kata_complete WORD…: what the last of the words behind `kata` may become.
__kata_complete() {
    local line
    local -a candidates
    for line in "${(@f)$(RUNNER complete -- "$@" 2>/dev/null)}"; do
        case $line in
            '') ;;
            '<file>') _files; return ;;
            *) candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
        esac
    done
    _describe -V kata candidates
}

__kata_after_kata() {
    __kata_complete "${(@)words[2,CURRENT]}"
}

__kata_after_cargo() {
    if (( CURRENT > 2 )) && [[ $words[2] == kata ]]; then
        __kata_complete "${(@)words[3,CURRENT]}"
    elif [[ -n $__kata_cargo_before ]]; then
        $__kata_cargo_before "$@"
    else
        (( CURRENT == 2 )) && compadd kata
    fi
}

# What completed `cargo` before still does.
if [[ ${_comps[cargo]-} != __kata_after_cargo ]]; then
    typeset -g __kata_cargo_before=${_comps[cargo]-}
fi
compdef __kata_after_cargo cargo
compdef __kata_after_kata kata
