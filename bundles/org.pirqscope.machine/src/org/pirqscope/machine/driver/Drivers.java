package org.pirqscope.machine.driver;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.pirqscope.machine.version.Versions;

/**
 * The drivers that can be simulated: one row each, with the name that the kernel and lspci have for it, the fewest and
 * the most vectors that it may want, and the release that it was taken from.
 */
public enum Drivers {
    NVME("nvme", "NVMe", 1, Drivers.ANY, new DriverRelease("4.9", "4.11", "nvme-script"), NvmeDriver::new),
    IXGBEVF("ixgbevf", 2, Drivers.ANY, DriverRelease.LINUX_6_1, byRules(IxgbevfDriver::new)),
    ENA("ena", 2, Drivers.ANY, DriverRelease.LINUX_6_1, byRules(EnaDriver::new)),
    E1000E("e1000e", 1, 3, DriverRelease.LINUX_6_1, byRules(E1000eDriver::new)),
    R8169("r8169", 1, 1, DriverRelease.LINUX_6_1, byRules(R8169Driver::new)),
    AHCI("ahci", 1, Drivers.ANY, DriverRelease.LINUX_6_1, byRules(AhciDriver::new)),
    XHCI("xhci_hcd", 1, Drivers.ANY, DriverRelease.LINUX_6_1, byRules(XhciDriver::new)),
    MLX5("mlx5_core", 1, Drivers.ANY, DriverRelease.LINUX_6_1, byRules(Mlx5Driver::new)),
    NOUVEAU("nouveau", 1, 1, DriverRelease.LINUX_6_1, byRules((rules, function) -> new NouveauDriver(rules))),
    AMDGPU("amdgpu", 1, 1, DriverRelease.LINUX_6_1, byRules((rules, function) -> new AmdgpuDriver(rules))),
    ONCE("once", 1, Drivers.ANY, DriverRelease.NONE, byRules(OnceDriver::new)),
    PROBE_TWICE("probe-twice", 1, Drivers.ANY, DriverRelease.NONE, byRules(ProbeTwiceDriver::new));

    /** What a driver does with its interrupts when the system is suspended. */
    public enum Suspend {
        /** Nothing: the PCI core writes their messages again at the resume. */
        KEEPS,
        /** It gives them back, and sets them up anew at the resume. */
        GIVES_BACK,
        /** It gives them back and sets them up anew in functions of its own, which are not simulated. */
        NOT_SIMULATED
    }

    /** The one that a controller has of which nothing else is said, and that a report need not name. */
    public static final Drivers DEFAULT = NVME;

    private static final int ANY = Integer.MAX_VALUE;

    private interface Maker {
        Driver of(Versions versions, PciFunction function);
    }

    private final String spelling;
    private final String label;
    private final int least;
    private final int most;
    private final DriverRelease release;
    private final Maker maker;

    Drivers(String spelling, int least, int most, DriverRelease release, Maker maker) {
        this(spelling, spelling, least, most, release, maker);
    }

    Drivers(String spelling, String label, int least, int most, DriverRelease release, Maker maker) {
        this.label = label;
        this.spelling = spelling;
        this.least = least;
        this.most = most;
        this.release = release;
        this.maker = maker;
    }

    /** The name that scenarios and lspci have for it. */
    public String spelling() {
        return spelling;
    }

    /** How sentences name it. */
    public String label() {
        return label;
    }

    /** With fewer vectors it does not run. */
    public int least() {
        return least;
    }

    /** It never wants more vectors. */
    public int most() {
        return most;
    }

    /** The release that it is simulated as on every kernel. */
    public DriverRelease release() {
        return release;
    }

    private static Maker byRules(BiFunction<DriverRules, PciFunction, Driver> maker) {
        return (versions, function) -> maker.apply(DriverRules.of(versions), function);
    }

    /** What it does with its interrupts when the system is suspended. */
    public Suspend suspend() {
        return switch (this) {
            case NVME -> Suspend.GIVES_BACK;
            case R8169, AHCI, AMDGPU, ONCE, PROBE_TWICE -> Suspend.KEEPS;
            case IXGBEVF, ENA, E1000E, XHCI, MLX5, NOUVEAU -> Suspend.NOT_SIMULATED;
        };
    }

    /**
     * Whether Linux has a reset of its own for its device (pci_dev_reset_methods: the 82599's virtual function). QEMU
     * hides all others from the guest: FLR in Device Capabilities, and the soft reset of the PM capability.
     */
    public boolean resets() {
        return this == IXGBEVF;
    }

    /** The driver of one function, in a kernel of these versions. */
    public Driver of(Versions versions, PciFunction function) {
        return maker.of(versions, function);
    }

    /** The one of that name, if there is one. */
    public static Optional<Drivers> named(String name) {
        return Arrays.stream(values())
                .filter(driver -> driver.spelling.equals(name))
                .findFirst();
    }

    /** The one of a controller that names none: nvme's for a name such as {@code nvme0}, else {@link #ONCE}. */
    public static Drivers ofName(String controller) {
        return controller.startsWith("nvme") ? NVME : ONCE;
    }
}
