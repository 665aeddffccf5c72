package org.pirqscope.evidence.fact;

/** Whose log tells it. */
public enum Party {
    GUEST("guest"),
    QEMU("qemu"),
    XEN("xen"),
    DOM0("dom0");

    private final String id;

    Party(String id) {
        this.id = id;
    }

    /** The name in outputs: {@code guest}. */
    public String id() {
        return id;
    }
}
