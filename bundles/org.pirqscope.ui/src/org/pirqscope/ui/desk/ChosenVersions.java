package org.pirqscope.ui.desk;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pirqscope.machine.scenario.BuiltIn;
import org.pirqscope.machine.version.VersionException;
import org.pirqscope.machine.version.Versions;

/**
 * Versions, and columns of their rows, that a user knows better than the logs; those that are not named are the logs'.
 *
 * @param words by {@code linux}, {@code qemu}, {@code xen}, or {@code linux.reuse}, in the order in which they are set
 */
public record ChosenVersions(Map<String, String> words) {

    /** All is as the logs say. */
    public static final ChosenVersions NONE = new ChosenVersions(Map.of());

    /** How it is written. */
    public static final String FORM = "linux=4.11, qemu=2.5, xen=4.17, linux.reuse=never";

    /** Of words as in {@link #FORM}. @throws VersionException on a version, column or value that is not modelled */
    public static ChosenVersions of(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String word : text.split(",")) {
            if (!word.isBlank()) {
                int equals = word.indexOf('=');
                String key = equals < 0 ? word : word.substring(0, equals);
                words.put(
                        key.strip().toLowerCase(Locale.ROOT),
                        equals < 0 ? "" : word.substring(equals + 1).strip());
            }
        }
        ChosenVersions chosen = new ChosenVersions(words);
        chosen.apply(BuiltIn.named("one-controller").versions());
        return chosen;
    }

    /** What is wrong with a text, empty for nothing. */
    public static Optional<String> refusal(String text) {
        try {
            of(text);
            return Optional.empty();
        } catch (VersionException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    public Optional<String> linux() {
        return Optional.ofNullable(words.get("linux"));
    }

    public Optional<String> qemu() {
        return Optional.ofNullable(words.get("qemu"));
    }

    public Optional<String> xen() {
        return Optional.ofNullable(words.get("xen"));
    }

    Versions apply(Versions versions) {
        Versions result = versions;
        result = linux().map(result::withLinux).orElse(result);
        result = qemu().map(result::withQemu).orElse(result);
        result = xen().map(result::withXen).orElse(result);
        for (Map.Entry<String, String> word : words.entrySet()) {
            int dot = word.getKey().indexOf('.');
            String product = dot < 0 ? word.getKey() : word.getKey().substring(0, dot);
            if (dot >= 0) {
                result = result.with(product, word.getKey().substring(dot + 1), word.getValue());
            } else {
                Versions.table(product);
            }
        }
        return result;
    }

    /** As a user may write it. */
    @Override
    public String toString() {
        return words.entrySet().stream()
                .map(word -> word.getKey() + "=" + word.getValue())
                .collect(Collectors.joining(", "));
    }
}
