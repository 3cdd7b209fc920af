# Completion for `cargo kata …`, and for an alias `kata`, in bash.
# To try it: source <(cargo kata completions bash). To keep it: write that into a file, and source the file in ~/.bashrc.
# The tab key starts only the program that printed this script, and never a program of the folder that you are in.

# __kata_complete WORD…: what the last of the words behind `kata` may become.
__kata_complete() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            '<file>') compopt -o default 2>/dev/null ;;
            *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done < <(RUNNER complete -- "$@" 2>/dev/null)
}

__kata_after_kata() {
    __kata_complete "${COMP_WORDS[@]:1:COMP_CWORD}"
}

__kata_after_cargo() {
    if [ "$COMP_CWORD" -ge 2 ] && [ "${COMP_WORDS[1]}" = kata ]; then
        __kata_complete "${COMP_WORDS[@]:2:COMP_CWORD-1}"
    elif [ -n "$__kata_cargo_before" ]; then
        "$__kata_cargo_before" "$@"
    elif [ "$COMP_CWORD" = 1 ]; then
        COMPREPLY=($(compgen -W kata -- "$2"))
    fi
}

# What completed `cargo` before still does.
if [ -z "${__kata_cargo_before-}" ]; then
    for __kata_load in _comp_load __load_completion _completion_loader; do
        if declare -F "$__kata_load" >/dev/null; then
            "$__kata_load" cargo >/dev/null 2>&1
            break
        fi
    done
    __kata_cargo_before=$(complete -p cargo 2>/dev/null | sed -n 's/.*-F \([^ ]*\) .*/\1/p')
    [ "$__kata_cargo_before" != __kata_after_cargo ] || __kata_cargo_before=
    unset __kata_load
fi
complete -o bashdefault -o default -F __kata_after_cargo cargo
complete -F __kata_after_kata kata
