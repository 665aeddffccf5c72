package org.pirqscope.machine.scenario;

import java.util.List;

/**
 * The numbers that a host and a guest hand out.
 *
 * @param nrIrqsGsi nr_irqs_gsi: the first number that is not a GSI, 24 with one IO-APIC
 * @param extraGuestIrqs extra_guest_irqs=: how many MSI pirqs a domU gets, 32 by default; with 0, which Xen takes as it
 * is for a domU, none
 * @param firstGuestIrq first dynamic Linux irq, a display choice
 * @param firstPort first free event channel port of the guest
 * @param xenIrqs how many Xen irqs, from {@code firstXenIrq} on, the host can give to this guest
 * @param firstXenIrq the lowest Xen irq that the host's IOMMU and dom0 have left, nr_irqs_gsi where they have none
 * @param bootGsis the GSIs that the guest registers while it boots, in that order: those of devices that QEMU emulates
 * take a pirq each, the lowest free GSI pirq or, where none is left, the highest free one of MSI
 * @param vcpus how many vCPUs the guest has; 0 where that is not said: its calls are those of a guest with one
 */
public record Pool(
        int nrIrqsGsi,
        int extraGuestIrqs,
        int firstGuestIrq,
        int firstPort,
        int xenIrqs,
        int firstXenIrq,
        List<Integer> bootGsis,
        int vcpus) {

    /** One IO-APIC, no boot option. */
    public static final Pool DEFAULT = new Pool(24, 32, 64, 10, 64);

    /** Of a guest of which nobody says how many vCPUs it has. */
    public Pool(
            int nrIrqsGsi,
            int extraGuestIrqs,
            int firstGuestIrq,
            int firstPort,
            int xenIrqs,
            int firstXenIrq,
            List<Integer> bootGsis) {
        this(nrIrqsGsi, extraGuestIrqs, firstGuestIrq, firstPort, xenIrqs, firstXenIrq, bootGsis, 0);
    }

    /** Of a guest that registers no GSI but those of the scenario's devices. */
    public Pool(int nrIrqsGsi, int extraGuestIrqs, int firstGuestIrq, int firstPort, int xenIrqs, int firstXenIrq) {
        this(nrIrqsGsi, extraGuestIrqs, firstGuestIrq, firstPort, xenIrqs, firstXenIrq, List.of());
    }

    /** With all Xen irqs from nr_irqs_gsi on left. */
    public Pool(int nrIrqsGsi, int extraGuestIrqs, int firstGuestIrq, int firstPort, int xenIrqs) {
        this(nrIrqsGsi, extraGuestIrqs, firstGuestIrq, firstPort, xenIrqs, nrIrqsGsi);
    }

    /** nr_pirqs: pirqs are below it. */
    public int nrPirqs() {
        return nrIrqsGsi + extraGuestIrqs;
    }
}
