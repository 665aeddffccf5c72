package org.pirqscope.machine.call;

/** The parties of {@code docs/domain.md}: a call belongs to the one that executes it. */
public enum Layer {
    DRIVER("driver"),
    GUEST("guest kernel"),
    QEMU("QEMU"),
    XEN("Xen");

    private final String label;

    Layer(String label) {
        this.label = label;
    }

    /** The name of the lifeline. */
    public String label() {
        return label;
    }
}
