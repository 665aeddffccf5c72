package org.pirqscope.diagram.export;

import java.util.List;
import java.util.stream.Collectors;

/** Numbers in a sentence: {@code 54 and 55}; of many the first and the last. */
final class NumberList {

    private static final int MOST = 8;

    private NumberList() {}

    static String of(List<Integer> numbers) {
        if (numbers.size() == 1) {
            return numbers.getFirst().toString();
        }
        boolean all = numbers.size() <= MOST;
        String first = numbers.subList(0, all ? numbers.size() - 1 : MOST - 1).stream()
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return first + (all ? " and " : " ... ") + numbers.getLast();
    }
}
