package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysVerbTest {

    @Test
    void theRefusedBindOfTheStaleStory() {
        assertEquals("""
                (XEN) IRQ information:
                (XEN)    IRQ:  24 vec:?? PCI-MSI/-X      status=010 aff:{?}/{?} in-flight=0 d1: 55(---)
                (XEN)    IRQ:  25 vec:?? PCI-MSI/-X      status=010 aff:{?}/{?} in-flight=0 d1: 54(-M-)
                """, print("i", "4.17"));
        assertEquals("""
                (XEN) MSI information:
                (XEN)  MSI-X   24 vec=??      ?  edge   assert    ?      ? dest=???????? mask=1/  /0
                (XEN)  MSI-X   25 vec=??      ?  edge   assert    ?      ? dest=???????? mask=1/ G/1
                """, print("M", "4.17"));
        assertEquals("""
                (XEN) ==== PCI devices ====
                (XEN) ==== segment ???? ====
                (XEN) ????:??:??.? - d1 - node ?   - MSIs < 25 >
                (XEN) ????:??:??.? - d1 - node ?   - MSIs < 24 >
                """, print("Q", "4.17"));
        assertEquals("""
                (XEN) 'e' pressed -> dumping event-channel info
                (XEN) Event channel information for domain 1:
                (XEN) Polling vCPUs: {?}
                (XEN)     port [p/m/s]
                (XEN)       10 [0/0/  -   ]: s=4 n=? x=0 p=55 i=24
                """, print("e", "4.17"));
        assertEquals("", print("z", "4.17"));
    }

    @Test
    void theFormsOfTheOldest() {
        assertEquals("""
                (XEN) Guest interrupt information:
                (XEN)    IRQ:  24 affinity:? vec:?? type=PCI-MSI         status=00000010 in-flight=0 domain-list=1: 55(-?--),
                (XEN)    IRQ:  25 affinity:? vec:?? type=PCI-MSI         status=00000010 in-flight=0 domain-list=1: 54(-?M-),
                """, print("i", "4.1.6"));
        assertEquals("""
                (XEN) PCI-MSI interrupt information:
                (XEN)  MSIX   24 vec=??      ?  edge   assert    ?      ? dest=???????? mask=1/0/0
                (XEN)  MSIX   25 vec=??      ?  edge   assert    ?      ? dest=???????? mask=1/0/0
                """, print("M", "4.1.6"));
        assertEquals("""
                (XEN) ==== PCI devices ====
                (XEN) ??:??.? - dom 1   - MSIs < 25 >
                (XEN) ??:??.? - dom 1   - MSIs < 24 >
                """, print("Q", "4.1.6"));
        assertTrue(print("e", "4.1.6").endsWith("(XEN)       10 [0/0]: s=4 n=? p=55 x=0\n"));
    }

    private static String print(String key, String xen) {
        Shell shell = Shell.run("keys", "stale-pirq", key, "--step", "326", "--xen", xen);
        assertEquals(0, shell.code());
        assertTrue(shell.err().startsWith("pirqscope: note: "), "what is left out is said: " + shell.err());
        return shell.out();
    }

    @ParameterizedTest
    @CsvSource({"316, M", "320, -"})
    void aPortIsMaskedUntilTheStartupIsThrough(String step, String masked) {
        String out = Shell.run("keys", "one-controller", "e", "--step", firstBind(step))
                .out();
        assertTrue(out.contains(masked.equals("M") ? " [0/1/" : " [0/0/"), out);
    }

    /** Behind the bind of the first event channel, or behind the end of its startup. */
    private static String firstBind(String step) {
        String call = step.equals("316") ? "EVTCHNOP_bind_pirq(" : "} = 0  /* startup_pirq */";
        return Shell.run("run", "one-controller")
                .out()
                .lines()
                .filter(line -> line.contains(call))
                .map(line -> line.strip().split(" ")[0])
                .findFirst()
                .orElseThrow();
    }

    @Test
    void jsonHasTheSameLines() {
        JsonObject json = JsonParser.parseString(Shell.run("keys", "stale-pirq", "e", "--step", "326", "--json")
                        .out())
                .getAsJsonObject();
        assertEquals("e", json.get("key").getAsString());
        assertEquals(326, json.get("step").getAsInt());
        assertEquals(5, json.getAsJsonArray("lines").size());
        assertTrue(json.getAsJsonArray("open").size() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m", "q", "iM", "", "h"})
    void otherKeysAreRefused(String key) {
        Shell shell = Shell.run("keys", "stale-pirq", key);
        assertEquals(2, shell.code());
        assertTrue(shell.err().contains("expected one of i, M, Q, e, z"), shell.err());
    }

    @Test
    void aStepThatIsNotThereIsRefused() {
        assertEquals(2, Shell.run("keys", "stale-pirq", "i", "--step", "99999").code());
        assertEquals(2, Shell.run("keys", "stale-pirq", "i", "--step", "-1").code());
    }

    /** Each line stands in the dump of the booted stack, whose first Xen irq is 31 and whose domain is 3. */
    @ParameterizedTest
    @ValueSource(strings = {"i", "M", "Q", "e"})
    void theBugOfTheBootedStack(String key) throws IOException {
        Path folder = shared("real2/bug_xen4.17_qemu7.2_linux6.1_old_lines");
        Shell shell = Shell.run("keys", folder.resolve("order.yaml").toString(), key, "--set", "linux.reuse=list");
        List<String> real = Files.readAllLines(folder.resolve("xl-dmesg-key-" + key + ".txt"));
        List<String> told =
                shell.out().lines().filter(line -> !line.contains("Polling")).toList();
        assertTrue(told.size() > 2, shell.out());
        for (String line : told) {
            Pattern form = Pattern.compile(form(line));
            assertTrue(real.stream().anyMatch(each -> form.matcher(each).matches()), line + "\nas " + form);
        }
    }

    private static String form(String line) {
        String shifted = Pattern.compile("(?<=IRQ: {2}|MSI-X {3}|i=|[<\\d] )\\b2[4-7]\\b")
                .matcher(line)
                .replaceAll((MatchResult irq) -> Integer.toString(Integer.parseInt(irq.group()) + 7));
        return Pattern.quote(shifted.replace("d1", "d3").replace("domain 1", "domain 3"))
                .replaceFirst("\\(XEN\\) ", "(XEN) \\\\E\\\\[ *[0-9.]+\\\\] \\\\Q")
                .replaceAll("(?<=vec.)\\?\\? {6}\\? ", "\\\\E.{2} +\\\\w+ \\\\Q")
                .replaceAll("(?<=assert) {4}\\? {6}\\? ", "\\\\E +\\\\w+ +\\\\w+ \\\\Q")
                .replaceAll("status=010", "status=0\\\\E[13]\\\\Q0")
                .replaceAll("node \\? {2}", "node \\\\E.{3}\\\\Q")
                .replaceAll("\\?(?!$)", "\\\\E.\\\\Q");
    }

    private static Path shared(String name) {
        Path found = Stream.of("pirqscope.root", "user.dir")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .map(folder -> Path.of(folder).toAbsolutePath())
                .flatMap(folder -> Stream.iterate(folder, Objects::nonNull, Path::getParent))
                .map(folder -> folder.resolve("shared").resolve(name))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of(name));
        assumeTrue(Files.isDirectory(found), name);
        return found;
    }
}
