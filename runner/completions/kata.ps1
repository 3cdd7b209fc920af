# Completion for `cargo kata …`, and for an alias `kata`, in PowerShell.
# To keep it: write what `cargo kata completions powershell` prints into a file, and dot-source the file in $PROFILE.
# The tab key starts only the program that printed this script, and never a program of the folder that you are in.

Register-ArgumentCompleter -Native -CommandName cargo, kata -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    if ("$($commandAst.CommandElements[0])" -like 'cargo*') {
        if ($words.Count -eq 0 -or $words[0] -ne 'kata') { return }
        $words = @($words | Select-Object -Skip 1)
    }
    # What is being typed comes last, also where it is nothing yet.
    if ($wordToComplete -eq '') { $words += '""' }
    & RUNNER complete '--' @words 2>$null | Where-Object { $_ -ne '<file>' } | ForEach-Object {
        $value, $about = $_ -split "`t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
