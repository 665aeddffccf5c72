package org.pirqscope.machine.call;

import java.util.List;

/** A function of one layer, spelled as in its source. The layers' functions are the constants of four enums. */
public sealed interface Function permits DriverFunction, GuestFunction, QemuFunction, XenFunction {

    /** The name in the source: {@code __pci_read_msi_msg}. */
    String spelling();

    /** The layer that executes it. */
    Layer layer();

    Kind kind();

    List<Parameter> parameters();

    Format answer();

    /** Source file and, where it differs, the function in which the step is seen. */
    String source();
}
