package org.pirqscope.evidence.amount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pirqscope.evidence.patch.PatchText;
import org.pirqscope.machine.call.Function;
import org.pirqscope.machine.version.KnownCommit;
import org.pirqscope.machine.version.KnownCommits;

/** A patch is recognised as a commit of the tables by each of the ways alone; patches are of invented lines. */
class PatchReadingTest {

    private static final String OTHER = "lake: do not keep the boat";

    static Stream<KnownCommit> commits() {
        return KnownCommits.all().stream();
    }

    private static String folder(KnownCommit commit) {
        return switch (commit.table().product()) {
            case "Linux" -> "drivers/some.c";
            case "QEMU" -> "hw/xen/some.c";
            default -> "xen/arch/x86/some.c";
        };
    }

    /** A hunk for each part, in its function, whose changed lines have just these names. */
    private static PatchText patch(String subject, KnownCommit commit, boolean names, boolean backward) {
        PatchText text = PatchText.of(subject).file(folder(commit));
        for (KnownCommit.Part part : commit.parts()) {
            String function = part.functions().stream().sorted().findFirst().orElseThrow();
            List<String> lines = new ArrayList<>(List.of(" \tunchanged();", "-\told(1);", "+\tnow(1);"));
            if (names) {
                part.removed().forEach(name -> lines.add((backward ? "+" : "-") + "\tuse(" + name + ");"));
                part.added().forEach(name -> lines.add((backward ? "-" : "+") + "\tuse(" + name + ");"));
            }
            text.hunk("static int " + function + "(int a)", lines.toArray(String[]::new));
        }
        return text;
    }

    private static List<String> amounts(PatchText text) {
        return PatchReading.of(PatchText.read(text.plain())).changes().stream()
                .map(change -> change.name() + " " + change.before() + " -> " + change.after() + " by " + change.how())
                .toList();
    }

    private static List<String> expected(KnownCommit commit, boolean reverted, String how) {
        return commit.parts().stream()
                .map(part -> commit.table().product().toLowerCase(java.util.Locale.ROOT) + "."
                        + part.column().name() + " " + (reverted ? part.after() : part.before()) + " -> "
                        + (reverted ? part.before() : part.after()) + " by " + how)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commits")
    void bySubject(KnownCommit commit) {
        assertEquals(expected(commit, false, "subject"), amounts(patch(commit.subject(), commit, false, false)));
    }

    @ParameterizedTest
    @MethodSource("commits")
    void itsRevertBySubject(KnownCommit commit) {
        assertEquals(
                expected(commit, true, "subject"),
                amounts(patch("Revert \"" + commit.subject() + "\"", commit, false, false)));
    }

    @ParameterizedTest
    @MethodSource("commits")
    void byTheHashOfAStableTree(KnownCommit commit) {
        String hash = (commit.hash() + "0".repeat(40)).substring(0, 40);
        assertEquals(
                expected(commit, false, "commit"),
                amounts(patch(OTHER, commit, false, false).says("commit " + hash + " upstream.")).stream()
                        .toList());
    }

    @Test
    void byFixes() {
        for (KnownCommit commit : KnownCommits.all()) {
            for (String fixed : commit.fixes()) {
                List<String> found = amounts(
                        patch(OTHER, commit, false, false).says("Fixes: " + fixed + " (\"lake: keep the boat\")"));
                assertEquals(expected(commit, false, "Fixes:"), found);
            }
        }
    }

    @Test
    void byTheNamesOnChangedLines() {
        int known = 0;
        for (KnownCommit commit : KnownCommits.all()) {
            if (commit.parts().stream().allMatch(KnownCommit.Part::hasNames)) {
                known++;
                assertEquals(
                        expected(commit, false, "changed lines"),
                        amounts(patch(OTHER, commit, true, false)),
                        commit.hash());
                assertEquals(
                        expected(commit, true, "changed lines"),
                        amounts(patch(OTHER, commit, true, true)),
                        commit.hash());
            }
        }
        assertTrue(known > 10, known + " commits are known by their names");
    }

    @ParameterizedTest
    @MethodSource("commits")
    void theSameFunctionAloneIsNotModelled(KnownCommit commit) {
        PatchReading reading = PatchReading.of(
                PatchText.read(patch(OTHER, commit, false, false).plain()));
        assertEquals(List.of(), reading.changes());
        reading.files().values().forEach(hunks -> hunks.forEach(hunk -> assertFalse(hunk.modelled())));
    }

    @Test
    void callsAreThoseOfTheFunctionAndOfChangedLines() {
        PatchReading reading = PatchReading.of(PatchText.read(PatchText.of(OTHER)
                .file("arch/x86/pci/xen.c")
                .hunk(
                        "static int xen_hvm_setup_msi_irqs(struct pci_dev *dev, int nvec, int type)",
                        " \txen_bind_pirq_msi_to_irq(dev);",
                        "-\t__read_msi_msg(entry, &msg);",
                        "+\tother(entry);",
                        "+\tget_free_pirq(d);")
                .plain()));
        assertEquals(
                List.of("xen_hvm_setup_msi_irqs", "__pci_read_msi_msg", "PHYSDEVOP_get_free_pirq"),
                reading.files().values().iterator().next().getFirst().calls().stream()
                        .map(Function::spelling)
                        .toList());
        assertEquals("Linux", reading.project().orElseThrow().product());
    }

    @Test
    void commitsThatTheTextNamesAreLookedUp() {
        List<CommitReading> commits = CommitReading.of(List.of(PatchText.read(PatchText.of(OTHER)
                .says("See c74fd80f2f4 and 0badcafe123 (\"lake: keep the boat\"), c74fd80f2f41d05f too,")
                .says("but neither 1234567 nor deadbeef nor https://example.org/r/20abcdef0.1@host.")
                .file("a.c")
                .hunk("int f(void)", "+\tx();")
                .plain())));
        assertEquals(
                List.of("c74fd80f2f41d05f", "0badcafe123"),
                commits.stream().map(each -> each.named().hash()).toList());
        assertEquals("c74fd80f2f41", commits.getFirst().known().orElseThrow().hash());
        assertTrue(commits.getLast().known().isEmpty());
        assertEquals("lake: keep the boat", commits.getLast().subject());
    }
}
