package org.pirqscope.cli.text;

/** {@code 1 failure}, {@code 2 failures}. */
final class Plural {

    private Plural() {
    }

    static String of(long count, String word) {
        return count + " " + word + (count == 1 ? "" : word.endsWith("ch") ? "es" : "s");
    }
}
