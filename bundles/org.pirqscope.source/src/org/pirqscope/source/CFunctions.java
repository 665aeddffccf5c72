package org.pirqscope.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds functions in a text of C, by its layout: a definition begins at column 0 and ends with the brace that closes
 * it, or with the first brace at column 0, whichever comes first. Comments, texts and lines of the preprocessor hide
 * nothing and end nothing.
 */
final class CFunctions {

    private final List<String> lines;
    private final List<String> code;

    /** Lines of a text, from 1, both included. */
    record Range(int first, int last) {}

    private CFunctions(List<String> lines, List<String> code) {
        this.lines = lines;
        this.code = code;
    }

    static CFunctions of(String text) {
        List<String> lines = text.lines().toList();
        return new CFunctions(lines, new CodeLines().of(lines));
    }

    List<String> lines() {
        return lines;
    }

    /** The definition of a function; nothing where the text only calls or declares it. */
    Optional<Range> function(String name) {
        Pattern named = Pattern.compile("(?<![\\w.>])" + Pattern.quote(name) + "\\s*\\(");
        for (int i = 0; i < code.size(); i++) {
            Matcher found = named.matcher(code.get(i));
            if (atMargin(i) && found.find()) {
                Optional<Range> body = body(i, found.end() - 1);
                if (body.isPresent()) {
                    return body;
                }
            }
        }
        return Optional.empty();
    }

    /** The function in which a case of a switch has that name, and the line of the case. */
    Optional<Range> caseOf(String name) {
        Pattern labelled = Pattern.compile("\\bcase\\s+" + Pattern.quote(name) + "\\s*:");
        for (int i = 0; i < code.size(); i++) {
            if (labelled.matcher(code.get(i)).find()) {
                Optional<Range> around = around(i);
                if (around.isPresent()) {
                    return around;
                }
            }
        }
        return Optional.empty();
    }

    /** The line of that case, from 1; 0 where there is none. */
    int caseLine(String name) {
        Pattern labelled = Pattern.compile("\\bcase\\s+" + Pattern.quote(name) + "\\s*:");
        for (int i = 0; i < code.size(); i++) {
            if (labelled.matcher(code.get(i)).find()) {
                return i + 1;
            }
        }
        return 0;
    }

    private Optional<Range> around(int line) {
        for (int i = line; i >= 0; i--) {
            int open = code.get(i).indexOf('(');
            if (i < line && atMargin(i) && open > 0) {
                Optional<Range> body = body(i, open);
                if (body.isPresent()) {
                    return body.filter(range -> range.last() > line);
                }
            }
        }
        return Optional.empty();
    }

    private boolean atMargin(int line) {
        String text = code.get(line);
        return !text.isEmpty()
                && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '_' || text.charAt(0) == '*');
    }

    /** The range of a definition whose parameters begin there; nothing where no body follows them. */
    private Optional<Range> body(int line, int column) {
        int depth = 0;
        boolean closed = false;
        for (int i = line; i < Math.min(code.size(), line + 40); i++) {
            String text = code.get(i);
            for (int at = i == line ? column : 0; at < text.length(); at++) {
                char c = text.charAt(at);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                closed |= depth == 0 && c == ')';
                if (depth == 0 && closed && c == '{') {
                    return Optional.of(new Range(first(line) + 1, end(i, at) + 1));
                }
                if (depth == 0 && (c == ';' || c == '=' || c == '}')) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** The line on which the type begins: that of the name, or one above it. */
    private int first(int line) {
        int first = line;
        while (first > 0 && atMargin(first - 1) && !code.get(first - 1).matches(".*[;}:].*")) {
            first--;
        }
        return first;
    }

    private int end(int line, int column) {
        int depth = 0;
        for (int i = line; i < code.size(); i++) {
            String text = code.get(i);
            if (i > line && text.startsWith("}")) {
                return i;
            }
            for (int at = i == line ? column : 0; at < text.length(); at++) {
                char c = text.charAt(at);
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                // braces of both sides of an #if are counted, so only on its own line a definition ends by them
                if (depth == 0 && i == line && c == '}') {
                    return i;
                }
            }
        }
        return code.size() - 1;
    }

    /** Lines without what is no code, each as long as it was. */
    private static final class CodeLines {

        private boolean comment;
        private boolean directive;

        List<String> of(List<String> lines) {
            List<String> code = new ArrayList<>();
            for (String line : lines) {
                boolean hidden = directive || !comment && line.stripLeading().startsWith("#");
                directive = hidden && line.endsWith("\\");
                code.add(hidden ? "" : masked(line));
            }
            return code;
        }

        private String masked(String line) {
            StringBuilder out = new StringBuilder();
            char quote = 0;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                boolean pair = i + 1 < line.length();
                if (comment) {
                    if (c == '*' && pair && line.charAt(i + 1) == '/') {
                        comment = false;
                        i++;
                        out.append(' ');
                    }
                    out.append(' ');
                } else if (quote != 0) {
                    if (c == '\\' && pair) {
                        i++;
                        out.append(' ');
                    } else if (c == quote) {
                        quote = 0;
                    }
                    out.append(' ');
                } else if (c == '/' && pair && line.charAt(i + 1) == '/') {
                    return out.toString();
                } else if (c == '/' && pair && line.charAt(i + 1) == '*') {
                    comment = true;
                    i++;
                    out.append("  ");
                } else {
                    quote = c == '"' || c == '\'' ? c : 0;
                    out.append(quote == 0 ? c : ' ');
                }
            }
            return out.toString();
        }
    }
}
