package org.pirqscope.ui.explore;

/** A number and what it counts. */
final class Count {

    private Count() {}

    static String of(long number, String one, String many) {
        return "%,d %s".formatted(number, number == 1 ? one : many);
    }
}
