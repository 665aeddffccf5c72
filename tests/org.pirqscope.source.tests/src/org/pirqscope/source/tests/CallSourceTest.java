package org.pirqscope.source.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pirqscope.machine.call.Call;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.XenFunction;
import org.pirqscope.source.CallSource;
import org.pirqscope.source.HunkText;
import org.pirqscope.source.HunkText.Line;
import org.pirqscope.source.HunkText.Sign;
import org.pirqscope.source.SourceException;
import org.pirqscope.source.UserClone;

/** A repository of our own: nothing in it is text of Linux or Xen but the names of functions and files. */
class CallSourceTest {

    private static final Call LOOKUP = new Call(GuestFunction.XEN_IRQ_FROM_PIRQ, List.of());

    // what could be taken for the definition stands above it
    private static final String EVENTS = """
            /* int xen_irq_from_pirq(int none) { } */
            #define ASK(p) xen_irq_from_pirq(p) \\
                    { nothing }
            int xen_irq_from_pirq(unsigned number);
            static const char *text = "int xen_irq_from_pirq(int) {";
            static int other(int a)
            {
                    return xen_irq_from_pirq(a) ? '{' : '"';
            }

            int
            xen_irq_from_pirq(unsigned number,
                              int second)
            {
            #ifdef ONE
                    if (number) {
            #else
                    if (second) {
            #endif
                            puts("}");      // }
                    }
                    return 7;
            }

            int last(void) { return 1; }
            """;

    @TempDir
    Path folder;

    private Path clone(String... files) throws IOException, GitAPIException {
        try (Git git = Git.init().setDirectory(folder.resolve("clone").toFile()).call()) {
            for (int i = 0; i < files.length; i += 3) {
                Path file = folder.resolve("clone").resolve(files[i + 1]);
                Files.createDirectories(file.getParent());
                Files.writeString(file, files[i + 2]);
                git.add().addFilepattern(".").call();
                PersonIdent nobody = new PersonIdent("nobody", "nobody@example.org");
                git.commit()
                        .setMessage(files[i])
                        .setAuthor(nobody)
                        .setCommitter(nobody)
                        .setSign(false)
                        .call();
                // some tags are objects of their own
                git.tag()
                        .setName(files[i])
                        .setAnnotated(i % 2 == 0)
                        .setTagger(i % 2 == 0 ? nobody : null)
                        .setSigned(false)
                        .call();
            }
        }
        return folder.resolve("clone");
    }

    private static CallSource find(Path clone, Layer layer, String release, Call call) {
        try (UserClone open = UserClone.open(clone)) {
            return CallSource.of(open.release(layer, release), call);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drivers/xen/events/events_base.c",
                "drivers/xen/events/other.c",
                "drivers/xen/events.c",
                "drivers/xen/deep/er/x.c"
            })
    void aFunctionIsFoundWhereverNearItStands(String path) throws Exception {
        Path clone = clone("v4.10", path, EVENTS, "v4.11", path, EVENTS.replace("7;", "8;"));
        CallSource old = find(clone, Layer.GUEST, "4.10", LOOKUP);
        CallSource next = find(clone, Layer.GUEST, "4.11", LOOKUP);
        assertEquals(path, old.path());
        assertEquals(EVENTS.lines().toList().subList(old.first() - 1, old.last()), old.lines());
        assertEquals("int", old.lines().getFirst());
        assertEquals("}", old.lines().getLast());
        assertTrue(old.lines().contains("        return 7;"), old.lines().toString());
        assertTrue(next.lines().contains("        return 8;"));
        assertEquals(old.lines().size(), next.lines().size());
        assertTrue(!old.commit().equals(next.commit()) && next.version().equals("v4.11"));
    }

    @Test
    void aBareCloneIsOneToo() throws Exception {
        Path clone = clone("v4.10", "drivers/xen/events/events_base.c", EVENTS);
        Path bare = folder.resolve("bare");
        Git.cloneRepository()
                .setBare(true)
                .setURI(clone.toUri().toString())
                .setDirectory(bare.toFile())
                .call()
                .close();
        assertEquals(find(clone, Layer.GUEST, "4.10", LOOKUP), find(bare, Layer.GUEST, "4.10", LOOKUP));
    }

    @Test
    void aHypercallIsTheCaseOfItsSwitch() throws Exception {
        String text = """
                long before(void)
                {
                        return 0;
                }

                long do_it(int cmd)
                {
                        switch (cmd) {
                        case PHYSDEVOP_get_free_pirq: {
                                break;
                        }
                        }
                        return 0;
                }
                """;
        Path clone = clone(
                "RELEASE-4.7.0",
                "xen/arch/x86/physdev.c",
                "none",
                "RELEASE-4.7.10",
                "xen/arch/x86/physdev.c",
                text,
                "RELEASE-4.70.1",
                "xen/arch/x86/physdev.c",
                "none",
                "RELEASE-4.7.9",
                "xen/arch/x86/physdev.c",
                "none again");
        CallSource found = find(clone, Layer.XEN, "4.7", new Call(XenFunction.GET_FREE_PIRQ, List.of()));
        assertEquals("RELEASE-4.7.10", found.version());
        assertEquals(6, found.first());
        assertEquals(14, found.last());
        assertEquals(9, found.focus());
    }

    @ParameterizedTest
    @CsvSource({"4.11, 2, has no tag v4.11", "4.10, 0, has no function xen_irq_from_pirq", "4.10, 1, events_base.c"})
    void whatIsMissingIsSaidInASentence(String release, int text, String told) throws Exception {
        Path clone = clone(
                "v4.10",
                text == 1 ? "README" : "drivers/xen/events/events_base.c",
                text == 0 ? EVENTS.replace("xen_irq_from_pirq", "another") : EVENTS);
        String said = assertThrows(SourceException.class, () -> find(clone, Layer.GUEST, release, LOOKUP))
                .getMessage();
        assertTrue(said.contains(told) && !said.contains("\n"), said);
    }

    @Test
    void whatIsNoCloneIsRefused() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("plain"));
        for (Path bad : List.of(plain, folder.resolve("missing"))) {
            assertThrows(SourceException.class, () -> UserClone.open(bad));
        }
        Files.createDirectories(plain.resolve(".git"));
        assertThrows(SourceException.class, () -> UserClone.open(plain));
    }

    @Test
    void aHunkIsFoundBeforeItAndWithIt() throws Exception {
        HunkText hunk = new HunkText(
                "a/events_base.c",
                List.of(
                        new Line(Sign.KEPT, "   }"),
                        new Line(Sign.REMOVED, " return 7;"),
                        new Line(Sign.ADDED, "return  8;"),
                        new Line(Sign.KEPT, "}"),
                        new Line(Sign.KEPT, ""),
                        new Line(Sign.KEPT, "int last(void) { return 1; }")));
        String path = "drivers/xen/events/events_base.c";
        Path clone = clone("v4.10", path, EVENTS, "v4.11", path, EVENTS.replace("7;", "8;"));
        CallSource before = find(clone, Layer.GUEST, "4.10", LOOKUP);
        int line = before.first() + before.lines().indexOf("        return 7;");
        assertEquals(Map.of(line - 1, Sign.KEPT, line, Sign.REMOVED, line + 1, Sign.KEPT), hunk.over(before));
        CallSource with = find(clone, Layer.GUEST, "4.11", LOOKUP);
        assertEquals(Sign.ADDED, hunk.over(with).get(line));
        assertEquals(Map.of(), new HunkText("other.c", hunk.lines()).over(before));
    }
}
