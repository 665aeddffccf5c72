package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pirqscope.report.manual.Manual;
import org.pirqscope.report.manual.ManualBlock;
import org.pirqscope.report.manual.ManualSection;

/** {@code help}: every verb has its usage, a section and an example; every topic of the manual is printed. */
class HelpTest {

    private final Manual manual = Manual.read();

    /** As the sentence names them that asks for one. */
    private static List<String> verbs() {
        String named = Shell.run().err();
        return List.of(named.strip()
                .substring(named.indexOf("there are ") + "there are ".length())
                .split(", "));
    }

    @Test
    void everyVerbHasASectionWithAnExample() {
        for (String verb : verbs()) {
            Optional<ManualSection> section = manual.topic(verb);
            assertTrue(section.isPresent() && section.get().page().equals("usage.md"), verb + " has no section");
            boolean shown = manual.whole(section.get()).stream()
                            .filter(ManualBlock.Listing.class::isInstance)
                            .flatMap(block -> ((ManualBlock.Listing) block).lines().stream())
                            .anyMatch(line -> line.contains("pirqscope " + verb))
                    || manual.whole(section.get()).toString().contains("pirqscope " + verb);
            assertTrue(shown, verb + " has no example");
            Shell help = Shell.run("help", verb);
            String usage = Shell.run(verb, "--help").out();
            assertEquals(0, help.code());
            assertTrue(help.out().startsWith(usage), help.out());
            assertTrue(
                    help.out().substring(usage.length()).contains(section.get().title()), help.out());
        }
    }

    @Test
    void everyTopicIsPrintedInAsciiThatFits() {
        for (ManualSection section : manual.sections()) {
            for (String topic : section.topics()) {
                Shell shell = Shell.run(("help " + topic).split(" +"));
                assertEquals(0, shell.code(), topic + shell.err());
                assertTrue(shell.out().chars().allMatch(c -> c < 0x7f), topic);
                assertTrue(
                        shell.lines().stream().allMatch(line -> line.length() <= 100 || line.startsWith("    ")),
                        topic);
            }
        }
    }

    @Test
    void wordsThatNoHeadingHasAreLookedForAndNonsenseIsRefused() {
        Shell found = Shell.run("help", "MASKALL");
        assertEquals(0, found.code());
        manual.find("MASKALL").forEach(section -> assertTrue(found.out().contains(section.title()), found.out()));
        Shell refused = Shell.run("help", "xyzzy");
        assertTrue(refused.refused() && refused.err().contains("xyzzy"), refused.err());
    }
}
