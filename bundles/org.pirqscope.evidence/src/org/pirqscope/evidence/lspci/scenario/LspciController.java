package org.pirqscope.evidence.lspci.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.pirqscope.evidence.lspci.DeviceClass;
import org.pirqscope.evidence.lspci.DeviceIds;
import org.pirqscope.evidence.lspci.Flag;
import org.pirqscope.evidence.lspci.LspciDevice;
import org.pirqscope.evidence.lspci.MsiCapability;
import org.pirqscope.evidence.lspci.MsixCapability;
import org.pirqscope.evidence.lspci.TableLocation;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.RealDevice;

/** A controller of a scenario and the device that it was made from, which has the capability offsets. */
public record LspciController(Controller controller, LspciDevice device) {

    private static final Set<String> HOLDERS = Set.of("pciback", "xen-pciback", "vfio-pci", "pci-stub");
    private static final int SATA = 0x0106;

    /** The controller for a device; {@code most} limits the vectors that its driver wants. */
    static LspciController of(LspciDevice device, String name, int most) {
        int table = device.msix()
                .map(MsixCapability::vectors)
                .orElse(OptionalInt.empty())
                .orElse(0);
        int size = table > 0
                ? table
                : device.msi()
                        .map(MsiCapability::vectorsMax)
                        .orElse(OptionalInt.empty())
                        .orElse(0);
        Controller controller = new Controller(
                name,
                device.address().toString(),
                table,
                msi(device),
                device.intx() != Flag.CLEAR,
                Math.min(size, most),
                List.of(Controller.Act.LOAD),
                real(device),
                driver(device),
                false);
        return new LspciController(controller, device);
    }

    // a driver that holds a device for somebody else is not the one that the guest has
    private static Drivers driver(LspciDevice device) {
        return device.driver()
                .filter(name -> !HOLDERS.contains(name))
                .map(name -> Drivers.named(name).orElse(Drivers.ONCE))
                .orElseGet(() -> driver(device.deviceClass()));
    }

    private static Drivers driver(DeviceClass deviceClass) {
        boolean sata = deviceClass.code().isPresent()
                ? deviceClass.code().getAsInt() == SATA
                : deviceClass.name().startsWith("SATA");
        return switch (DeviceKind.of(deviceClass)) {
            case NVME -> Drivers.NVME;
            case USB -> Drivers.XHCI;
            case DISK -> sata ? Drivers.AHCI : Drivers.ONCE;
            default -> Drivers.ONCE;
        };
    }

    private static RealDevice real(LspciDevice device) {
        return new RealDevice(
                device.ids().map(DeviceIds::toString).orElse(""),
                device.msi()
                        .map(MsiCapability::offset)
                        .map(LspciController::header)
                        .orElse(0),
                device.msix()
                        .map(MsixCapability::offset)
                        .map(LspciController::header)
                        .orElse(0),
                device.msix().flatMap(MsixCapability::table).flatMap(LspciController::bar),
                device.msix().flatMap(MsixCapability::pba).flatMap(LspciController::bar));
    }

    // an interrupt capability lies in the first 256 bytes; anything else is a damaged text and not kept
    private static int header(int offset) {
        return offset <= 0xff ? offset : 0;
    }

    private static Optional<RealDevice.Bar> bar(TableLocation location) {
        return RealDevice.Bar.at(location.bir(), location.offset());
    }

    // what is not shown is taken as most devices have it
    private static Controller.Msi msi(LspciDevice device) {
        return device.msi()
                .map(msi -> new Controller.Msi(true, msi.wide() != Flag.CLEAR, msi.maskable() == Flag.SET))
                .orElse(Controller.Msi.NONE);
    }

    /** One sentence on the device and its capabilities, with their offsets. */
    public String text() {
        StringBuilder text = new StringBuilder(controller.name()).append(" is ").append(device.address());
        device.msix().ifPresent(msix -> text.append(", ").append(text(msix)));
        device.msi().ifPresent(msi -> text.append(", ").append(text(msi)));
        return text.append('.').toString();
    }

    private static String text(MsixCapability msix) {
        String table = msix.table().map(at -> ", table in " + text(at)).orElse("");
        String pba = msix.pba().map(at -> ", pending bits in " + text(at)).orElse("");
        return String.format(
                "MSI-X at %02x%s: %d vectors%s%s",
                msix.offset(), text(msix.enabled()), msix.vectors().orElse(0), table, pba);
    }

    private static String text(MsiCapability msi) {
        String most =
                msi.vectorsMax().isPresent() ? ": up to " + msi.vectorsMax().getAsInt() : "";
        return String.format("MSI at %02x%s%s", msi.offset(), text(msi.enabled()), most);
    }

    private static String text(TableLocation location) {
        return String.format("BAR %d at %x", location.bir(), location.offset());
    }

    private static String text(Flag enabled) {
        return switch (enabled) {
            case SET -> " (on)";
            case CLEAR -> " (off)";
            case NOT_SHOWN -> "";
        };
    }
}
