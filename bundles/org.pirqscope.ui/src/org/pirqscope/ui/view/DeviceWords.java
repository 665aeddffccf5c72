package org.pirqscope.ui.view;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.model.pci.BarLocation;
import org.pirqscope.model.pci.MsiCapability;
import org.pirqscope.model.pci.MsixCapability;
import org.pirqscope.model.pci.PciDevice;

/** What a device can do, a line for each capability with the words of lspci. */
final class DeviceWords {

    private DeviceWords() {}

    /**
     * {@code 144d:a809}, {@code MSI-X [b0]: 13 entries} with its tables below, {@code MSI [50]: 64bit+ maskable-},
     * {@code INTx}.
     */
    static String of(PciDevice device) {
        List<String> lines = new ArrayList<>();
        if (!device.getIds().isEmpty()) {
            lines.add(device.getBdf() + " " + device.getIds());
        }
        if (device.getMsix() != null) {
            lines.add(text(device.getMsix()));
        }
        if (device.getMsi() != null) {
            lines.add(text(device.getMsi()));
        }
        lines.add(device.isIntx() ? "INTx" : "no INTx");
        return String.join("\n", lines);
    }

    private static String text(MsixCapability msix) {
        return "MSI-X" + at(msix.getOffset()) + ": " + msix.getTableSize()
                + (msix.getTableSize() == 1 ? " entry" : " entries") + text("\n  vector table ", msix.getTable())
                + text("\n  PBA ", msix.getPba());
    }

    private static String text(MsiCapability msi) {
        return "MSI" + at(msi.getOffset()) + ": 64bit" + (msi.isIs64() ? "+" : "-") + " maskable"
                + (msi.isMaskable() ? "+" : "-");
    }

    private static String at(int offset) {
        return offset == 0 ? "" : " [%02x]".formatted(offset);
    }

    private static String text(String before, BarLocation bar) {
        return bar == null ? "" : before + "BAR=%d offset=%08x".formatted(bar.getBir(), bar.getOffset());
    }
}
