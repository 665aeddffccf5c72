package org.pirqscope.evidence.lspci;

import java.util.OptionalInt;

/** The lines between the first of a device and its capabilities. */
final class HeaderLines {

    private static final String IRQ = "IRQ ";
    private static final int MOST_DIGITS = 9;

    private boolean brief;
    private boolean detailed;
    private boolean saysCapabilities;
    private boolean pin;
    private OptionalInt irq = OptionalInt.empty();

    /** Takes a line; only those above the capabilities, which have lines of these names too. */
    void take(String line) {
        boolean flags = line.startsWith("Flags:");
        boolean interrupt = line.startsWith("Interrupt:");
        brief |= flags;
        detailed |= line.startsWith("Control:");
        saysCapabilities |= line.startsWith("Status: Cap+");
        pin |= interrupt && !line.contains("pin ?");
        if (flags || interrupt) {
            irq = number(line, line.lastIndexOf(IRQ));
        }
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
}
