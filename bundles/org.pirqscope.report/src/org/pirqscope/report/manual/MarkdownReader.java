package org.pirqscope.report.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the part of Markdown that the pages of docs/ use: headings, paragraphs, lists of one level, tables, pictures
 * and listings, fenced or indented. What is none of these is a paragraph, so that no word is lost.
 */
final class MarkdownReader {

    private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*)");
    private static final Pattern ITEM = Pattern.compile("([*-]|\\d+\\.) +(.*)");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)]\\(([^)]*)\\)");
    private static final Pattern RULE = Pattern.compile("\\|(\\s*:?-+:?\\s*\\|)+");
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
    private static final String FENCE = "```";
    private static final String INDENT = "    ";

    private final List<String> lines;
    private final List<ManualBlock> blocks = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private String mark = "";
    private int at;

    private MarkdownReader(List<String> lines) {
        this.lines = lines;
    }

    static List<ManualBlock> read(String page) {
        MarkdownReader reader = new MarkdownReader(page.lines().toList());
        while (reader.at < reader.lines.size()) {
            reader.line(reader.lines.get(reader.at));
        }
        reader.end();
        return List.copyOf(reader.blocks);
    }

    private void line(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher item = ITEM.matcher(line);
        Matcher picture = PICTURE.matcher(line);
        if (line.startsWith(FENCE)) {
            end();
            fenced();
        } else if (line.startsWith("|")) {
            end();
            grid();
        } else if (line.startsWith(INDENT) && words.isEmpty()) {
            indented();
        } else if (heading.matches()) {
            add(new ManualBlock.Heading(heading.group(1).length(), InlineReader.read(heading.group(2))));
        } else if (picture.matches()) {
            add(new ManualBlock.Picture(picture.group(2), picture.group(1)));
        } else if (item.matches()) {
            end();
            mark = item.group(1);
            word(item.group(2));
        } else if (line.isBlank()) {
            end();
            at++;
        } else {
            word(line);
        }
    }

    private void word(String line) {
        words.append(words.isEmpty() ? "" : " ").append(line.strip());
        at++;
    }

    private void add(ManualBlock block) {
        end();
        blocks.add(block);
        at++;
    }

    /** Ends the paragraph or point that has begun. */
    private void end() {
        if (!words.isEmpty()) {
            List<Inline> read = InlineReader.read(words.toString());
            blocks.add(mark.isEmpty() ? new ManualBlock.Prose(read) : new ManualBlock.Item(mark, read));
        }
        words.setLength(0);
        mark = "";
    }

    private void fenced() {
        List<String> kept = new ArrayList<>();
        for (at++; at < lines.size() && !lines.get(at).startsWith(FENCE); at++) {
            kept.add(lines.get(at));
        }
        at++;
        blocks.add(new ManualBlock.Listing(List.copyOf(kept)));
    }

    private void indented() {
        List<String> kept = new ArrayList<>();
        for (; at < lines.size() && (lines.get(at).startsWith(INDENT) || goesOn(at)); at++) {
            kept.add(lines.get(at).isBlank() ? "" : lines.get(at).substring(INDENT.length()));
        }
        blocks.add(new ManualBlock.Listing(List.copyOf(kept)));
    }

    /** An empty line inside of an indented listing. */
    private boolean goesOn(int line) {
        return lines.get(line).isBlank()
                && line + 1 < lines.size()
                && lines.get(line + 1).startsWith(INDENT);
    }

    private void grid() {
        List<List<List<Inline>>> rows = new ArrayList<>();
        for (; at < lines.size() && lines.get(at).startsWith("|"); at++) {
            String row = lines.get(at).strip();
            if (!RULE.matcher(row).matches()) {
                rows.add(cells(row));
            }
        }
        blocks.add(new ManualBlock.Grid(List.copyOf(rows)));
    }

    private static List<List<Inline>> cells(String row) {
        String inner = row.substring(1, Math.max(1, row.endsWith("|") ? row.length() - 1 : row.length()));
        return BAR.splitAsStream(inner)
                .map(cell -> InlineReader.read(cell.strip().replace("\\|", "|")))
                .toList();
    }
}
