package org.pirqscope.evidence.lspci;

import java.util.Locale;
import java.util.Set;
import org.pirqscope.evidence.lspci.text.TextLine;

/** What a line is to a device that is being read. */
enum LineKind {
    EMPTY,
    /** Byte values of the config space. */
    HEX,
    /** A capability, by its name. */
    CAPABILITY,
    /** Which driver the kernel has for the device: the last lines of a device. */
    KERNEL,
    /** Any other line that lspci begins with a word of its own. */
    BODY,
    /** Dots or a word that somebody left for lines taken out. */
    LEFT_OUT,
    /** A command that was typed in. */
    PROMPT,
    /** Registers of a capability, prose, the rest of a broken line: depends on what stands around it. */
    OTHER;

    private static final FirstWords BODY_WORDS = new FirstWords(
            "Subsystem:",
            "Flags:",
            "Control:",
            "Status:",
            "Latency:",
            "Interrupt:",
            "Region ",
            "Memory at ",
            "I/O ports at ",
            "Expansion ROM at ",
            "NUMA node:",
            "IOMMU group:",
            "Physical Slot:",
            "DeviceName:",
            "Bus: ",
            "Address: ",
            "Masking: ",
            "Vector table: ",
            "PBA: ",
            "!!! ",
            "[virtual] ",
            "Memory behind bridge:",
            "I/O behind bridge:",
            "Prefetchable memory behind bridge:",
            "BridgeCtl:",
            "Secondary status:",
            "BIST ",
            "<access denied");
    private static final String BRACKETS = "[<({-*";
    private static final Set<String> CUT_WORDS = Set.of("snip", "snipped", "cut", "truncated");
    private static final int LONGEST_CUT_WORD = "truncated".length();

    static LineKind of(TextLine line) {
        String text = line.text();
        if (text.isEmpty()) {
            return EMPTY;
        }
        if (text.startsWith(CapabilityText.KEY)) {
            return CAPABILITY;
        }
        if (ConfigSpace.isRow(text)) {
            return HEX;
        }
        return text.startsWith("Kernel driver in use:") || text.startsWith("Kernel modules:") ? KERNEL : byWords(text);
    }

    private static LineKind byWords(String text) {
        if (BODY_WORDS.begin(text)) {
            return BODY;
        }
        if (isLeftOut(text)) {
            return LEFT_OUT;
        }
        return isPrompt(text) ? PROMPT : OTHER;
    }

    private static boolean isLeftOut(String text) {
        boolean dots = text.contains("..") || text.indexOf('\u2026') >= 0;
        int bracketsAndDots = "[... ...]".length();
        if (!dots && BRACKETS.indexOf(text.charAt(0)) < 0 || text.length() > LONGEST_CUT_WORD + bracketsAndDots) {
            return false;
        }
        String word = text.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return dots && word.isEmpty() || CUT_WORDS.contains(word);
    }

    // "# lspci", "[root@host dir]# lspci", "user@host:~$"
    private static boolean isPrompt(String text) {
        boolean bare = text.startsWith("# ") || text.startsWith("$ ");
        int mark = Math.max(text.indexOf("# "), text.indexOf("$ "));
        int end = text.endsWith("#") || text.endsWith("$") ? text.length() : mark;
        return bare || end > 0 && text.lastIndexOf('@', end) >= 0;
    }
}
