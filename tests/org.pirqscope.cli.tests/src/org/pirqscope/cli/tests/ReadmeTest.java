package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What README.md and docs/usage.md show of the command line is what the command line prints. */
class ReadmeTest {

    private static final String PROMPT = "$ ./pirqscope ";
    private static final Pattern PIPED = Pattern.compile("\\$ printf '(.*)' \\| ./pirqscope (.*)");

    private record Example(String command, String input, List<String> shown) {

        void check() {
            String root = System.getProperty("pirqscope.root") + "/";
            String placed = command.replace(" docs/", " " + root + "docs/");
            List<String> printed = Shell.reading(input, placed.split(" ")).lines().stream()
                    .map(line -> withoutStepNumbers(line.replace(root, "")))
                    .toList();
            int at = 0;
            boolean gap = false;
            for (String line : shown) {
                if (!line.equals("...")) {
                    int found = gap ? at + printed.subList(at, printed.size()).indexOf(withoutStepNumbers(line)) : at;
                    assertEquals(
                            withoutStepNumbers(line),
                            found < at || found >= printed.size() ? "" : printed.get(found),
                            "after line " + at + " of " + command);
                    at = found + 1;
                }
                gap = line.equals("...");
            }
            assertTrue(gap || at == printed.size(), command + " prints more than is shown");
        }

        /** Step numbers move with every call that the machine learns; nobody reads them in a README. */
        static String withoutStepNumbers(String line) {
            return line.replaceFirst("^(!!|! |  ) +\\d+ (?=nvme)", "$1 # ").replaceAll("step \\d+", "step #");
        }
    }

    private static List<Example> examples(List<String> readme) {
        List<Example> examples = new ArrayList<>();
        List<String> shown = null;
        for (String line : readme) {
            Matcher piped = PIPED.matcher(line);
            if (line.startsWith(PROMPT) || piped.matches()) {
                trim(shown);
                shown = new ArrayList<>();
                examples.add(
                        piped.matches()
                                ? new Example(piped.group(2), piped.group(1).replace("\\n", "\n"), shown)
                                : new Example(line.substring(PROMPT.length()), "", shown));
            } else if (line.equals("```")) {
                shown = null;
            } else if (shown != null) {
                shown.add(line);
            }
        }
        return examples;
    }

    /** The blank line before the next prompt is no output. */
    private static void trim(List<String> shown) {
        if (shown != null && !shown.isEmpty() && shown.getLast().isEmpty()) {
            shown.removeLast();
        }
    }

    @TestFactory
    List<DynamicTest> everyExampleOfTheReadmeIsReal() throws IOException {
        return tests("README.md");
    }

    @TestFactory
    List<DynamicTest> everyExampleOfTheUsagePageIsReal() throws IOException {
        return tests("docs/usage.md");
    }

    private static List<DynamicTest> tests(String page) throws IOException {
        String root = System.getProperty("pirqscope.root");
        assertNotNull(root, "the build names the root of the sources");
        List<Example> examples = examples(Files.readAllLines(Path.of(root, page)));

        assertFalse(examples.isEmpty(), page);
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(example.command(), example::check))
                .toList();
    }
}
