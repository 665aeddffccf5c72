package org.pirqscope.evidence.fact;

/** A value that a line prints and that a run of the simulated stack has as well. */
public enum LineField {
    PIRQ("pirq"),
    /** 1 for MSI-X, 0 for MSI. */
    MSIX("MSI-X"),
    ENTRY("entry"),
    GVEC("gvec"),
    GFLAGS("gflags"),
    /** A negative errno. */
    ERROR("error"),
    /** The delivery mode of a message. */
    MODE("delivery mode"),
    /** The guest's irq. */
    IRQ("Linux irq");

    private final String id;

    LineField(String id) {
        this.id = id;
    }

    /** The name in outputs: {@code gflags}. */
    public String id() {
        return id;
    }
}
