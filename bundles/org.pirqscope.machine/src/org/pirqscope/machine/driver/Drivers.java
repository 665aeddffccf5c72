package org.pirqscope.machine.driver;

import java.util.Arrays;
import java.util.Optional;
import org.pirqscope.machine.version.LinuxRules;

/**
 * The drivers that can be simulated: one row each, with the name that the kernel and lspci have for it, the fewest and
 * the most vectors that it may want, and the release that it was taken from.
 */
public enum Drivers {
    NVME("nvme", 1, Drivers.ANY, "Linux 4.8 to 4.11", NvmeDriver::new),
    IXGBEVF("ixgbevf", 2, Drivers.ANY, "Linux 6.1", IxgbevfDriver::new),
    ENA("ena", 2, Drivers.ANY, "Linux 6.1", EnaDriver::new),
    E1000E("e1000e", 1, 3, "Linux 6.1", E1000eDriver::new),
    R8169("r8169", 1, 1, "Linux 6.1", R8169Driver::new),
    AHCI("ahci", 1, Drivers.ANY, "Linux 6.1", AhciDriver::new),
    XHCI("xhci_hcd", 1, Drivers.ANY, "Linux 6.1", XhciDriver::new),
    MLX5("mlx5_core", 1, Drivers.ANY, "Linux 6.1", Mlx5Driver::new),
    NOUVEAU("nouveau", 1, 1, "Linux 6.1", (rules, function) -> new NouveauDriver()),
    AMDGPU("amdgpu", 1, 1, "Linux 6.1", (rules, function) -> new AmdgpuDriver(rules)),
    ONCE("once", 1, Drivers.ANY, "", OnceDriver::new),
    PROBE_TWICE("probe-twice", 1, Drivers.ANY, "", ProbeTwiceDriver::new);

    private static final int ANY = Integer.MAX_VALUE;

    private interface Maker {
        Driver of(LinuxRules rules, PciFunction function);
    }

    private final String spelling;
    private final int least;
    private final int most;
    private final String release;
    private final Maker maker;

    Drivers(String spelling, int least, int most, String release, Maker maker) {
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

    /** With fewer vectors it does not run. */
    public int least() {
        return least;
    }

    /** It never wants more vectors. */
    public int most() {
        return most;
    }

    /** The release that it is simulated as on every kernel; empty for one that is not a Linux driver. */
    public String release() {
        return release;
    }

    /** The driver of one function, in a kernel with these rules. */
    public Driver of(LinuxRules rules, PciFunction function) {
        return maker.of(rules, function);
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
