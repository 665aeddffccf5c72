package org.pirqscope.evidence.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pirqscope.evidence.patch.HunkLine.Sign;

/** A patch is the same patch, however the mail carries it. */
class PatchReaderTest {

    private static final PatchText TWO_HUNKS = PatchText.of("lake: do not keep the boat")
            .says("The boat of abcdef0123 (\"lake: keep the boat\") leaks.")
            .says("")
            .says("Fixes: abcdef012345 (\"lake: keep the boat\")")
            .file("drivers/lake/boat.c")
            .hunk(
                    "static int boat_launch(struct lake *lake, int oars)",
                    " \tint depth;",
                    " ",
                    "-\tdepth = old_depth(lake);",
                    "+\tdepth = new_depth(lake, oars == 2 ? 1 : 0);",
                    "+\tif (depth < 0)",
                    "+\t\treturn depth;",
                    " \treturn 0;")
            .hunk("void boat_sink(struct lake *lake)", " {", "-\tsink(lake);", " }");

    @Test
    void everyCarrierGivesTheSameChanges() {
        Patch plain = PatchText.read(TWO_HUNKS.plain());
        assertEquals("lake: do not keep the boat", plain.subject());
        assertEquals("A. Writer", plain.author());
        assertEquals("1234567890abcdef1234567890abcdef12345678", plain.commit().orElseThrow());
        assertEquals(2, plain.hunks());
        for (String text :
                List.of(TWO_HUNKS.reply(1), TWO_HUNKS.reply(3), TWO_HUNKS.web(), TWO_HUNKS.quotedPrintable())) {
            Patch read = PatchText.read(text);
            assertEquals(plain.subject(), read.subject(), text);
            assertEquals("A. Writer", read.author(), text);
            assertEquals(changes(plain), changes(read), text);
            assertEquals(
                    plain.named().stream()
                            .map(named -> named.hash() + named.subject() + named.fixed())
                            .toList(),
                    read.named().stream()
                            .map(named -> named.hash() + named.subject() + named.fixed())
                            .toList(),
                    text);
            assertTrue(
                    read.files().stream().flatMap(file -> file.hunks().stream()).allMatch(h -> h.missing() == 0));
        }
    }

    /** Signs and the words of changed lines: blanks at the begin may be lost on the way. */
    private static List<String> changes(Patch patch) {
        List<String> changes = new ArrayList<>();
        patch.files()
                .forEach(file -> file.hunks().forEach(hunk -> {
                    changes.add(file.path() + " " + hunk.span() + " " + hunk.function());
                    hunk.lines().stream()
                            .filter(line -> line.sign() != Sign.CONTEXT)
                            .forEach(line ->
                                    changes.add(line.sign() + line.text().strip()));
                }));
        return changes;
    }

    @Test
    void lostBlanksAreSaid() {
        assertFalse(PatchText.read(TWO_HUNKS.reply(1))
                .files()
                .getFirst()
                .hunks()
                .getFirst()
                .blanksLost());
        assertTrue(PatchText.read(TWO_HUNKS.web())
                .files()
                .getFirst()
                .hunks()
                .getFirst()
                .blanksLost());
    }

    @Test
    void anAttachedPatchIsRead() {
        String mail = "From: A. Writer <a@example.org>\nTo: list@example.org\nSubject: [PATCH] lake: attached\n"
                + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=cut\n\n--cut\n"
                + "Content-Type: text/plain\n\nSee there.\n--cut\nContent-Type: application/octet-stream\n"
                + "Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"1.patch\"\n\n"
                + Base64.getMimeEncoder().encodeToString(TWO_HUNKS.plain().getBytes(StandardCharsets.US_ASCII))
                + "\n--cut--\n";
        assertEquals(changes(PatchText.read(TWO_HUNKS.plain())), changes(PatchText.read(mail)));
    }

    @Test
    void aSeriesIsReadWithItsCoverLetter() {
        String cover = "From 00000000000abcdef1234567890abcdef1234567 Mon Sep 17 00:00:00 2001\n"
                + "From: A. Writer <a@example.org>\nSubject: [PATCH 0/2] lake: two boats\n\nTwo of them.\n\n";
        String second = PatchText.of("lake: the other boat")
                .file("drivers/lake/other.c")
                .hunk("int other(void)", "-\tone();", "+\ttwo();")
                .plain();
        List<Patch> series =
                PatchReader.read("series", (cover + TWO_HUNKS.plain() + second).getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                List.of("lake: two boats", "lake: do not keep the boat", "lake: the other boat"),
                series.stream().map(Patch::subject).toList());
        assertEquals(List.of(0, 2, 1), series.stream().map(Patch::hunks).toList());
    }

    @Test
    void lineNumbersAreThoseOfTheFile() {
        for (String text : List.of(TWO_HUNKS.plain(), TWO_HUNKS.reply(2), TWO_HUNKS.web())) {
            List<String> lines = text.lines().toList();
            PatchText.read(text)
                    .files()
                    .forEach(file -> file.hunks().forEach(hunk -> {
                        assertTrue(lines.get(hunk.line() - 1).contains("@@ " + hunk.span() + " @@"), text);
                        hunk.lines()
                                .forEach(line -> assertTrue(
                                        lines.get(line.number() - 1)
                                                .contains(line.text().strip()),
                                        line + " in " + text));
                    }));
        }
    }

    @Test
    void whereTheTextEndsTooEarlyItIsSaid() {
        String whole = TWO_HUNKS.plain();
        String cut = whole.substring(0, whole.indexOf("+\tif (depth"));
        Hunk hunk = PatchText.read(cut).files().getFirst().hunks().getFirst();
        assertEquals(1 + 3, hunk.missing());
        assertEquals(1, hunk.count(Sign.REMOVED));
    }

    @Test
    void theFunctionIsThatOfTheFirstChange() {
        Patch patch = PatchText.read(PatchText.of("lake: twice")
                .file("drivers/lake/boat.c")
                .hunk(
                        "static int before(void)",
                        " }",
                        " ",
                        " int inside(struct lake *lake)",
                        " {",
                        "-\tone();",
                        "+\ttwo();")
                .hunk("static struct flags lake_flags[] = {", "-\t1,", "+\t2,")
                .plain());
        assertEquals(
                List.of("inside", "lake_flags"),
                patch.files().getFirst().hunks().stream().map(Hunk::function).toList());
    }

    /** Random hunks in random quotes, with remarks between the lines, come back line by line. */
    @Test
    void randomHunksComeBack() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            PatchText text = PatchText.of("lake: random " + seed);
            List<String> all = new ArrayList<>();
            for (int file = 0; file <= random.nextInt(3); file++) {
                text.file("drivers/lake/" + file + ".c");
                for (int hunk = 0; hunk <= random.nextInt(3); hunk++) {
                    String[] lines = lines(random);
                    text.hunk("int f" + hunk + "(void)", lines);
                    all.addAll(List.of(lines));
                }
            }
            String carried = random.nextBoolean() ? text.plain() : text.reply(1 + random.nextInt(4));
            List<String> read = new ArrayList<>();
            PatchText.read(carried)
                    .files()
                    .forEach(file -> file.hunks()
                            .forEach(hunk -> hunk.lines().forEach(line -> read.add(sign(line.sign()) + line.text()))));
            assertEquals(all, read, "seed " + seed + "\n" + carried);
        }
    }

    private static String[] lines(Random random) {
        String[] words = {"\tone();", "", "\t\tif (a > b)", ">>= 2;", "-1,", "+ b", "| c", "@@ tail", "done:"};
        String[] lines = new String[1 + random.nextInt(8)];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = " -+".charAt(random.nextInt(3)) + words[random.nextInt(words.length)];
        }
        lines[0] = "+\tfirst();";
        return lines;
    }

    private static String sign(Sign sign) {
        return switch (sign) {
            case CONTEXT -> " ";
            case REMOVED -> "-";
            case ADDED -> "+";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                            | f:1:1: no patch in this text; expected "--- a/FILE", "+++ b/FILE" and "@@ -LINE,COUNT +LINE,COUNT @@" lines, quoted or not
            hello                         | f:1:1: no patch in this text; expected "--- a/FILE", "+++ b/FILE" and "@@ -LINE,COUNT +LINE,COUNT @@" lines, quoted or not
            > > @@ -1,2 +x @@             | f:1:5: no head of a hunk; expected "@@ -LINE,COUNT +LINE,COUNT @@"
            """)
    void whatIsNoPatchIsRefusedWithThePlace(String text, String sentence) {
        PatchException refused = assertThrows(
                PatchException.class, () -> PatchReader.read("f", text.getBytes(StandardCharsets.US_ASCII)));
        assertEquals(sentence, refused.getMessage());
    }

    @Test
    void theMailThatStartedIt() throws IOException {
        Path mail = Path.of(
                System.getProperty("pirqscope.root", "."),
                "../shared/real/mail/linux_2017-01-13_boris_review_of_c74fd80f2f41_seed.txt");
        Assumptions.assumeTrue(Files.exists(mail), "the real mails are not here");
        Patch patch = PatchReader.read("mail", Files.readAllBytes(mail)).getFirst();
        Hunk hunk = patch.files().getFirst().hunks().getFirst();
        assertEquals("Dan Streetman", patch.author());
        assertEquals("arch/x86/pci/xen.c", patch.files().getFirst().path());
        assertEquals("-234,23 +234,14", hunk.span());
        assertEquals("xen_hvm_setup_msi_irqs", hunk.function());
        assertEquals(16, hunk.count(Sign.REMOVED));
        assertEquals(7, hunk.count(Sign.ADDED));
        assertEquals(0, hunk.missing());
        assertEquals(
                List.of("af42b8d12f8a", "c976437c7dba9c7444fb41df45468968aaa326ad"),
                patch.named().stream().map(NamedCommit::hash).toList());
        assertTrue(patch.named().getFirst().fixed());
    }
}
