package org.pirqscope.search.cause;

import org.pirqscope.machine.call.Reason;
import org.pirqscope.machine.simulate.LayerTables;
import org.pirqscope.machine.simulate.Wiring;
import org.pirqscope.search.pack.Renaming;
import org.pirqscope.search.space.Interleavings;

/**
 * What a state that has just lost an interrupt looks like, without names: equal shapes are taken for the same cause.
 *
 * @param kind the first of the controllers that are made like the one that lost it
 * @param holders who has the pirq that the guest gave the entry: bits as below
 */
record LossShape(int kind, int phase, int entry, Reason reason, int holders) {

    private static final int OTHER_IRQ = 1;
    private static final int OTHER_ENTRY = 2;
    private static final int OWN_ENTRY = 4;
    private static final int ALLOCATED = 8;
    private static final int MAPPED = 16;

    /** Of the first controller that has lost one in this state. @throws IllegalStateException if none has */
    static LossShape of(Interleavings space, short[] s) {
        Wiring w = space.machine().wiring();
        for (int c = 0; c < w.programs.size(); c++) {
            if (w.drivers.lossPhase(s, c) != 0) {
                int entry = w.drivers.lossEntry(s, c);
                return new LossShape(
                        Renaming.kinds(space.machine().scenario())[c],
                        w.drivers.lossPhase(s, c),
                        entry,
                        w.drivers.lossReason(s, c),
                        holders(w, s, c, entry));
            }
        }
        throw new IllegalStateException("nothing is lost");
    }

    private static int holders(Wiring w, short[] s, int c, int entry) {
        if (!w.guest.hasIrq(s, c, entry)) {
            return 0;
        }
        LayerTables tables = new LayerTables(w);
        int own = tables.guest().descriptorIrq(s, c, entry);
        int pirq = tables.guest().pirq(s, own);
        int holders = 0;
        for (int i = 0; i < tables.guest().irqs(); i++) {
            int irq = tables.guest().irq(i);
            boolean has = irq != own
                    && tables.guest().owner(s, irq) >= 0
                    && tables.guest().pirq(s, irq) == pirq;
            holders |= has ? OTHER_IRQ : 0;
        }
        for (int d = 0; d < w.programs.size(); d++) {
            for (int e = 0; e <= tables.qemu().msi(d); e++) {
                boolean has = tables.qemu().pirq(s, d, e) == pirq;
                holders |= has ? d == c && e == entry ? OWN_ENTRY : OTHER_ENTRY : 0;
            }
        }
        int arch = tables.arch(s, pirq);
        return holders | (arch > 0 ? MAPPED : arch != 0 ? ALLOCATED : 0);
    }
}
