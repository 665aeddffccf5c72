package org.pirqscope.machine.driver;

import java.util.Arrays;
import org.pirqscope.machine.version.LinuxRules;

/** The drivers that can be simulated: one row each. */
public enum Drivers {
    NVME("nvme", NvmeDriver::new);

    private interface Maker {
        Driver of(LinuxRules rules, PciFunction function);
    }

    private final String spelling;
    private final Maker maker;

    Drivers(String spelling, Maker maker) {
        this.spelling = spelling;
        this.maker = maker;
    }

    /** The name that scenarios and lspci have for it. */
    public String spelling() {
        return spelling;
    }

    /** The driver of one function, in a kernel with these rules. */
    public Driver of(LinuxRules rules, PciFunction function) {
        return maker.of(rules, function);
    }

    /** The one of that name. @throws IllegalArgumentException for a name of none */
    public static Drivers named(String name) {
        return Arrays.stream(values())
                .filter(driver -> driver.spelling.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }
}
