package org.pirqscope.report.words;

/** {@code 1 failure}, {@code 2 failures}. */
public final class Plural {

    private Plural() {}

    public static String of(long count, String word) {
        return count + " " + word + (count == 1 ? "" : word.endsWith("ch") ? "es" : "s");
    }
}
