package org.pirqscope.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pirqscope.diagram.mail.MailOptions;
import org.pirqscope.diagram.mail.MailText;
import org.pirqscope.diagram.mail.Preset;
import org.pirqscope.machine.run.Run;

/**
 * A commit message with the diagram goes through git commit, format-patch and am, and comes out with the same bytes.
 */
class GitRoundTripTest {

    private static final Map<String, String> WHO = Map.of(
            "GIT_AUTHOR_NAME",
            "A",
            "GIT_AUTHOR_EMAIL",
            "a@example.org",
            "GIT_COMMITTER_NAME",
            "A",
            "GIT_COMMITTER_EMAIL",
            "a@example.org",
            "GIT_CONFIG_GLOBAL",
            "/dev/null",
            "GIT_CONFIG_NOSYSTEM",
            "1",
            "LC_ALL",
            "C.UTF-8");

    @TempDir
    Path folder;

    private String git(Path where, String... words) {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Command.Result result = Command.run(where, WHO, command);
        assertEquals(0, result.code(), () -> command + "\n" + result.out());
        return result.out();
    }

    private Path repository(String name) throws IOException {
        Path path = Files.createDirectory(folder.resolve(name));
        git(path, "init", "-q");
        git(path, "commit", "-q", "--allow-empty", "-m", "start");
        return path;
    }

    private void assertSurvives(List<String> lines) throws IOException {
        assumeTrue(Command.exists("git"), "git is not installed");
        String message = "xen: a subject\n\n" + String.join("\n", lines) + "\n";
        Path from = repository("from");
        Files.writeString(from.resolve("file"), "text\n");
        git(from, "add", "file");
        git(
                from,
                "commit",
                "-q",
                "-F",
                Files.writeString(folder.resolve("message"), message).toString());
        assertEquals(message, git(from, "log", "-1", "--format=%B").replaceFirst("\n$", ""));
        String patch = git(from, "format-patch", "-1", "-o", folder.toString()).strip();
        Path to = repository("to");
        git(to, "am", "-q", patch);
        assertEquals(message, git(to, "log", "-1", "--format=%B").replaceFirst("\n$", ""));
        assertEquals("text\n", Files.readString(to.resolve("file")));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPresetSurvives(Preset preset) throws IOException {
        Run run = Runs.stale();
        assertSurvives(MailText.of(Runs.diagram(run), Runs.origin(run), MailOptions.DEFAULT.withPreset(preset))
                .lines());
    }

    @Test
    void hostileNamesSurvive() throws IOException {
        Run run = Runs.random(6, "4.10", HostileNames.NAMES.toArray(String[]::new));
        assertSurvives(MailText.of(Runs.diagram(run), Runs.origin(run), MailOptions.DEFAULT)
                .lines());
    }

    @Test
    void aWholeRunSurvives() throws IOException {
        Run run = Runs.random(2, "4.10", "--- a", "diff -u", "From x");
        assertSurvives(MailText.all(Runs.diagram(run), Runs.origin(run), MailOptions.DEFAULT)
                .lines());
    }
}
