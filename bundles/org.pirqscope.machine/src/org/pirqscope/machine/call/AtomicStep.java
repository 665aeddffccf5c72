package org.pirqscope.machine.call;

/** The atomic steps of docs/domain.md 6.2: between two of them another controller may run. */
public enum AtomicStep {
    S("start of setup"),
    R("read message"),
    L("look up"),
    A("allocate pirq"),
    W("write message"),
    I("bind irq_info"),
    Z("undo failed setup"),
    E1("ENABLE|MASKALL"),
    E2("MASKALL cleared"),
    M("map"),
    B("bind"),
    Q("request_irq"),
    U("use"),
    C("free_irq"),
    D("ENABLE=0"),
    UB("unbind"),
    UM("unmap"),
    X("xen_destroy_irq"),
    RS("pci_reset_function"),
    BM("BAR moved"),
    BU("unbind, BAR moved"),
    SU("suspend"),
    RM("resume"),
    V("restore messages"),
    AF("set affinity"),
    KEXEC("kexec"),
    REBOOT("guest reboot"),
    DESTROY("destroy domain"),
    GRACE("grace period"),
    BOOT("boot"),
    UNPLUG("hot-unplug"),
    DEAD("remove dead controller");

    private final String label;

    AtomicStep(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether a driver takes it while it loads or unloads: what a schedule can name. */
    public boolean ofDriver() {
        return switch (this) {
            case Z, KEXEC, REBOOT, DESTROY, GRACE, BOOT, UNPLUG, DEAD -> false;
            default -> true;
        };
    }

    /** Whether the domain ends with it and another one, with a number and a QEMU of its own, begins. */
    public boolean endsDomain() {
        return this == REBOOT || this == DESTROY;
    }

    /** Whether it cuts off all that the guest's drivers do: they begin anew. */
    public boolean restartsGuest() {
        return this == KEXEC || endsDomain();
    }

    /** Whether the step belongs to a setup that has begun: up to the last map and bind of the enabling write. */
    public boolean setsUp() {
        return switch (this) {
            case R, L, A, W, I, E1, E2, M, B -> true;
            default -> false;
        };
    }

    /** Whether a step of the write that enables: its end is the end of the setup. */
    public boolean enables() {
        return this == E2 || this == M || this == B;
    }
}
