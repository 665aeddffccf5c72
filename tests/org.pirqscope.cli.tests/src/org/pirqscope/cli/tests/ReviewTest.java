package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTest {

    /** In words of our own: only names are those of the kernel. */
    static final String MAIL = """
            From: A. Reader <reader@example.org>
            To: list@example.org
            Subject: Re: [PATCH] xen: do not re-use pirq number cached in pci device msi msg data
            Date: Fri, 13 Jan 2017 16:49:40 -0500

            On 01/13/2017 03:07 PM, A. Writer wrote:
            > Takes back what af42b8d12f8a brought.
            >
            > Fixes: af42b8d12f8a ("xen: fix MSI setup and teardown for PV on HVM guests")
            > ---
            > diff --git a/arch/x86/pci/xen.c b/arch/x86/pci/xen.c
            > --- a/arch/x86/pci/xen.c
            > +++ b/arch/x86/pci/xen.c
            > @@ -234,4 +234,2 @@ static int xen_hvm_setup_msi_irqs(struct pci_dev *dev, int nvec, int type)
            > -__pci_read_msi_msg(one);
            > -when(XEN_PIRQ_MSI_DATA, xen_irq_from_pirq(number));

            Looks good.

            >  xen_allocate_pirq_msi(one);
            >  done();
            """;

    @TempDir
    Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("mail"), text).toString();
    }

    @Test
    void theMailOfJanuary2017IsReviewed() throws IOException {
        Shell shell = Shell.run("review", file(MAIL));
        assertEquals(0, shell.code());
        assertEquals("", shell.err());
        List<String> lines = shell.lines();
        assertTrue(lines.contains("    linux.reuse: list -> never (c74fd80f2f41, by subject, Fixes:, changed lines)"));
        assertTrue(lines.contains("verdict: fails -> never fails  (stale-pirq, every interleaving)"));
        assertTrue(lines.contains("odds:    0.4763 -> 0.0000  (share of all orders that fail)"), shell.out());
        assertTrue(shell.out().contains("xen_irq_from_pirq(55) = 64"));
        assertTrue(lines.getLast().contains("pirqscope run: pq2:stale-pirq;"), lines.getLast());
    }

    @Test
    void jsonHasTheFormThatIsPromised() throws IOException {
        JsonObject json = JsonParser.parseString(
                        Shell.run("review", file(MAIL), "--json").out())
                .getAsJsonObject();
        assertEquals(Set.of("patches", "commits", "before", "after", "run"), json.keySet());
        JsonObject patch = json.getAsJsonArray("patches").get(0).getAsJsonObject();
        assertEquals(Set.of("subject", "commit", "project", "files"), patch.keySet());
        JsonObject file = patch.getAsJsonArray("files").get(0).getAsJsonObject();
        assertEquals(Set.of("path", "hunks"), file.keySet());
        JsonObject hunk = file.getAsJsonArray("hunks").get(0).getAsJsonObject();
        assertEquals(Set.of("function", "calls", "columns", "modelled"), hunk.keySet());
        assertEquals("xen_hvm_setup_msi_irqs", hunk.get("function").getAsString());
        assertTrue(hunk.get("modelled").getAsBoolean());
        JsonObject column = hunk.getAsJsonArray("columns").get(0).getAsJsonObject();
        assertEquals(Set.of("column", "before", "after", "how"), column.keySet());
        assertEquals("list", column.get("before").getAsString());
        assertEquals("never", column.get("after").getAsString());
        assertEquals(1, json.getAsJsonArray("commits").size());
        assertEquals("fails", json.getAsJsonObject("before").get("verdict").getAsString());
        assertEquals("never fails", json.getAsJsonObject("after").get("verdict").getAsString());
        assertEquals(1, Shell.run("run", json.get("run").getAsString()).code());
    }

    @Test
    void whatIsNotModelledAsksForColumnsAndTakesThem() throws IOException {
        String other = MAIL.replace("do not re-use pirq number cached", "look twice at the number")
                .replace("Fixes: af42b8d12f8a", "See af42b8d12f8a")
                .replace("XEN_PIRQ_MSI_DATA", "SOMETHING");
        Shell shell = Shell.run("review", file(other));
        assertEquals(0, shell.code());
        assertTrue(shell.out().contains("not modelled: choose the columns that it amounts to"), shell.out());
        assertTrue(shell.out().contains("reuse"), shell.out());
        assertFalse(shell.out().contains("verdict:"), shell.out());
        assertTrue(Shell.run("review", file(other), "--json")
                .out()
                .endsWith("\"before\":null,\"after\":null,\"run\":null}\n"));

        Shell chosen =
                Shell.run("review", file(other), "--before", "linux.reuse=array", "--after", "linux.reuse=never");
        assertTrue(chosen.out().contains("CHANGED reuse=array"), chosen.out());
        assertTrue(chosen.out().contains("verdict: fails -> never fails"), chosen.out());
    }

    @Test
    void badInputIsOneSentence() throws IOException {
        assertRefused("there is no such file", "review", folder.resolve("none").toString());
        assertRefused(":1:1: no patch in this text", "review", file("hello\n"));
        assertRefused(
                ":14:3: no head of a hunk", "review", file(MAIL.replace("@@ -234,4 +234,2 @@", "@@ -234 what @@")));
        assertRefused("--after \"reuse\": expected PRODUCT.COLUMN=VALUE", "review", file(MAIL), "--after", "reuse");
        assertRefused("is neither a file nor a built-in scenario", "review", file(MAIL), "--scenario", "none");
    }

    private static void assertRefused(String part, String... words) {
        Shell shell = Shell.run(words);
        assertEquals(2, shell.code());
        assertEquals("", shell.out());
        assertEquals(1, shell.err().lines().count(), shell.err());
        assertTrue(shell.err().contains(part), shell.err());
    }

    @Test
    void theRealMailIsReviewed() {
        Path mail = Path.of(
                System.getProperty("pirqscope.root", "."),
                "../shared/real/mail/linux_2017-01-13_boris_review_of_c74fd80f2f41_seed.txt");
        Assumptions.assumeTrue(Files.exists(mail), "the real mails are not here");
        String out = Shell.run("review", mail.toString(), "--json").out();
        assertTrue(
                out.contains("\"columns\":[{\"column\":\"linux.reuse\",\"before\":\"list\",\"after\":\"never\""), out);
        assertTrue(out.contains("\"before\":{\"verdict\":\"fails\"},\"after\":{\"verdict\":\"never fails\"}"), out);
    }
}
