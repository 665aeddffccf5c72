package org.pirqscope.machine.call;

import java.util.function.IntFunction;

/**
 * A field of a {@link Subject}, with the name that it has in its layer's source and the text of a value. Values are as
 * the source has them; {@link #NONE} stands for a number that is not there.
 */
public enum Field {
    /** {@code arch.irq} of a pirq: 0 free, -1 PIRQ_ALLOCATED, the Xen irq, below -1 after a forced unbind. */
    PIRQ_IRQ(Layer.XEN, "irq", v -> v == -1 ? "PIRQ_ALLOCATED" : Integer.toString(v)),
    /** {@code arch.hvm.emuirq} of a pirq: -1 IRQ_UNBOUND, -2 IRQ_PT, -3 IRQ_MSI_EMU. */
    EMUIRQ(Layer.XEN, "emuirq", Field::emuirq),
    /** The event channel of a pirq, 0 for none. */
    PIRQ_EVTCHN(Layer.XEN, "evtchn", Integer::toString),
    /** Whether XEN_DOMCTL_bind_pt_irq holds the pirq: 0 or 1. */
    BOUND(Layer.XEN, "bound", Field::yesNo),
    GVEC(Layer.XEN, "gvec", Field::hex),
    GFLAGS(Layer.XEN, "gflags", Field::hex),
    /** The slot of a Xen irq in {@code irq_pirq}: 0 for none, negative after a forced unbind. */
    IRQ_PIRQ(Layer.XEN, "irq_pirq", Integer::toString),
    /** {@link #USED}, {@link #GUEST_BOUND} and {@link #MASKED} of a Xen irq. */
    IRQ_STATUS(Layer.XEN, "status", Field::status),
    /** The pirq that a port names. */
    PORT_PIRQ(Layer.XEN, "pirq", v -> v == Field.NONE ? "free" : Integer.toString(v)),

    /** {@code u.pirq.pirq} of an irq_info. */
    INFO_PIRQ(Layer.GUEST, "pirq", Field::numberOrNone),
    /** {@code evtchn} of an irq_info, 0 for none. */
    INFO_EVTCHN(Layer.GUEST, "evtchn", Integer::toString),
    /** Whether request_irq has installed a handler: 0 or 1. */
    HANDLER(Layer.GUEST, "handler", Field::yesNo),
    /** The Linux irq that a port reaches. */
    EVTCHN_TO_IRQ(Layer.GUEST, "evtchn_to_irq", Field::numberOrNone),
    /** The Linux irq of an msi_desc. */
    DESCRIPTOR_IRQ(Layer.GUEST, "irq", Field::numberOrNone),
    /** The message that an msi_desc caches: 0 for none, a pirq as its number plus 1, a vector as minus its number. */
    MESSAGE(Layer.GUEST, "msg", Field::message),
    /** The Linux irq in 2.6.37's array. */
    PIRQ_TO_IRQ(Layer.GUEST, "pirq_to_irq", Integer::toString),

    ADDRESS_LO(Layer.QEMU, "address_lo", "%08x"::formatted),
    ADDRESS_HI(Layer.QEMU, "address_hi", "%08x"::formatted),
    DATA(Layer.QEMU, "data", "%04x"::formatted),
    /** What the latch of QEMU 2.6 has taken over. */
    APPLIED_ADDRESS_LO(Layer.QEMU, "applied address_lo", "%08x"::formatted),
    APPLIED_ADDRESS_HI(Layer.QEMU, "applied address_hi", "%08x"::formatted),
    APPLIED_DATA(Layer.QEMU, "applied data", "%04x"::formatted),
    /** The pirq that QEMU holds for an entry; {@link #NONE} is XEN_PT_UNASSIGNED_PIRQ. */
    QEMU_PIRQ(Layer.QEMU, "QEMU pirq", Field::numberOrNone),
    /** Whether a table write waits for the next enable: 0 or 1. */
    UPDATED(Layer.QEMU, "updated", Field::yesNo),
    VECTOR_CTRL(Layer.QEMU, "vector_ctrl", Integer::toString),
    ENABLED(Layer.QEMU, "enabled", Field::yesNo),
    MASKALL(Layer.QEMU, "maskall", Field::yesNo);

    /** A number that is not there. */
    public static final int NONE = -1;

    /** {@link #IRQ_STATUS}: create_irq gave the irq out. */
    public static final int USED = 1;
    /** {@link #IRQ_STATUS}: IRQ_GUEST, the guest gets its interrupts. */
    public static final int GUEST_BOUND = 2;
    /** {@link #IRQ_STATUS}: Xen has masked it. */
    public static final int MASKED = 4;

    private final Layer layer;
    private final String label;
    private final IntFunction<String> text;

    Field(Layer layer, String label, IntFunction<String> text) {
        this.layer = layer;
        this.label = label;
        this.text = text;
    }

    /** Whose field it is. */
    public Layer layer() {
        return layer;
    }

    /** The name of the field in the source. */
    public String label() {
        return label;
    }

    /** How the tables print a value. */
    public String text(int value) {
        return text.apply(value);
    }

    private static String yesNo(int value) {
        return value == 0 ? "no" : "yes";
    }

    private static String emuirq(int value) {
        return switch (value) {
            case -1 -> "IRQ_UNBOUND";
            case -2 -> "IRQ_PT";
            case -3 -> "IRQ_MSI_EMU";
            default -> Integer.toString(value);
        };
    }

    private static String hex(int value) {
        return "0x" + Integer.toHexString(value);
    }

    private static String numberOrNone(int value) {
        return value == NONE ? "none" : Integer.toString(value);
    }

    private static String status(int bits) {
        if ((bits & USED) == 0) {
            return "unused";
        }
        return ((bits & GUEST_BOUND) != 0 ? "guest-bound" : "used") + ((bits & MASKED) != 0 ? ", masked" : "");
    }

    private static String message(int code) {
        return code == 0 ? "none" : code < 0 ? "vector 0x" + Integer.toHexString(-code) : "pirq " + (code - 1);
    }
}
