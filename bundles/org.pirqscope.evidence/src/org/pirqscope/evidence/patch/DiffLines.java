package org.pirqscope.evidence.patch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pirqscope.evidence.patch.HunkLine.Sign;

/**
 * The diff in a mail, line by line: as it is or quoted, with remarks between its lines. What is not of the diff is
 * handed back, for it may tell of the patch.
 */
final class DiffLines {

    private static final String OLD = "--- ";
    private static final String NEW = "+++ ";
    private static final String NOTHING = "/dev/null";

    private final String name;
    private final Map<String, List<Hunk>> files = new LinkedHashMap<>();
    private String old = "";
    private String path = "";
    private HunkHead head;
    private int depth;
    private int begun;
    private int oldLeft;
    private int newLeft;
    private boolean blanksLost;
    private int deepest;
    private List<HunkLine> lines = new ArrayList<>();

    /** @param name of the text, for refusals */
    DiffLines(String name) {
        this.name = name;
    }

    /** Takes a line. @return whether it was of the diff @throws PatchException on a damaged head of a hunk */
    boolean take(QuotedLine line) {
        if (head != null && line.depth() < depth) {
            return false;
        }
        String text = head == null ? line.text() : line.behind(depth);
        if (text.startsWith("@@ -")) {
            close();
            open(HunkHead.of(text).orElseThrow(() -> damaged(line)), line);
            return true;
        }
        boolean header = text.startsWith("diff --git ") || text.startsWith("diff -") || text.startsWith("Index: ");
        if (header || text.equals("-- ")) {
            close();
            return header;
        }
        return head == null ? path(text) : change(text, line.number());
    }

    private PatchException damaged(QuotedLine line) {
        return new PatchException(name + ":" + line.number() + ":" + (line.raw().indexOf("@@") + 1)
                + ": no head of a hunk; expected \"@@ -LINE,COUNT +LINE,COUNT @@\"");
    }

    private boolean path(String text) {
        if (text.startsWith(OLD)) {
            old = path(text, OLD);
            return !old.isEmpty();
        }
        if (text.startsWith(NEW) && !old.isEmpty()) {
            String named = path(text, NEW);
            path = named.equals(NOTHING) ? old : named;
            return true;
        }
        return text.startsWith("index ") && text.contains("..");
    }

    /** Without the folder a/ or b/ that git puts before it, and the date that diff puts after. */
    private static String path(String text, String mark) {
        String file = text.substring(mark.length()).split("\t")[0].strip();
        return file.startsWith("a/") || file.startsWith("b/") ? file.substring(2) : file;
    }

    private void open(HunkHead found, QuotedLine line) {
        head = found;
        depth = line.depth();
        deepest = Math.max(deepest, depth);
        begun = line.number();
        oldLeft = found.removedFrom();
        newLeft = found.addedTo();
        blanksLost = false;
        lines = new ArrayList<>();
    }

    private boolean change(String text, int number) {
        char sign = text.isEmpty() ? ' ' : text.charAt(0);
        if (sign == '\\') {
            return true;
        }
        if (sign == '+' && newLeft > 0) {
            newLeft--;
            lines.add(new HunkLine(Sign.ADDED, text.substring(1), number));
        } else if (sign == '-' && oldLeft > 0) {
            oldLeft--;
            lines.add(new HunkLine(Sign.REMOVED, text.substring(1), number));
        } else {
            oldLeft--;
            newLeft--;
            boolean whole = text.isEmpty() || sign == ' ' || sign == '\t';
            blanksLost |= !whole;
            lines.add(new HunkLine(Sign.CONTEXT, sign == ' ' && !text.isEmpty() ? text.substring(1) : text, number));
        }
        if (oldLeft <= 0 && newLeft <= 0) {
            close();
        }
        return true;
    }

    private void close() {
        if (head != null) {
            int missing = Math.max(0, oldLeft) + Math.max(0, newLeft);
            files.computeIfAbsent(path, each -> new ArrayList<>())
                    .add(new Hunk(head.span(), head.section(), begun, lines, blanksLost, missing));
            head = null;
        }
    }

    /** The files that were read. */
    List<PatchedFile> end() {
        close();
        return files.entrySet().stream()
                .map(file -> new PatchedFile(file.getKey(), file.getValue()))
                .toList();
    }

    /** How deep a hunk was quoted at most. */
    int deepest() {
        return deepest;
    }

    /** The line that begins a hunk: where it stands in both files, and how many lines of each it has. */
    private record HunkHead(String span, int removedFrom, int addedTo, String section) {

        private static final Pattern FORM =
                Pattern.compile("@@ (-\\d{1,7}(?:,(\\d{1,6}))? \\+\\d{1,7}(?:,(\\d{1,6}))?) @@\\s?(.*)");

        /** Reads it; nothing where the line is none. */
        static Optional<HunkHead> of(String text) {
            Matcher form = FORM.matcher(text);
            return form.matches()
                    ? Optional.of(new HunkHead(
                            form.group(1),
                            count(form.group(2)),
                            count(form.group(3)),
                            form.group(4).strip()))
                    : Optional.empty();
        }

        /** A hunk of one line has no count. */
        private static int count(String digits) {
            return digits == null ? 1 : Integer.parseInt(digits);
        }
    }
}
