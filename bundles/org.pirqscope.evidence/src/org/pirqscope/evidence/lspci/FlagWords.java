package org.pirqscope.evidence.lspci;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.pirqscope.evidence.lspci.text.TextLine;

/** The words after a capability's name: {@code Enable+}, {@code Count=1/32}. The first of a name counts. */
final class FlagWords {

    private static final Set<String> FLAGS = Set.of("Enable", "Mask", "Maskable", "Masked", "64bit");
    private static final Set<String> NUMBERS = Set.of("Count", "Queue", "TabSize");

    private final Map<String, Flag> flags = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();

    /** Takes the words of a text; a number that ends a line without line end may be cut, and is left. */
    void take(String text, boolean ended) {
        List<String> words = TextLine.words(text);
        for (int i = 0; i < words.size(); i++) {
            boolean whole = ended || i < words.size() - 1;
            keep(words.get(i), whole);
        }
    }

    private void keep(String word, boolean whole) {
        int equals = word.indexOf('=');
        if (isFlag(word)) {
            flags.putIfAbsent(word.substring(0, word.length() - 1), Flag.of(word.endsWith("+")));
        } else if (isNumber(word) && whole) {
            numbers.putIfAbsent(word.substring(0, equals), word.substring(equals + 1));
        }
    }

    /** True when a line holds nothing but such words: the rest of a capability line that was broken. */
    static boolean only(String text) {
        return TextLine.words(text).stream().allMatch(word -> isFlag(word) || isNumber(word));
    }

    /** True when every word ends in + or -, as in the lines that lspci prints of a register with many bits. */
    static boolean signed(String text) {
        return TextLine.words(text).stream().allMatch(word -> word.endsWith("+") || word.endsWith("-"));
    }

    private static boolean isFlag(String word) {
        boolean signed = word.endsWith("+") || word.endsWith("-");
        return signed && FLAGS.contains(word.substring(0, word.length() - 1));
    }

    private static boolean isNumber(String word) {
        int equals = word.indexOf('=');
        return equals > 0 && NUMBERS.contains(word.substring(0, equals));
    }

    /** The first of these names that was there. */
    Flag flag(String... names) {
        for (String name : names) {
            if (flags.containsKey(name)) {
                return flags.get(name);
            }
        }
        return Flag.NOT_SHOWN;
    }

    /** The number after a name, part 0 or 1 of {@code a/b}, when it lies within 0 and {@code most}. */
    OptionalInt number(String name, int part, int most) {
        String[] parts = numbers.getOrDefault(name, "").split("/", -1);
        int wanted = part < parts.length ? decimal(parts[part]) : -1;
        return wanted >= 0 && wanted <= most ? OptionalInt.of(wanted) : OptionalInt.empty();
    }

    /** Such a number that is at least 1. */
    OptionalInt count(String name, int part, int most) {
        OptionalInt number = number(name, part, most);
        return number.orElse(0) > 0 ? number : OptionalInt.empty();
    }

    private static int decimal(String digits) {
        boolean sane =
                !digits.isEmpty() && digits.length() <= 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return sane ? Integer.parseInt(digits) : -1;
    }
}
