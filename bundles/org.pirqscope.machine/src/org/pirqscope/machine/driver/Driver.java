package org.pirqscope.machine.driver;

import java.util.stream.IntStream;
import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.Tape;

/**
 * What the driver of one device does around the interrupt steps: which steps a load has, how it asks for vectors, its
 * own calls and log lines, and how it goes on when an interrupt is lost. It holds no state: {@link DriverCells} does,
 * so that one driver serves every world. The device is {@code dev}, its index in the scenario.
 */
public interface Driver {

    /** The phase of uses of a device that is set up, after something has happened to it. */
    int LIVE = 4;

    /** What a driver does when an interrupt that it waits for does not come. */
    enum Aftermath {
        /** It goes on, with or without the interrupt. */
        GOES_ON,
        /** It sets its interrupts up anew: the recovery of its script is next, if that has one. */
        RECOVERS,
        /** It gives the device up. */
        GIVES_UP
    }

    /** The name that the kernel has for it, as in {@code lspci -k} and before the address in dmesg. */
    String name();

    /** Whether the kernel's own driver would set up otherwise, and less often, than this one of another release. */
    default boolean isBorrowed() {
        return false;
    }

    /** Appends the steps of one load to a script. */
    void load(Program program);

    /**
     * How it asks for the vectors of that setup.
     *
     * @param phase the number of the setup in its load, from 1
     * @param recovering whether an interrupt of this load was lost and the driver recovers from that
     */
    Ask ask(int phase, boolean recovering);

    /** Whether it gives vectors back by pci_free_irq_vectors, whatever they are; else by pci_disable_msix or _msi. */
    boolean freesVectors();

    /** The order in which it frees the irqs of so many entries. */
    default IntStream frees(int entries) {
        return IntStream.range(0, entries);
    }

    /** The interrupt handler of an entry, of so many. */
    DriverFunction handler(int entry, int vectors);

    /** What waits for the interrupt of that entry, of so many, as a noun: {@code identify}. */
    String waiting(int phase, int entry, int vectors);

    /** The status that it gives the device up with when that interrupt is lost, 0 where it goes on. */
    int status(int phase, int entry);

    /** The status that it gives the device up with when it gets no vectors in that phase but this error. */
    int statusWithoutVectors(int phase, int error);

    /** A probe begins. */
    void beginLoad(int dev, Tape tape);

    /** The reset of a device that is set up: it gives its interrupts back first. */
    void beginReset(int dev, Tape tape);

    /** The interrupts are given back; the reset sets them up anew next. */
    void endReset(int dev, Tape tape);

    /** What a probe and a reset that has given its interrupts back have in common, up to the first setup. */
    default void goOn(int dev, Tape tape) {}

    /**
     * A phase has its interrupts.
     *
     * @param vectors whether it got MSI-X or MSI; else it is on INTx
     */
    default void enabled(int phase, boolean vectors, Tape tape) {}

    /** A phase gets none but this error: the driver gives up. */
    void vectorsFailed(int phase, int dev, int error, Tape tape);

    /** request_irq of an entry is next. */
    default void beginRequest(int phase, int dev, int entry, Tape tape) {}

    /** request_irq of an entry, of so many, is done. */
    default void endRequest(int phase, int dev, int entry, int vectors, Tape tape) {}

    /** request_irq refuses the only interrupt: the driver gives up. */
    void irqRefused(int phase, int dev, int error, Tape tape);

    /** What needs the interrupt of an entry; the interrupt is on the way. */
    void beginUse(int dev, Use use, Tape tape);

    /** The interrupt came. What follows on the same vector follows at once. */
    void completed(int dev, Use use, Tape tape);

    /** The interrupt does not come. */
    Aftermath lost(int dev, Use use, Tape tape);

    /** The load is through. */
    void loaded(int dev, Tape tape);

    /** The driver is unloaded, or a dead device removed. */
    void beginRemove(int dev, Tape tape);

    /** The interrupts are given back, and the device is removed. */
    void endRemove(Tape tape);

    /** The system is being suspended: a driver that gives its interrupts back then begins to. */
    default void beginSuspend(int dev, Tape tape) {}

    /** They are given back. */
    default void endSuspend(int dev, Tape tape) {}

    /** The system is resumed: a driver that has given its interrupts back sets them up anew next. */
    default void beginResume(int dev, Tape tape) {}

    /** A setup that only a driver that recovers comes to gives the interrupts of the one before back first. */
    default void beginRecovery(int dev, Tape tape) {}

    /** They are given back. */
    default void endRecovery(int dev, Tape tape) {}
}
