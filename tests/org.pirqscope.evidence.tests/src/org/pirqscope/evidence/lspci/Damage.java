package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pirqscope.evidence.lspci.RandomListing.Capability;
import org.pirqscope.evidence.lspci.RandomListing.Device;
import org.pirqscope.evidence.lspci.RandomListing.Line;

/** What mail programs, people and options of lspci do to a listing. */
enum Damage {
    /** Nothing at all. */
    NONE(true) {
        @Override
        List<Line> done(List<Line> lines, List<Device> devices, Random random) {
            return lines;
        }
    },
    /** First lines broken at a column, also within words. */
    WRAPPED_TITLES(true) {
        @Override
        List<Line> done(List<Line> lines, List<Device> devices, Random random) {
            int width = 15 + random.nextInt(60);
            boolean words = random.nextBoolean();
            return each(lines, line -> isTitle(line) ? wrapped(line, width, words) : List.of(line));
        }
    },
    /** All lines broken at a column, at blanks, the rest without indentation. */
    WRAPPED(false) {
        @Override
        List<Line> done(List<Line> lines, List<Device> devices, Random random) {
            int width = 40 + random.nextInt(50);
            return each(lines, line -> wrapped(line, width, true));
        }
    },
    /** Every line quoted. */
    QUOTED(true) {
        @Override
        List<Line> done(List<Line> lines, List<Device> devices, Random random) {
            String mark = List.of("> ", ">", "> > ", ">> ").get(random.nextInt(4));
            return each(lines, line -> List.of(line.with(mark + line.text())));
        }
    },
    /** A reviewer's words between quoted lines. */
    REMARKS_IN_QUOTATION(true) {
        @Override
        List<Line> done(List<Line> lines, List<Device> devices, Random random) {
            return each(
                    QUOTED.done(lines, devices, random),
                    line -> random.nextInt(6) > 0
                            ? List.of(line)
                            : List.of(line, said(""), said(WORDS.get(random.nextInt(WORDS.size()))), said("")));
        }
    },
    /** The same words in a text that is not quoted: what stands below them can be anybody's. */
    REMARKS(false) {
        @Override
        List<Line> done(List<Line> lines, List<Device> devices, Random random) {
            boolean apart = random.nextBoolean();
            return each(
                    lines,
                    line -> random.nextInt(10) > 0
                            ? List.of(line)
                            : apart
                                    ? List.of(line, said(""), said(WORDS.get(random.nextInt(WORDS.size()))), said(""))
                                    : List.of(line, said(WORDS.get(random.nextInt(WORDS.size())))));
        }
    },
    /** Paths in place of addresses, as -PP prints them. */
    PATHS(true) {
        @Override
        List<Line> done(List<Line> lines, List<Device> devices, Random random) {
            return each(
                    lines,
                    line -> isTitle(line)
                            ? List.of(line.with(devices.get(line.device()).bridge() + "/" + line.text()))
                            : List.of(line));
        }
    },
    /** Paths without buses, as -P prints them, below the bridges. */
    SHORT_PATHS(true) {
        @Override
        List<Line> done(List<Line> lines, List<Device> devices, Random random) {
            List<Line> all = new ArrayList<>();
            for (Device device : devices) {
                all.add(said(device.bridge() + " PCI bridge: Example Corp Port"));
                all.add(said("\tBus: primary=00, secondary=" + device.address().substring(0, 2)
                        + ", subordinate=ff, sec-latency=0"));
                all.add(said(""));
            }
            all.addAll(BUSLESS_PATHS.done(lines, devices, random));
            return all;
        }
    },
    /** The same, and nobody knows which bus is meant. */
    BUSLESS_PATHS(false) {
        @Override
        List<Line> done(List<Line> lines, List<Device> devices, Random random) {
            return each(
                    lines,
                    line -> isTitle(line)
                            ? List.of(line.with(devices.get(line.device()).bridge() + "/"
                                    + line.text().substring(3)))
                            : List.of(line));
        }
    },
    /** Whole lines taken out without a word. */
    LINES_LOST(false) {
        @Override
        List<Line> done(List<Line> lines, List<Device> devices, Random random) {
            return each(lines, line -> random.nextInt(12) > 0 ? List.of(line) : List.of());
        }
    },
    /** The text ends somewhere. */
    CUT(false) {
        @Override
        List<Line> done(List<Line> lines, List<Device> devices, Random random) {
            List<Line> left = new ArrayList<>(lines.subList(0, 1 + random.nextInt(lines.size())));
            Line last = left.removeLast();
            left.add(last.with(
                    last.text().substring(0, random.nextInt(last.text().length() + 1))));
            return left;
        }
    };

    private static final List<String> WORDS = List.of(
            "Should that not be 01?",
            "This one.",
            "Are you sure that the vectors are enough? I would have expected more of them.",
            "No.",
            "Here it fails, see the log: nothing is bound.",
            "10:00.0 is what I meant",
            "and this");

    private final boolean harmless;

    Damage(boolean harmless) {
        this.harmless = harmless;
    }

    abstract List<Line> done(List<Line> lines, List<Device> devices, Random random);

    /** Whether everything can still be read with certainty. */
    boolean harmless() {
        return harmless;
    }

    static boolean isTitle(Line line) {
        return line.device() >= 0
                && !line.text().isEmpty()
                && line.text().charAt(0) != '\t'
                && line.begins() == Capability.NONE;
    }

    private static Line said(String text) {
        return new Line(text, -1, Capability.NONE);
    }

    private static List<Line> each(List<Line> lines, java.util.function.Function<Line, List<Line>> change) {
        return lines.stream().flatMap(line -> change.apply(line).stream()).toList();
    }

    private static List<Line> wrapped(Line line, int width, boolean words) {
        List<Line> parts = new ArrayList<>();
        String rest = line.text();
        while (rest.length() > width) {
            int at = words
                    ? Math.max(
                            rest.lastIndexOf(' ', width),
                            parts.isEmpty() ? rest.indexOf(' ', rest.indexOf(' ') + 1) : rest.indexOf(' '))
                    : width;
            if (at <= 0) {
                break;
            }
            parts.add(
                    parts.isEmpty()
                            ? line.with(rest.substring(0, at).stripTrailing())
                            : new Line(rest.substring(0, at).stripTrailing(), line.device(), Capability.NONE));
            rest = rest.substring(at).stripLeading();
        }
        parts.add(parts.isEmpty() ? line : new Line(rest, line.device(), Capability.NONE));
        return parts;
    }
}
