package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CompletionTest {

    @Test
    void theScriptKnowsVerbsAndOptions() {
        Shell shell = Shell.run("completion");

        assertEquals(0, shell.code());
        assertTrue(shell.out().startsWith("#!/usr/bin/env bash\n"), shell.out());
        assertTrue(shell.out().contains("scenarios") && shell.out().contains("--schedule"), shell.out());
    }

    @Test
    void theBuiltInScenariosAreOffered() {
        assertTrue(Shell.run("completion").out().contains("commit-story-b"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void bashReadsTheScript(@TempDir Path folder) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion"), Shell.run("completion").out());
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source " + script
                                + " && COMP_WORDS=(pirqscope dec) && COMP_CWORD=1 && _complete_pirqscope && echo "
                                + "${COMPREPLY[@]}")
                .start();

        assertEquals("decode\n", new String(bash.getInputStream().readAllBytes()));
        assertEquals(0, bash.waitFor());
    }
}
