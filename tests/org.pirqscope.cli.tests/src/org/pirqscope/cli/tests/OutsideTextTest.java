package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.cli.Environment;

/**
 * Text from outside can neither style the terminal nor move its cursor, whichever field of a scenario and whichever
 * verb.
 */
class OutsideTextTest {

    private static final Environment TERMINAL = new Environment(Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8"), true);
    private static final Pattern STYLE = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final String PLACE = "HERE";

    /**
     * Every character of the private use area that was ever a mark, escapes, controls, what turns a line round or is
     * not seen.
     */
    private static final List<String> HOSTILE = List.of(
            IntStream.range(0xe000, 0xe010).mapToObj(Character::toString).collect(Collectors.joining("a", "", "b")),
            "\u001b[31m",
            "\u009b1m",
            "\u001b]0;t\u0007",
            "\b\b\r",
            "\u202e\u2066",
            "\u200b\ufeff",
            "\u007f\u0000\u0085",
            "\ud800",
            "\udc00x",
            "\udb80\udc00\udbff\udffd");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: \"HERE\"",
                "note: \"HERE\"",
                "note: \"a HERE b\"",
                "versions: {linux: \"4.10HERE\", qemu: \"2.5\", xen: \"4.7\"}",
                "versions: {linux: \"4.10\", qemu: \"HERE2.5\", xen: \"4.7\"}",
                "versions: {linux: \"4.10\", qemu: \"2.5\", xen: \"4.7 HERE\"}",
                "what-if: {linux: {reuse: \"HERE\"}}",
                "what-if: {linux: {\"HERE\": never}}",
                "pool: {xen_irqs: \"HERE\"}",
                "\"HERE\": 1",
                "events: [{name: \"HERE\", kind: kexec}]",
                "events: [{name: k, kind: \"HERE\"}]",
                "schedule: [\"HERE\"]",
                "schedule: [\"nvme0*HERE\"]",
                "controllers: [{name: \"HERE\", bdf: \"00:04.0\", msi-x: 4}]",
                "controllers: [{name: a, bdf: \"HERE\", msi-x: 4}]",
                "controllers: [{name: a, bdf: \"00:04.0\", msi-x: 4, device: {ids: \"HERE\"}}]",
                "controllers: [{name: a, bdf: \"00:04.0\", script: [\"HERE\"]}]"
            })
    void noFieldOfAScenarioStylesTheTerminal(String field) throws IOException {
        for (String hostile : HOSTILE) {
            String[] yaml = {scenario(field, escaped(hostile)), scenario(field, "a".repeat(hostile.length()))};
            for (String verb :
                    new String[] {"run", "run --walk", "scenario", "diagram", "diagram --format mermaid", "explore"}) {
                Shell shell = run(verb, yaml[0]);
                assertClean(shell, verb + ": " + field);
                Shell harmless = run(verb, yaml[1]);
                if (shell.code() == harmless.code()) {
                    assertEquals(styles(harmless.out()), styles(shell.out()), verb + ": " + field);
                }
            }
        }
    }

    private static String scenario(String field, String text) {
        StringBuilder yaml = new StringBuilder();
        for (String usual : List.of(
                "name: \"mine\"",
                "versions: {linux: \"4.10\", qemu: \"2.5\", xen: \"4.7\"}",
                "controllers: [{name: nvme0, bdf: \"00:04.0\", msi-x: 4, vectors: 1}]")) {
            yaml.append(usual.startsWith(field.substring(0, field.indexOf(':'))) ? "" : usual + "\n");
        }
        return yaml + field.replace(PLACE, text) + "\n";
    }

    private static String escaped(String text) {
        return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    private Shell run(String verb, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("f.yaml"), yaml);
        String[] words = (verb.replaceFirst(" |$", " " + file + " ")).strip().split(" +");
        return Shell.in(TERMINAL, words);
    }

    private static List<String> styles(String text) {
        return STYLE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static void assertClean(Shell shell, String what) {
        String plain = STYLE.matcher(shell.out()).replaceAll("") + shell.err();
        assertTrue(
                plain.chars()
                        .allMatch(c -> c >= ' ' && c < 0x7f || c == '\n' || c > 0xa0 && Character.isLetterOrDigit(c)),
                () -> what + "\n" + plain);
        assertTrue(shell.code() <= 3, what + ": " + shell.err());
    }

    @Test
    void noArgumentStylesTheTerminal() {
        for (String hostile : HOSTILE) {
            for (String line : new String[] {
                "HERE",
                "run HERE",
                "run ./HERE.yaml",
                "run stale-pirq --linux HERE",
                "run stale-pirq --set linux.HERE=1",
                "decode HERE 0 0",
                "encode HERE",
                "versions --linux 4.10-HERE",
                "versions --qemu HERE",
                "matrix --linux HERE",
                "explore HERE",
                "diagram stale-pirq --around HERE",
                "diagram stale-pirq -o HERE/x",
                "scenario --from-lspci HERE",
                "run stale-pirq --schedule HERE",
                "run pq2:HERE",
                "help HERE",
                "decode --HERE"
            }) {
                assertClean(
                        Shell.in(
                                TERMINAL,
                                line.replace(PLACE, hostile.replace("\u0000", ""))
                                        .split(" ")),
                        line);
            }
        }
    }
}
