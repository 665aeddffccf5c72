package org.pirqscope.evidence.patch;

import java.util.List;
import java.util.Optional;
import org.pirqscope.machine.version.Table;

/**
 * A patch as a mail or a file has it; a cover letter is one without files.
 *
 * @param subject without Re: and brackets, empty where the text has none
 * @param author empty where the text does not tell
 * @param commit its own hash, where git has written the text
 * @param upstream the hash of the commit that it takes over, where a stable tree or a cherry-pick says so
 * @param named the commits that its text names, in order, each once
 */
public record Patch(
        String subject,
        String author,
        Optional<String> commit,
        Optional<String> upstream,
        List<NamedCommit> named,
        List<PatchedFile> files) {

    public Patch {
        named = List.copyOf(named);
        files = List.copyOf(files);
    }

    /** The project that its files are of; nothing where they do not tell. */
    public Optional<Table> project() {
        return files.stream().flatMap(file -> file.project().stream()).findFirst();
    }

    /** The commits that its Fixes: lines name. */
    public List<NamedCommit> fixes() {
        return named.stream().filter(NamedCommit::fixed).toList();
    }

    /** How many hunks it has. */
    public int hunks() {
        return files.stream().mapToInt(file -> file.hunks().size()).sum();
    }
}
