package org.pirqscope.evidence.lspci;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.pirqscope.evidence.lspci.text.Hex;

/** The lines between the first of a device and its capabilities. */
final class HeaderLines {

    private static final String IRQ = "IRQ ";
    private static final String SECONDARY = "secondary=";
    private static final int MOST_DIGITS = 9;
    // with the first of their words: capabilities have lines that begin alike
    private static final List<String> ONCE = List.of("Subsystem: ", "Control: I/O", "Status: Cap", "Interrupt: pin");

    private final Set<String> taken = new HashSet<>();
    private boolean brief;
    private boolean detailed;
    private boolean saysCapabilities;
    private boolean pin;
    private OptionalInt irq = OptionalInt.empty();
    private OptionalInt secondaryBus = OptionalInt.empty();

    /** True when the device has such a line, which lspci prints once. */
    boolean has(String line) {
        String start = onceWord(line);
        return !start.isEmpty() && taken.contains(start);
    }

    /** Takes a line; only those above the capabilities, which have lines of these names too. */
    void take(String line) {
        String once = onceWord(line);
        if (!once.isEmpty()) {
            taken.add(once);
        }
        boolean flags = line.startsWith("Flags:");
        boolean interrupt = line.startsWith("Interrupt:");
        brief |= flags;
        detailed |= line.startsWith("Control:");
        saysCapabilities |= line.startsWith("Status: Cap+");
        pin |= interrupt && !line.contains("pin ?");
        if (flags || interrupt) {
            irq = number(line, line.lastIndexOf(IRQ));
        }
        if (line.startsWith("Bus:")) {
            int from = line.indexOf(SECONDARY) + SECONDARY.length();
            long bus = Hex.value(line, from, from + 2);
            secondaryBus = bus < 0 ? secondaryBus : OptionalInt.of((int) bus);
        }
    }

    private static String onceWord(String line) {
        for (String start : ONCE) {
            if (line.startsWith(start)) {
                return start;
            }
        }
        return "";
    }

    private static OptionalInt number(String line, int at) {
        int from = at + IRQ.length();
        int end = from;
        while (end < line.length() && isDigit(line.charAt(end))) {
            end++;
        }
        boolean sane = at >= 0 && end > from && end - from <= MOST_DIGITS;
        return sane ? OptionalInt.of(Integer.parseInt(line.substring(from, end))) : OptionalInt.empty();
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** True when lspci ran with one -v: capabilities without registers. */
    boolean brief() {
        return brief;
    }

    /** True when it ran with -vv or more. */
    boolean detailed() {
        return detailed;
    }

    /** True when the status register says that there is a capability list. */
    boolean saysCapabilities() {
        return saysCapabilities;
    }

    /** True when an interrupt pin is named. */
    boolean pin() {
        return pin;
    }

    OptionalInt irq() {
        return irq;
    }

    /** The bus below a bridge. */
    OptionalInt secondaryBus() {
        return secondaryBus;
    }
}
