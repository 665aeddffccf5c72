package org.pirqscope.machine.call;

import java.util.List;

/** A function of one layer, spelled as in its source. The layers' functions are the constants of four enums. */
public sealed interface Function permits DriverFunction, GuestFunction, QemuFunction, XenFunction {

    /** Name, parameters and answer as the source has them. */
    Signature signature();

    /** The layer that executes it. */
    Layer layer();

    /** The name in the source: {@code __pci_read_msi_msg}. */
    default String spelling() {
        return signature().spelling();
    }

    default Kind kind() {
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
}
