package org.pirqscope.evidence.timeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.timeline.ClockSettings.SameMoment;

/**
 * What a user writes of the clocks of texts: {@code qemu.log=+1.5s} is what to add to the times of a file, and
 * {@code guest.log:120=qemu.log:15} are two lines of one moment. A file is named by its path or the end of it.
 */
public final class ClockText {

    private static final Pattern OFFSET = Pattern.compile("(.+)=([+-]?\\d{1,12}(?:\\.\\d{1,9})?)s?");
    private static final Pattern PAIR = Pattern.compile("(.+?):(\\d{1,9})=(.+):(\\d{1,9})");

    private final List<String> names;
    private final Map<Integer, Double> offsets = new LinkedHashMap<>();
    private final List<SameMoment> pairs = new ArrayList<>();

    /** @param names of the texts, by their index */
    public ClockText(List<String> names) {
        this.names = names;
    }

    /** The settings of words that commas part. @throws ClockTextException on one that says nothing of clocks */
    public static ClockSettings read(String text, List<String> names) {
        ClockText clocks = new ClockText(names);
        for (String word : text.split(",")) {
            String bare = word.strip();
            if (PAIR.matcher(bare).matches()) {
                clocks.pair(bare);
            } else if (!bare.isEmpty()) {
                clocks.offset(bare);
            }
        }
        return clocks.settings();
    }

    /** The settings as a user may write them. */
    public static String write(ClockSettings settings, List<String> names) {
        List<String> words = new ArrayList<>();
        settings.offsets()
                .forEach((file, seconds) ->
                        words.add(names.get(file) + "=" + (seconds < 0 ? "" : "+") + number(seconds) + "s"));
        for (SameMoment pair : settings.pairs()) {
            words.add(place(pair.one(), names) + "=" + place(pair.other(), names));
        }
        return String.join(", ", words);
    }

    private static String number(double seconds) {
        return seconds == Math.rint(seconds)
                ? Long.toString((long) seconds)
                : String.format(Locale.ROOT, "%.9f", seconds);
    }

    /** A line as it is written here: {@code guest.log:120}. */
    public static String place(SourceLine line, List<String> names) {
        return names.get(line.file()) + ":" + line.line();
    }

    /** Takes FILE=SECONDS. @throws ClockTextException on anything else */
    public void offset(String text) {
        Matcher parts = OFFSET.matcher(text);
        if (!parts.matches()) {
            throw new ClockTextException("expected FILE=SECONDS, as qemu.log=+1.5s");
        }
        offsets.put(file(parts.group(1)), Double.parseDouble(parts.group(2)));
    }

    /** Takes FILE:LINE=FILE:LINE. @throws ClockTextException on anything else */
    public void pair(String text) {
        Matcher parts = PAIR.matcher(text);
        if (!parts.matches()) {
            throw new ClockTextException("expected FILE:LINE=FILE:LINE, as guest.log:120=qemu.log:15");
        }
        pairs.add(new SameMoment(line(parts.group(1), parts.group(2)), line(parts.group(3), parts.group(4))));
    }

    private SourceLine line(String file, String number) {
        return new SourceLine(file(file), Integer.parseInt(number));
    }

    private int file(String name) {
        List<Integer> found = IntStream.range(0, names.size())
                .filter(i -> names.get(i).equals(name) || names.get(i).endsWith("/" + name))
                .boxed()
                .toList();
        if (found.size() != 1) {
            throw new ClockTextException(
                    found.isEmpty()
                            ? "no file that was read has the name " + name
                            : "several files have the name " + name);
        }
        return found.getFirst();
    }

    /** All that was taken. @throws ClockTextException where one file alone has an offset, which says nothing */
    public ClockSettings settings() {
        if (offsets.size() == 1) {
            throw new ClockTextException(
                    "one file alone has seconds to add; expected another, with 0 for the one whose clock it is set "
                            + "against");
        }
        return new ClockSettings(offsets, pairs);
    }

    /** Refuses pairs of lines that tell nothing. @throws ClockTextException on the first */
    public static void check(ClockSettings settings, Timeline timeline, List<String> names) {
        for (SameMoment pair : settings.pairs()) {
            for (SourceLine line : List.of(pair.one(), pair.other())) {
                if (!timeline.has(line)) {
                    throw new ClockTextException(place(line, names)
                            + " is no line of the timeline; expected one from which something was read");
                }
            }
        }
    }
}
