package org.pirqscope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every text can be read on every ground that it may stand on, in both themes: the contrast that WCAG 2 calls AA. */
class ContrastTest {

    private static final double READABLE = 4.5;
    private static final List<String> TEXTS =
            List.of("text", "dim", "alarm", "warning", "driver", "guest", "qemu", "xen");
    private static final List<String> GROUNDS =
            List.of("pane", "head", "selection", "bits", "alarmBack", "changed", "added", "going");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "plugin.xml|org\\.pirqscope\\.ui\\.(\\w+)\" label=.*value=\"(\\d+),(\\d+),(\\d+)\"",
                "css/dark.css|org\\.pirqscope\\.ui\\.(\\w+)=(\\d+),(\\d+),(\\d+)"
            })
    void everyTextCanBeRead(String file, String pattern) throws IOException {
        Map<String, Double> light = new HashMap<>();
        String text =
                Files.readString(Path.of(System.getProperty("pirqscope.root", "."), "bundles/org.pirqscope.ui", file));
        Matcher colours = Pattern.compile(pattern).matcher(text);
        while (colours.find()) {
            light.put(
                    colours.group(1),
                    light(new RGB(
                            Integer.parseInt(colours.group(2)),
                            Integer.parseInt(colours.group(3)),
                            Integer.parseInt(colours.group(4)))));
        }
        assertTrue(light.keySet().containsAll(TEXTS) && light.keySet().containsAll(GROUNDS), light.keySet()::toString);
        List<String> poor = TEXTS.stream()
                .flatMap(letters -> GROUNDS.stream()
                        .flatMap(ground -> poor(letters, ground, contrast(light.get(letters), light.get(ground)))))
                .toList();
        assertTrue(poor.isEmpty(), poor::toString);
    }

    private static Stream<String> poor(String letters, String ground, double contrast) {
        return contrast < READABLE ? Stream.of("%s on %s %.2f".formatted(letters, ground, contrast)) : Stream.empty();
    }

    static double light(RGB colour) {
        return 0.2126 * part(colour.red) + 0.7152 * part(colour.green) + 0.0722 * part(colour.blue);
    }

    static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /** Relative luminance of one channel (WCAG 2.2). */
    private static double part(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
