package org.pirqscope.architecture.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java file, as far as the rules look into it: imports and full names are both references. */
record Source(
        String path,
        String inPackage,
        Set<String> types,
        Set<String> references,
        int lines,
        List<Integer> longLines,
        List<Integer> readBack) {
    private static final int COLUMNS = 120;
    private static final String BLOCK = "\"\"\"";
    private static final Pattern TEXTS_AND_COMMENTS = Pattern.compile(
            "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'|//[^\\n]*|/\\*[\\s\\S]*?\\*/");
    private static final Pattern READS_BACK =
            Pattern.compile("\\.(?:replaceFirst|replaceAll|matches|contains|startsWith|endsWith|indexOf)\\(\\s*\""
                    + "|Pattern\\.compile\\(");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+([A-Z]\\w*)");
    private static final Pattern IMPORT =
            Pattern.compile("\\bimport\\s+(?:static\\s+)?((?:[a-z]\\w*\\.)+)(?:[A-Z]|\\*)");
    private static final Pattern FULL_NAME = Pattern.compile(
            "(?<![\\w.])((?:com|de|info|io|it|jakarta|java|javax|jdk|net|org|picocli)\\.(?:[a-z]\\w*\\.)*)[A-Z]\\w*");

    static Source of(String path, String text) {
        String code = TEXTS_AND_COMMENTS.matcher(text).replaceAll(" ");
        Matcher declared = PACKAGE.matcher(code);
        String own = declared.find() ? declared.group(1) : "";
        Set<String> references = all(IMPORT, code);
        references.addAll(all(FULL_NAME, code));
        return new Source(
                path, own, all(TYPE, code), references, (int) text.lines().count(), longLines(text), readBack(text));
    }

    private static Set<String> all(Pattern pattern, String code) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(code);
        while (matcher.find()) {
            found.add(matcher.group(1).replaceFirst("\\.$", ""));
        }
        return found;
    }

    /** Numbers of the lines that look for words in a text. */
    private static List<Integer> readBack(String text) {
        List<Integer> found = new ArrayList<>();
        Matcher matcher = READS_BACK.matcher(text);
        while (matcher.find()) {
            found.add(1
                    + (int) text.substring(0, matcher.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count());
        }
        return found;
    }

    /** The class that the file is named after. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
    }

    /** Numbers of the lines that are too long; a text block may have the lines of what it holds. */
    private static List<Integer> longLines(String text) {
        List<Integer> found = new ArrayList<>();
        boolean inBlock = false;
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!inBlock && lines[i].length() > COLUMNS) {
                found.add(i + 1);
            }
            inBlock ^= lines[i].split(BLOCK, -1).length % 2 == 0;
        }
        return found;
    }
}
