package org.pirqscope.report.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A debug key of Xen that shows interrupts ({@code xl debug-keys}; docs/domain.md 5.4). */
public enum DebugKey {
    /** dump_irqs. */
    IRQS('i', "Xen's irqs and the pirqs that they are"),
    /** dump_msi. */
    MSIS('M', "Xen's MSIs and their mask bits"),
    /** dump_pci_devices. */
    DEVICES('Q', "PCI devices, their domains and Xen irqs"),
    /** dump_evtchn_info. */
    PORTS('e', "event channels"),
    /** print_IO_APIC. */
    IO_APICS('z', "IO-APICs");

    private final char letter;
    private final String title;

    DebugKey(char letter, String title) {
        this.letter = letter;
        this.title = title;
    }

    /** What is typed for it: {@code M}. */
    public String letter() {
        return String.valueOf(letter);
    }

    /** What it shows, for a list of keys. */
    public String title() {
        return title;
    }

    /** The key of a letter; upper and lower case are two keys. */
    public static Optional<DebugKey> of(String letter) {
        return Arrays.stream(values())
                .filter(key -> key.letter().equals(letter))
                .findFirst();
    }

    /** {@code i, M, Q, e, z}. */
    public static String letters() {
        return List.of(values()).stream().map(DebugKey::letter).collect(Collectors.joining(", "));
    }
}
