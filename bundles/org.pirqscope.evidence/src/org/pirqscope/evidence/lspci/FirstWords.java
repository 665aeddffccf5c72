package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.List;

/** Beginnings of lines, found by their first letter: most lines have none of them, which one look tells. */
final class FirstWords {

    private static final int ASCII = 0x80;

    private final List<List<String>> byLetter = new ArrayList<>();

    FirstWords(String... words) {
        for (int letter = 0; letter < ASCII; letter++) {
            byLetter.add(new ArrayList<>());
        }
        for (String word : words) {
            byLetter.get(word.charAt(0)).add(word);
        }
    }

    /** Whether a text, which is not empty, begins with one of them. */
    boolean begin(String text) {
        char letter = text.charAt(0);
        if (letter >= ASCII) {
            return false;
        }
        List<String> words = byLetter.get(letter);
        for (int i = 0; i < words.size(); i++) {
            if (text.startsWith(words.get(i))) {
                return true;
            }
        }
        return false;
    }
}
