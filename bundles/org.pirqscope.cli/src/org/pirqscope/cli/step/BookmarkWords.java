package org.pirqscope.cli.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pirqscope.cli.shell.Output;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.cli.text.Paragraph;
import org.pirqscope.machine.call.Step;
import org.pirqscope.machine.scenario.Bookmark;
import org.pirqscope.machine.scenario.StepAnchor;
import org.pirqscope.report.bookmark.RunBookmarks;

/** The words of marks: steps that the reviewer wants to find again, with a name and a note. */
final class BookmarkWords {

    private static final String DELETE = "delete";

    private BookmarkWords() {}

    /** All of them. */
    static List<StepWord> all() {
        return List.of(
                new StepWord(
                        "mark",
                        "mark [NAME | delete NAME]",
                        "Marks this step; a mark keeps its place by the call and which time it is, so that it is "
                                + "found in other runs",
                        at -> Stream.concat(Stream.of(DELETE), names(at)),
                        (at, line, terminal) -> mark(at, line, terminal.out())),
                new StepWord(
                        "note",
                        "note [TEXT]",
                        "The note of the mark at this step, which is made where there is none; without TEXT, none",
                        Subjects::none,
                        (at, line, terminal) -> note(at, line, terminal.out())),
                new StepWord(
                        "marks", "Lists the marks, with their steps in this run and their notes", (at, line, to) -> {
                            list(at, to.out());
                            return at;
                        }));
    }

    /** Names of the marks, for the Tab key. */
    static Stream<String> names(Standing at) {
        return at.bookmarks().bookmarks().stream().map(Bookmark::name);
    }

    private static Standing mark(Standing at, WordLine line, Output out) {
        List<String> words = line.arguments();
        if (!words.isEmpty() && words.getFirst().equals(DELETE)) {
            return delete(at, String.join(" ", words.subList(1, words.size())));
        }
        String name = words.isEmpty() ? at.bookmarks().freeName() : String.join(" ", words);
        if (!Bookmark.names(name)) {
            throw new Refusal("mark \"" + TypedText.of(name) + "\": expected a name of " + Bookmark.NAMES);
        }
        at.bookmarks().named(name).ifPresent(taken -> {
            throw new Refusal("mark \"" + TypedText.of(name) + "\": there is one of that name, at " + taken.place());
        });
        return added(at, new Bookmark(name, here(at, "mark"), ""), out);
    }

    private static Standing added(Standing at, Bookmark bookmark, Output out) {
        List<Bookmark> more = new ArrayList<>(at.bookmarks().bookmarks());
        more.add(bookmark);
        Standing next = at.marked(more);
        print(next.bookmarks().named(bookmark.name()).orElseThrow(), out);
        return next;
    }

    private static StepAnchor here(Standing at, String word) {
        Step step = at.now()
                .step()
                .orElseThrow(() -> new Refusal(word + ": no step is taken yet, so that there is none to mark"));
        return RunBookmarks.anchor(at.run(), step);
    }

    private static Standing delete(Standing at, String name) {
        if (at.bookmarks().named(name).isEmpty()) {
            throw new Refusal("mark delete \"" + TypedText.of(name) + "\": expected the name of a mark"
                    + (at.bookmarks().all().isEmpty() ? "; there are no marks" : ""));
        }
        return at.marked(at.bookmarks().bookmarks().stream()
                .filter(each -> !each.name().equals(name))
                .toList());
    }

    private static Standing note(Standing at, WordLine line, Output out) {
        String text = line.rest();
        if (!Bookmark.notes(text)) {
            throw new Refusal("note: expected at most 2000 characters without control characters");
        }
        StepAnchor here = here(at, "note");
        Optional<Bookmark> known = at.now().step().flatMap(at.bookmarks()::here);
        if (known.isEmpty()) {
            return added(at, new Bookmark(at.bookmarks().freeName(), here, text), out);
        }
        Bookmark changed = known.get().withNote(text);
        Standing next = at.marked(at.bookmarks().bookmarks().stream()
                .map(each -> each.equals(known.get()) ? changed : each)
                .toList());
        print(next.bookmarks().named(changed.name()).orElseThrow(), out);
        return next;
    }

    private static void list(Standing at, Output out) {
        if (at.bookmarks().all().isEmpty()) {
            out.line("no marks");
        }
        at.bookmarks().all().forEach(each -> print(each, out));
    }

    private static void print(RunBookmarks.Placed placed, Output out) {
        Bookmark bookmark = placed.bookmark();
        Paragraph.print(
                out,
                "*  ",
                bookmark.name() + ", " + placed.place() + " (" + bookmark.at().text() + ")"
                        + (bookmark.note().isEmpty() ? "" : ": " + bookmark.note()));
    }
}
