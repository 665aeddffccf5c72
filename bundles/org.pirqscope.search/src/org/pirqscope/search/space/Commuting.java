package org.pirqscope.search.space;

import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.LayerTables;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.Wiring;
import org.pirqscope.machine.version.LinuxRules.Reuse;
import org.pirqscope.machine.xen.XenCells;

/**
 * Finds a controller whose next move commutes with everything that the others can still do: enabling, requesting, using
 * and freeing an entry whose pirq nobody else holds, names in a table or carries in an irq_info. The pirq is not free
 * before and after the move, so that no get_free_pirq sees a difference. The space has no cycles: the move may go
 * first, alone, and every final state is still reached. The first interrupt of an emulated device takes the one place
 * that a domain has for IRQ_MSI_EMU, so that those of two such devices do not commute.
 */
final class Commuting {

    private final Machine machine;
    private final Wiring w;
    private final LayerTables tables;
    private final boolean possible;
    private final boolean oneEmulated;

    Commuting(Machine machine) {
        this.machine = machine;
        this.w = machine.wiring();
        this.tables = new LayerTables(w);
        this.possible = w.unmapsOnDisable
                && w.pirqs
                && !w.linux.asksArray()
                && machine.scenario().events().isEmpty()
                && machine.scenario().controllers().stream().allMatch(c -> c.msixTableSize() > 0)
                && irqsSuffice(machine.scenario());
        this.oneEmulated = machine.scenario().controllers().stream()
                        .filter(Controller::emulated)
                        .count()
                <= 1;
    }

    /**
     * Whether no map can fail for want of a Xen irq, which the maps of all devices take from one pool: each pirq has
     * one, and on a kernel that re-uses pirqs another one may be left behind.
     */
    private static boolean irqsSuffice(Scenario scenario) {
        int entries =
                scenario.controllers().stream().mapToInt(Controller::entries).sum();
        Pool pool = scenario.pool();
        return pool.xenIrqs() >= 2 * Math.min(entries, pool.extraGuestIrqs());
    }

    /** One controller of {@code mask} if its move commutes, else all of them. */
    long enough(short[] s, long mask) {
        if (!possible) {
            return mask;
        }
        for (long left = mask; left != 0; left &= left - 1) {
            int c = Long.numberOfTrailingZeros(left);
            if (commutes(s, c)) {
                return 1L << c;
            }
        }
        return mask;
    }

    private boolean commutes(short[] s, int c) {
        if (w.drivers.mode(s, c) != DriverCells.MSIX) {
            return false;
        }
        AtomicStep step = machine.nextStep(s, c);
        int entry = machine.nextEntry(s, c);
        return switch (step) {
            case E1 -> !w.linux.enableFirst() && ownsAll(s, c);
            case E2 -> ownsAll(s, c);
            case Q, C -> owns(s, c, entry);
            case U -> owns(s, c, entry) && (oneEmulated || !w.emulated(c));
            case X -> w.linux.reuse() == Reuse.NEVER;
            default -> false;
        };
    }

    private boolean ownsAll(short[] s, int c) {
        for (int e = 0; w.guest.hasIrq(s, c, e); e++) {
            if (!owns(s, c, e)) {
                return false;
            }
        }
        return true;
    }

    private boolean owns(short[] s, int c, int entry) {
        if (!w.guest.hasIrq(s, c, entry)) {
            return false;
        }
        int pirq = tables.guest().pirq(s, tables.guest().descriptorIrq(s, c, entry));
        return tables.known(pirq)
                && (tables.arch(s, pirq) == XenCells.ALLOCATED || tables.arch(s, pirq) > 0)
                && onlyOne(s, c, entry, pirq);
    }

    private boolean onlyOne(short[] s, int c, int entry, int pirq) {
        for (int i = 0; i < tables.guest().irqs(); i++) {
            int irq = tables.guest().irq(i);
            int owner = tables.guest().owner(s, irq);
            if (owner >= 0
                    && owner != XenCells.owner(c, entry)
                    && tables.guest().pirq(s, irq) == pirq) {
                return false;
            }
        }
        for (int d = 0; d < w.programs.size(); d++) {
            for (int e = 0; e < tables.qemu().msi(d); e++) {
                boolean own = d == c && e == entry;
                if (!own
                        && (tables.qemu().pirq(s, d, e) == pirq
                                || w.linux.reuse() != Reuse.NEVER
                                        && tables.qemu().message(s, d, e).pirq() == pirq)) {
                    return false;
                }
            }
        }
        return true;
    }
}
