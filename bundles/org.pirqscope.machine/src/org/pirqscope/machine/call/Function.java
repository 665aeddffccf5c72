package org.pirqscope.machine.call;

import java.util.List;

/** A function of one layer, spelled as in its source. Three layers' functions are enums, drivers have their own. */
public sealed interface Function permits DriverFunction, GuestFunction, QemuFunction, XenFunction {

    /** Name, parameters and answer as the source has them. */
    Signature signature();

    /** The layer that executes it. */
    Layer layer();

    /** The name in the source: {@code __pci_read_msi_msg}. */
    default String spelling() {
        return signature().spelling();
    }

    default CallKind kind() {
        return signature().kind();
    }

    default List<Parameter> parameters() {
        return signature().parameters();
    }

    default Format answer() {
        return signature().answer();
    }

    /** Source file and, where it differs, the function in which the step is seen. */
    default String source() {
        return signature().source();
    }

    /** Whether a driver begins a load with it: a probe or a reset. */
    default boolean beginsLoad() {
        return this instanceof DriverFunction driver && driver.role() == DriverFunction.Role.LOAD;
    }

    /** Whether it is a driver's interrupt handler. */
    default boolean handlesInterrupt() {
        return this instanceof DriverFunction driver && driver.role() == DriverFunction.Role.HANDLER;
    }

    /** Whether it is a driver's removal of its device. */
    default boolean removesDriver() {
        return this instanceof DriverFunction driver && driver.role() == DriverFunction.Role.REMOVE;
    }
}
