package org.pirqscope.machine.call;

/** Why an interrupt did not reach its handler, in the order in which the reasons are tested (docs/domain.md 6.4). */
public enum Reason {
    NOT_MAPPED("not mapped"),
    MASKED("masked"),
    NO_EVENT_CHANNEL("no event channel"),
    NO_GUEST_IRQ("no guest irq"),
    GOES_TO("goes to"),
    SETUP_FAILED("setup failed"),
    /** Of an emulated device: Xen 4.1 has no call for it. */
    NOT_INJECTED("not injected");

    private final String label;

    Reason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
