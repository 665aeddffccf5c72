package org.pirqscope.report.breakpoint;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression for log lines whose matching comes to its end: groups are not repeated, what can be tried in
 * several ways is counted, and a line is looked at so often only.
 */
public final class LogPattern {

    /** How many choices and repeats a pattern may have. */
    static final int MOST_CHOICES = 12;

    private static final int MOST_LOOKS = 100_000;
    private static final int LONGEST = 400;
    private static final Pattern NOT_SYNTAX =
            Pattern.compile("\\\\c.|\\\\.|\\[\\^?+\\]?+(?:\\\\c.|\\\\.|[^\\\\\\]])*+\\]");
    private static final List<Limit> LIMITS = List.of(
            new Limit("\\\\Q", 0, "\\Q does not belong to the patterns here", false),
            new Limit("\\(\\?\\w*x", 0, "the flag x does not belong to the patterns here", true),
            new Limit("\\)[*+{]", 0, "a group is not repeated here", true),
            new Limit("\\{[^}]*\\d{4}", 0, "at most 999 repeats", true),
            new Limit("[|?*+{]", MOST_CHOICES, "at most " + MOST_CHOICES + " of | ? * + {", true));

    /** What a pattern has so often at most. @param bare whether what is escaped or in brackets does not count */
    private record Limit(Pattern of, int most, String sentence, boolean bare) {

        Limit(String of, int most, String sentence, boolean bare) {
            this(Pattern.compile(of), most, sentence, bare);
        }

        void check(String text, String syntax) {
            Matcher found = of.matcher(bare ? syntax : text);
            for (int times = 0; found.find(); ) {
                if (++times > most) {
                    throw new PatternSyntaxException(sentence, text, found.start());
                }
            }
        }
    }

    private final Pattern pattern;

    private LogPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads it. @throws PatternSyntaxException on one that is none, or that may be tried in too many ways */
    public static LogPattern of(String text) {
        if (text.length() > LONGEST) {
            throw new PatternSyntaxException("at most " + LONGEST + " characters", text, LONGEST);
        }
        // what is escaped or in brackets keeps its place and says nothing
        String syntax = NOT_SYNTAX
                .matcher(text)
                .replaceAll(part -> "x".repeat(part.group().length()));
        LIMITS.forEach(limit -> limit.check(text, syntax));
        return new LogPattern(Pattern.compile(text));
    }

    /** Whether it is found in a line. @throws TooLong where that takes too long to find out */
    boolean in(String line) {
        return pattern.matcher(new CountedText(line, new int[1])).find();
    }

    /** As it was typed. */
    public String text() {
        return pattern.pattern();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogPattern pattern && pattern.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    /** A line was looked at too often. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("a pattern takes too long", null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private record CountedText(String text, int[] looks) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new CountedText(text.substring(from, to), looks);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
