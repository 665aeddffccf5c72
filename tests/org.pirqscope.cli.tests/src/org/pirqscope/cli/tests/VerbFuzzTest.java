package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.cli.review.ReviewedText;
import org.pirqscope.machine.run.Run;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.scenario.ScenarioWriter;

/** Damaged files and arguments: each is taken for what it says, or refused in one sentence; nothing is a fault. */
class VerbFuzzTest {

    private static final int ROUNDS = 150;
    private static final String ODD = "\u0000\t\n\r\u001b\"'\\{}[]:,&*!|>%@`#-+0x9\u00e9\u202e\ue001";

    private static final String SCRIPT = """
            step 20
            over
            return
            resume
            back over
            next pirq:55
            next call:EVTCHNOP_bind_pirq if answer<0
            goto 250
            who nvme1
            with --linux 4.11 --set linux.reuse=list
            break log:/pirq=5[0-9]/ if before=1
            break entry:nvme0/1
            break delete 1
            back resume
            diff --qemu 2.0 --mail
            export --format text --around stale --width 75
            where
            list 5
            pirqs
            ports
            irqs
            devices
            decode
            decode 0 fee37000 4300
            why
            why irq:64.pirq --later
            values pirq 55 irq
            keys M
            log 3
            findings
            help break
            """;
    private static final String SPIN = """
            State-vector 60 byte, depth reached 12, errors: 0
                  100 states, stored
                  140 transitions (= stored+matched)
            @ nvme0=ok nvme1=ok
            @ nvme0=ok nvme1=lost phase 2 entry 0: not mapped
            @@ job 1 of 2 exact exit 0
            """;
    private static final Path ROOT = Path.of(System.getProperty("pirqscope.root", "."));
    private static final Path LISTINGS =
            ROOT.resolve("tests/org.pirqscope.evidence.tests/src/org/pirqscope/evidence/lspci/listings");
    private static final int SECONDS = Integer.getInteger("pirqscope.fuzz", 0);

    private final long begun = System.nanoTime();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run FILE",
                "run FILE --json",
                "run FILE --walk",
                "diagram FILE",
                "diagram FILE --format svg",
                "explore FILE --seconds 1 --threads 1",
                "scenario FILE",
                "scenario --from-lspci FILE"
            })
    void aDamagedFileIsNoFault(String line) throws IOException {
        byte[] good = ScenarioWriter.write(BuiltIn.named("stale-pirq")).getBytes(StandardCharsets.UTF_8);
        for (int seed = 1; more(seed); seed++) {
            Path file = Files.write(folder.resolve("f"), damaged(good, new Random(seed)));
            assertNoFault(line.replace("FILE", file.toString()).split(" "), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run stale-pirq --linux 4.10 --set linux.reuse=never --schedule nvme0*X,nvme1*U",
                "decode 0 fee37000 4300",
                "diff stale-pirq one-controller --linux 4.11 --json",
                "run stale-pirq --json --stop-at pirq:55",
                "run stale-pirq --json --stop-at log:/pirq=5[0-9]/",
                "encode 0x37 --linux 5.11",
                "versions --linux 4.9.0-3-amd64 --qemu 2.5 --xen 4.7",
                "diagram stale-pirq --width 75 --around stale --lanes nvme0,guest",
                "scenario one-controller --xen 4.7",
                "explore one-controller --seconds 1 --threads 1 --memory 100M --linux 4.10",
                "matrix --controllers 1 --vectors 1 --linux 4.10 --qemu 2.5 --explore"
            })
    void aDamagedArgumentIsNoFault(String line) {
        for (int seed = 1; more(seed); seed++) {
            byte[] typed = damaged(line.getBytes(StandardCharsets.UTF_8), new Random(seed));
            String[] words = new String(typed, StandardCharsets.UTF_8)
                    .replace("\u0000", "")
                    .split(" ");
            // another verb may explore for minutes, or make a file
            if (words.length > 0
                    && line.startsWith(words[0] + " ")
                    && !String.join(" ", words).contains("-o")) {
                assertNoFault(words, "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evidence FILE",
                "evidence FILE --json",
                "evidence FILE --lines",
                "evidence FILE --timeline",
                "evidence FILE --scenario"
            })
    void aDamagedLogIsNoFault(String line) throws IOException {
        seeded(ROOT.resolve("docs/lost-drive.txt"), line, 1);
    }

    /** Each of them is a search of up to a second. */
    @Test
    void aDamagedLogIsCheckedWithoutAFault() throws IOException {
        seeded(ROOT.resolve("docs/lost-drive.txt"), "evidence FILE --check --seconds 1", 10);
    }

    @Test
    void aDamagedListingIsNoFault() throws IOException {
        seeded(LISTINGS.resolve("before-and-after.txt"), "scenario --from-lspci FILE", 1);
    }

    /** What jobs of SPIN have written: one that covered every state, and one that was cut short. */
    @Test
    void aDamagedAnswerOfSpinIsNoFault() throws IOException {
        String swarm = folder.resolve("swarm").toString();
        assertEquals(0, Shell.run("explore", "2x1", "--spin", swarm).code());
        byte[] good = SPIN.getBytes(StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("swarm/job-2.out"), "@ nvme0=ok nvme1=ok\n@@ job 2 of 2 bitstate exit 0\n");
        for (int seed = 1; more(seed); seed++) {
            Files.write(folder.resolve("swarm/job-1.out"), damaged(good, new Random(seed)));
            assertNoFault(new String[] {"explore", "--from-spin", swarm}, "seed " + seed);
        }
    }

    @Test
    void aDamagedTopicIsNoFault() {
        byte[] good = "help Message decode".getBytes(StandardCharsets.UTF_8);
        for (int seed = 1; more(seed); seed++) {
            String typed = new String(damaged(good, new Random(seed)), StandardCharsets.UTF_8).replace("\u0000", "");
            if (typed.startsWith("help ")) {
                assertNoFault(typed.split(" "), "seed " + seed);
            }
        }
    }

    /** @param effort how many ordinary rounds one of them takes */
    private void seeded(Path good, String line, int effort) throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        for (int seed = 1; more(seed * effort); seed++) {
            Path file = Files.write(folder.resolve("f"), damaged(bytes, new Random(seed)));
            assertNoFault(line.replace("FILE", file.toString()).split(" "), "seed " + seed);
        }
    }

    @Test
    void aDamagedMailIsNoFault() throws IOException {
        byte[] good = ReviewTest.MAIL.getBytes(StandardCharsets.UTF_8);
        for (int seed = 1; more(seed); seed++) {
            Path file = Files.write(folder.resolve("f"), damaged(good, new Random(seed)));
            assertNoFault(
                    new String[] {"review", file.toString(), "--scenario", "1x1", "--threads", "1"}, "seed " + seed);
        }
    }

    /** A long line in each place of a mail, of what a search for names could try again and again. */
    @Test
    void aLongLineIsReadOnce() {
        List<String> parts = List.of("a", " ", "a ", "a(", "(a", "a)(", "[", "[a]", "Re:", "1234abc ", ", ", "\t", ">");
        for (String place : List.of("Re: [PATCH]", "Takes", "type)", "read_msi_msg(one", " done()")) {
            for (String part : parts) {
                String mail = ReviewTest.MAIL.replace(place, place + part.repeat(100_000 / part.length()));
                ReviewedText read = ReviewedText.of("mail", mail.getBytes(StandardCharsets.UTF_8));
                assertEquals(1, read.patches().size(), place + part);
            }
        }
    }

    @Test
    void aDamagedRunStringIsNoFault() {
        String good = Run.of(BuiltIn.named("stale-pirq")).runString();
        for (int seed = 1; more(seed); seed++) {
            assertNoFault(
                    new String[] {
                        "run",
                        "pq2:"
                                + new String(
                                        damaged(good.getBytes(StandardCharsets.UTF_8), new Random(seed)),
                                        StandardCharsets.UTF_8)
                    },
                    "seed " + seed);
        }
    }

    @Test
    void aDamagedScriptIsNoFault() {
        byte[] good = SCRIPT.getBytes(StandardCharsets.UTF_8);
        for (int seed = 1; more(seed); seed++) {
            String script = new String(damaged(good, new Random(seed)), StandardCharsets.UTF_8);
            // a file could be made, and a search takes its time
            if (!script.contains("-o") && !script.contains("no-return")) {
                assertNoFault(Shell.reading(script, "step", "stale-pirq"), "seed " + seed + ": " + script);
            }
        }
    }

    /** So many rounds, or with {@code -Dpirqscope.fuzz=SECONDS} as many as there is time for. */
    private boolean more(int seed) {
        return SECONDS == 0 ? seed <= ROUNDS : System.nanoTime() - begun < SECONDS * 1_000_000_000L;
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int times = 1 + random.nextInt(3); times > 0 && bytes.length > 0; times--) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + random.nextInt(12));
            byte[] instead = switch (random.nextInt(4)) {
                case 0 -> new byte[0];
                case 1 -> new byte[] {(byte) random.nextInt(256)};
                case 2 ->
                    Character.toString(ODD.charAt(random.nextInt(ODD.length()))).getBytes(StandardCharsets.UTF_8);
                default -> java.util.Arrays.copyOfRange(good, from / 2, from / 2 + random.nextInt(good.length / 2));
            };
            bytes = joined(bytes, from, to, instead);
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] instead) {
        byte[] next = new byte[bytes.length - (to - from) + instead.length];
        System.arraycopy(bytes, 0, next, 0, from);
        System.arraycopy(instead, 0, next, from, instead.length);
        System.arraycopy(bytes, to, next, from + instead.length, bytes.length - to);
        return next;
    }

    private static void assertNoFault(String[] words, String what) {
        assertNoFault(Shell.run(words), what + ": " + String.join(" ", words));
    }

    private static void assertNoFault(Shell shell, String what) {
        String said = what + "\n" + shell.err();
        assertTrue(shell.code() >= 0 && shell.code() <= 3, said);
        assertTrue(
                !shell.err().contains("Exception")
                        && !shell.err().contains("at org.")
                        && shell.err().length() < 4000,
                said);
        assertTrue(shell.code() != 2 || shell.err().lines().count() <= 8, said);
    }
}
