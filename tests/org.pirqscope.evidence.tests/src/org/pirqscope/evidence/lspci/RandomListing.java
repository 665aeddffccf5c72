package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Devices with random capabilities, and the lines that {@code lspci -vv} would print of them. */
final class RandomListing {

    private static final List<String> CLASSES = List.of(
            "Non-Volatile memory controller",
            "Ethernet controller",
            "VGA compatible controller",
            "SATA controller",
            "USB controller",
            "Audio device",
            "Serial Attached SCSI controller");
    private static final List<String> NAMES = List.of(
            "Example Storage Ltd Fast Disk",
            "Sample Corp Quad Port Adapter [Blue Ridge Family]",
            "Example Graphics GX100 [Example GX 645 OEM]",
            "Specimen Semiconductor Co., Ltd. Device 10ab");

    /** One device; {@code bridge} is the address of the port that it stands behind, or "". */
    record Device(String address, String bridge, Optional<MsiCapability> msi, Optional<MsixCapability> msix) {}

    /** One line, the device that it tells of (an index, -1 for none), and the capability that it begins. */
    record Line(String text, int device, Capability begins) {

        Line with(String other) {
            return new Line(other, device, begins);
        }
    }

    /** The capabilities that count. */
    enum Capability {
        NONE,
        MSI,
        MSIX
    }

    private final Random random;
    private final List<Device> devices = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    RandomListing(Random random) {
        this.random = random;
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Device device = device(i);
            devices.add(device);
            print(device, i);
        }
    }

    List<Device> devices() {
        return List.copyOf(devices);
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    private Device device(int index) {
        String address = String.format("%02x:%02x.%d", 0x10 + index, random.nextInt(32), random.nextInt(8));
        String bridge = String.format("00:%02x.%d", random.nextInt(32), index);
        return new Device(
                address,
                bridge,
                random.nextInt(3) > 0 ? Optional.of(msi()) : Optional.empty(),
                random.nextInt(3) > 0 ? Optional.of(msix()) : Optional.empty());
    }

    private MsiCapability msi() {
        boolean wide = random.nextBoolean();
        boolean maskable = random.nextBoolean();
        int most = random.nextInt(6);
        Optional<PrintedHex> mask =
                maskable ? Optional.of(new PrintedHex(random.nextInt(0x10000), 8)) : Optional.empty();
        return new MsiCapability(
                0x48 + 4 * random.nextInt(10),
                flag(),
                OptionalInt.of(1 << random.nextInt(most + 1)),
                OptionalInt.of(1 << most),
                Flag.of(maskable),
                Flag.of(wide),
                Optional.of(new PrintedHex(0xfee00000L + random.nextInt(0x100000), wide ? 16 : 8)),
                Optional.of(new PrintedHex(random.nextInt(0x10000), 4)),
                mask,
                mask);
    }

    private MsixCapability msix() {
        return new MsixCapability(
                0x80 + 4 * random.nextInt(20),
                flag(),
                OptionalInt.of(1 + random.nextInt(2048)),
                flag(),
                place(),
                place());
    }

    private Optional<TableLocation> place() {
        return Optional.of(new TableLocation(random.nextInt(6), 8L * random.nextInt(0x10000)));
    }

    private Flag flag() {
        return Flag.of(random.nextBoolean());
    }

    private void print(Device device, int index) {
        String kind = CLASSES.get(random.nextInt(CLASSES.size()));
        add(
                index,
                device.address() + " " + kind + ": " + NAMES.get(random.nextInt(NAMES.size())) + " (rev 0"
                        + random.nextInt(10) + ")" + (random.nextBoolean() ? " (prog-if 02 [NVM Express])" : ""));
        add(index, "\tSubsystem: Example Corp Board");
        add(
                index,
                "\tControl: I/O- Mem+ BusMaster+ SpecCycle- MemWINV- VGASnoop- ParErr- Stepping- SERR- FastB2B- "
                        + "DisINTx+");
        add(
                index,
                "\tStatus: Cap+ 66MHz- UDF- FastB2B- ParErr- DEVSEL=fast >TAbort- <TAbort- <MAbort- >SERR- <PERR- "
                        + "INTx-");
        add(index, "\tInterrupt: pin A routed to IRQ " + (16 + index));
        add(index, "\tCapabilities: [40] Power Management version 3");
        add(index, "\t\tFlags: PMEClk- DSI- D1- D2- AuxCurrent=0mA PME(D0-,D1-,D2-,D3hot-,D3cold-)");
        device.msi().ifPresent(msi -> print(msi, index));
        device.msix().ifPresent(msix -> print(msix, index));
        if (random.nextBoolean()) {
            add(index, "\tKernel driver in use: example");
        }
        add(index, "");
    }

    private void print(MsiCapability msi, int index) {
        lines.add(new Line(
                String.format(
                        "\tCapabilities: [%02x] MSI: Enable%s Count=%d/%d Maskable%s 64bit%s",
                        msi.offset(),
                        sign(msi.enabled()),
                        msi.vectorsEnabled().orElseThrow(),
                        msi.vectorsMax().orElseThrow(),
                        sign(msi.maskable()),
                        sign(msi.wide())),
                index,
                Capability.MSI));
        add(
                index,
                "\t\tAddress: " + msi.address().orElseThrow() + "  Data: "
                        + msi.data().orElseThrow());
        msi.masking()
                .ifPresent(mask -> add(
                        index,
                        "\t\tMasking: " + mask + "  Pending: " + msi.pending().orElseThrow()));
    }

    private void print(MsixCapability msix, int index) {
        lines.add(new Line(
                String.format(
                        "\tCapabilities: [%02x] MSI-X: Enable%s Count=%d Masked%s",
                        msix.offset(), sign(msix.enabled()), msix.vectors().orElseThrow(), sign(msix.masked())),
                index,
                Capability.MSIX));
        add(index, "\t\tVector table: " + place(msix.table().orElseThrow()));
        add(index, "\t\tPBA: " + place(msix.pba().orElseThrow()));
    }

    private static String place(TableLocation at) {
        return String.format("BAR=%d offset=%08x", at.bir(), at.offset());
    }

    private static String sign(Flag flag) {
        return flag == Flag.SET ? "+" : "-";
    }

    private void add(int index, String text) {
        lines.add(new Line(text, index, Capability.NONE));
    }
}
