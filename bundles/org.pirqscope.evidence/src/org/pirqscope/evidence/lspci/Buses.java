package org.pirqscope.evidence.lspci;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which bus lies below which bridge, and so where a path leads: {@code lspci -PP} prints {@code 00:1c.0/05:00.0},
 * {@code -P} leaves the bus out, {@code 00:1c.0/00.0}, but the bridge's own lines have it.
 */
final class Buses {

    private static final int MOST_BRIDGES = 256;
    private static final int BRIEF = "bb:dd.f".length();

    private final Map<String, Integer> below = new HashMap<>();

    /** Notes the bus below a bridge. */
    void add(PciAddress bridge, int secondary) {
        below.put(bridge.full(), secondary);
    }

    /** The function that a word names; empty when it names none, or one on a bus that no line told. */
    Optional<PciAddress> find(String word) {
        if (word.indexOf('/') < 0) {
            return PciAddress.parse(word);
        }
        String[] steps = word.split("/", MOST_BRIDGES + 1);
        Optional<PciAddress> at = PciAddress.parse(steps[0]);
        for (int i = 1; i < steps.length && at.isPresent(); i++) {
            at = step(at.get(), steps[i]);
        }
        return at;
    }

    private Optional<PciAddress> step(PciAddress bridge, String step) {
        if (step.length() == BRIEF) {
            return PciAddress.parse(step).map(bridge::withinDomain);
        }
        return Optional.ofNullable(below.get(bridge.full()))
                .map(bus -> String.format("%02x:", bus))
                .flatMap(bus -> PciAddress.parse(bus + step))
                .map(bridge::withinDomain);
    }

    /** Whether a word has the shape of an address or a path, known or not. */
    static boolean shaped(String word) {
        int from = 0;
        for (int slash = word.indexOf('/'); slash >= 0; slash = word.indexOf('/', from)) {
            if (!shaped(word.substring(from, slash), from)) {
                return false;
            }
            from = slash + 1;
        }
        return shaped(word.substring(from), from);
    }

    private static boolean shaped(String step, int from) {
        return PciAddress.parse(from > 0 && step.length() < BRIEF ? "00:" + step : step)
                .isPresent();
    }
}
