package org.pirqscope.evidence.lspci.scenario;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.pirqscope.evidence.lspci.DeviceClass;

/**
 * The short name that controllers of a class get: by the class code, or by words of the class name where no code is
 * shown.
 */
enum DeviceKind {
    NVME("nvme", code -> code == 0x0108, "non-volatile memory"),
    DISK("disk", code -> code >> 8 == 0x01, "sata", "ide ", "raid", "scsi", "sas", "storage"),
    NET("net", code -> code >> 8 == 0x02, "ethernet", "network", "infiniband"),
    GPU("gpu", code -> code >> 8 == 0x03, "vga", "3d ", "display"),
    AUDIO("audio", code -> code >> 8 == 0x04, "audio", "multimedia"),
    BRIDGE("bridge", code -> code >> 8 == 0x06, "bridge"),
    USB("usb", code -> code == 0x0c03, "usb"),
    PCI("pci", code -> true, "");

    private final String label;
    private final IntPredicate codes;
    private final List<String> words;

    DeviceKind(String label, IntPredicate codes, String... words) {
        this.label = label;
        this.codes = codes;
        this.words = List.of(words);
    }

    static DeviceKind of(DeviceClass deviceClass) {
        OptionalInt code = deviceClass.code();
        String name = deviceClass.name().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(kind -> code.isPresent()
                        ? kind.codes.test(code.getAsInt())
                        : kind.words.stream().anyMatch(name::contains))
                .findFirst()
                .orElseThrow();
    }

    String label() {
        return label;
    }
}
