package org.pirqscope.evidence.diagnosis;

import java.util.List;

/** What a rule found, as values; {@link ClaimWords} says it. */
public sealed interface Claim {

    /** The guest took the number of the device's old message although QEMU's unmap had given it back. */
    record StaleReuse(String device, int pirq, boolean unmapSeen, String newOwner) implements Claim {}

    /** QEMU asks for a number for a device that it unmapped for that device before; a guest's log would tell why. */
    record AskedAgain(String device, int pirq, boolean allocates) implements Claim {}

    /** One number, two devices that hold it at the same time by their own account. */
    record TwoOwners(int domain, int pirq, String first, String second) implements Claim {}

    /** The guest has a Linux irq for a number that QEMU was never asked to map for the device. */
    record NeverMapped(String device, int pirq, int irq, boolean reused) implements Claim {}

    /** A Linux irq without its event channel; request_irq answered 0. */
    record DeadIrq(String device, int pirq, int irq, int error) implements Claim {}

    /**
     * The irq of a GSI, which INTx has, without its event channel.
     *
     * @param others GSIs that have the same pirq: their devices share an irq of the machine
     */
    record DeadGsi(int gsi, int pirq, List<Integer> others) implements Claim {}

    /** An event channel that could not be bound. */
    record BindFailed(int domain, int pirq, int error) implements Claim {}

    /** An event channel is bound to a number that is not mapped. */
    record PoisonedPort(int domain, int pirq, int port) implements Claim {}

    /** Numbers of an earlier life of the domain that nobody gave back. */
    record RestartLeak(String device, int stillMapped) implements Claim {}

    /** A device's list of Xen irqs in key Q grows from dump to dump. */
    record GrowingList(String device, int before, int after) implements Claim {}

    /** A map that Xen refused. */
    record MapRefused(String device, int pirq, int error, int ownerDomain) implements Claim {}

    /** A driver got less than MSI-X. */
    record FellBack(String device, int error, boolean toIntx) implements Claim {}

    /**
     * Masked: in its MSI-X entry by the guest or by the host (key M: G, H), at its event channel, which the guest
     * masks,
     * or by Xen until the guest's EOI (key i: the second and the last flag).
     */
    record Masked(
            int domain, int pirq, int xenIrq, boolean entryByGuest, boolean entryByHost, boolean port, boolean untilEoi)
            implements Claim {}

    /** A pirq message reached the path of vectors. */
    record PirqMessageOnVectorPath(int domain, int mode) implements Claim {}

    /** QEMU binds with a vector: the guest does not use pirqs here. */
    record Vectors(String device, int pirq, int gvec) implements Claim {}

    /** Xen answered 0 to a map and mapped nothing. */
    record AnsweredZero(int domain, int pirq) implements Claim {}

    /** No number is left. */
    record PoolEmpty(int domain, int size) implements Claim {}

    /** These versions have the bug, whatever the logs show. */
    record VersionsAffected(String linux, String qemu) implements Claim {}

    /** These versions cannot have it. */
    record VersionsSafe(String product, String version) implements Claim {}

    /** Xen did not give the device to the domain. */
    record AssignFailed(String device, int domain, int error) implements Claim {}

    /** The device reads as all ones: it is gone. */
    record DeviceGone(String device) implements Claim {}

    /** No Xen below this kernel. */
    record NoXen(String other) implements Claim {}

    /** Commands whose completions were there and whose interrupts were not. */
    record LostInterrupts(String device, int times, int queues) implements Claim {}
}
