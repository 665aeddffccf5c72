package org.pirqscope.search.proof;

import java.nio.ShortBuffer;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.pirqscope.machine.call.AtomicStep;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.driver.DriverCells;
import org.pirqscope.machine.qemu.QemuCells;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.LayerTables;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.simulate.Wiring;
import org.pirqscope.machine.xen.XenCells;
import org.pirqscope.search.pack.Renaming;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.space.Outcomes;

/** One controller by itself, in atomic steps, as {@link EachAlone} needs it. */
final class LoneController {

    /** More choices than these, or more cells to remember them, are a matter for a search. */
    private static final int MOST = 200_000;

    private static final long MOST_CELLS = 64 << 20;

    private final Deadline deadline;
    private final Machine machine;
    private final Wiring w;
    private final LayerTables tables;
    private final Outcomes outcomes;
    private final Renaming renaming;
    private final OwnPirqs pirqs;
    private final Set<ShortBuffer> seen = new HashSet<>();
    private final ArrayDeque<Reached> left = new ArrayDeque<>();
    private Peak peak = Peak.NONE;
    private long moves;

    /**
     * What the controller holds at once, at most, and how many states it has.
     *
     * @param depth most atomic steps
     */
    record Peak(long states, long moves, int depth, int pirqs, int xenIrqs, int ports, int guestIrqs) {

        static final Peak NONE = new Peak(0, 0, 0, 0, 0, 0, 0);
    }

    private record Reached(short[] world, int depth) {}

    /** @param alone a scenario of one controller */
    LoneController(Scenario alone, Deadline deadline) {
        this.deadline = deadline;
        this.machine = new Machine(alone);
        this.w = machine.wiring();
        this.tables = new LayerTables(w);
        this.outcomes = new Outcomes(machine);
        this.renaming = new Renaming(w, alone, false);
        this.pirqs = new OwnPirqs(w);
    }

    /**
     * All states, where each allocation is answered both ways; empty if some state is not as it must be, or they are
     * too many. Remembered are those before an allocation only: from there to the next one there is one way.
     */
    Optional<Peak> refused() {
        add(machine.start(), 0);
        while (!left.isEmpty()) {
            Reached at = left.removeLast();
            short[] s = at.world;
            int depth = walk(s, at.depth, false);
            if (depth < 0 || seen.size() > MOST || (long) seen.size() * s.length > MOST_CELLS) {
                return Optional.empty();
            }
            if (!machine.ended(s, 0)) {
                short[] other = s.clone();
                int[] taken = tables.xen().takeFree(other);
                move(other);
                tables.xen().giveBack(other, taken);
                add(other, depth + 1);
                move(s);
                add(s, depth + 1);
            }
        }
        return Optional.of(peak);
    }

    private void add(short[] s, int depth) {
        pirqs.name(s);
        if (seen.add(ShortBuffer.wrap(renaming.rename(s).clone()))) {
            left.add(new Reached(s, depth));
        }
    }

    /** The one run that it has where no allocation is refused; empty if some state is not as it must be. */
    Optional<Peak> unrefused() {
        return walk(machine.start(), 0, true) < 0 ? Optional.empty() : Optional.of(peak);
    }

    /**
     * Moves in place up to the next allocation, or to the end; answers the depth there, -1 if some state is not as it
     * must be.
     */
    private int walk(short[] s, int from, boolean toTheEnd) {
        int depth = from;
        while (true) {
            note(s, depth);
            if ((peak.states & 63) == 0 && deadline.over(1) || !lonely(s)) {
                return -1;
            }
            if (machine.ended(s, 0) || !toTheEnd && machine.nextStep(s, 0) == AtomicStep.A) {
                return depth;
            }
            move(s);
            depth++;
        }
    }

    private void move(short[] s) {
        machine.move(s, 0, Tape.SILENT);
        moves++;
    }

    private void note(short[] s, int depth) {
        peak = new Peak(
                peak.states + 1,
                moves,
                Math.max(peak.depth, depth),
                Math.max(peak.pirqs, pirqs(s)),
                Math.max(peak.xenIrqs, xenIrqs(s)),
                Math.max(peak.ports, ports(s)),
                Math.max(peak.guestIrqs, guestIrqs(s)));
    }

    /** Whether this state and the step from it are as they must be for others not to matter. */
    private boolean lonely(short[] s) {
        return !outcomes.lost(s)
                && w.drivers.mode(s, 0) != DriverCells.MSI
                && nothingLeftBehind(s)
                && qemuHolds(s)
                && (machine.ended(s, 0) || ownStep(s, machine.nextStep(s, 0), machine.nextEntry(s, 0)));
    }

    private boolean nothingLeftBehind(short[] s) {
        XenCells xen = tables.xen();
        for (int pirq = xen.firstRow(); pirq < xen.nrPirqs(); pirq++) {
            if (xen.free(s, pirq) && !xen.blank(s, pirq)) {
                return false;
            }
        }
        for (int i = 0; i < xen.xenIrqs(); i++) {
            int irq = xen.firstXenIrq() + i;
            if (xen.slot(s, irq) < 0 || xen.used(s, irq) != (xen.slot(s, irq) > 0)) {
                return false;
            }
        }
        return true;
    }

    private boolean qemuHolds(short[] s) {
        QemuCells qemu = tables.qemu();
        return IntStream.rangeClosed(0, qemu.msi(0))
                .map(e -> qemu.pirq(s, 0, e))
                .allMatch(pirq -> pirq == -1 || held(s, pirq));
    }

    private boolean ownStep(short[] s, AtomicStep step, int e) {
        QemuCells qemu = tables.qemu();
        return switch (step) {
            case S, A, Z, I, E1, E2, D, X, RS, SU, RM, BM -> true;
            case V -> restoresWhatIsThere(s);
            case BU -> unbindsOwn(s, qemu.pirq(s, 0, e));
            case UNPLUG -> IntStream.rangeClosed(0, qemu.msi(0)).allMatch(each -> unbindsOwn(s, qemu.pirq(s, 0, each)));
            case W -> qemu.pirq(s, 0, e) == -1;
            case M -> held(s, qemu.pirq(s, 0, e) == -1 ? qemu.message(s, 0, e).pirq() : qemu.pirq(s, 0, e));
            case B -> held(s, qemu.applied(s, 0, e).pirq());
            case UB -> unbindsOwn(s, qemu.pirq(s, 0, e));
            case UM -> held(s, qemu.pirq(s, 0, e));
            case Q, U, C, AF -> !w.guest.hasIrq(s, 0, e) || usesOwn(s, e);
            default -> false;
        };
    }

    /** Whether QEMU has the words that a restore writes, so that it ignores them whatever pirq they name. */
    private boolean restoresWhatIsThere(short[] s) {
        return IntStream.range(0, tables.qemu().msi(0))
                .filter(e -> w.guest.hasIrq(s, 0, e))
                .allMatch(e -> tables.qemu().pirq(s, 0, e) != -1
                        && tables.qemu()
                                .message(s, 0, e)
                                .equals(tables.guest().descriptorMessage(s, 0, e, w.linux.messageData())));
    }

    /** What is not bound, Xen refuses to unbind as long as nobody has bound anything. */
    private boolean unbindsOwn(short[] s, int pirq) {
        return pirq == -1 || held(s, pirq) && tables.xen().bound(s, pirq);
    }

    private boolean usesOwn(short[] s, int e) {
        int irq = tables.guest().descriptorIrq(s, 0, e);
        int port = tables.guest().evtchn(s, irq);
        return held(s, tables.guest().pirq(s, irq))
                && (port == 0
                        || tables.xen().portPirq(s, port) == tables.guest().pirq(s, irq));
    }

    /** Of one controller alone: whatever is not free it holds, or has leaked. */
    private boolean held(short[] s, int pirq) {
        return tables.known(pirq) && !tables.xen().free(s, pirq);
    }

    private int pirqs(short[] s) {
        return (int) IntStream.range(tables.xen().firstRow(), tables.xen().nrPirqs())
                .filter(pirq -> !tables.xen().free(s, pirq))
                .count();
    }

    private int xenIrqs(short[] s) {
        XenCells xen = tables.xen();
        return (int) IntStream.range(0, xen.xenIrqs())
                .filter(i -> xen.used(s, xen.firstXenIrq() + i))
                .count();
    }

    private int ports(short[] s) {
        XenCells xen = tables.xen();
        return (int) IntStream.range(0, xen.ports())
                .filter(i -> xen.portPirq(s, xen.firstPort() + i) >= 0)
                .count();
    }

    private int guestIrqs(short[] s) {
        return (int) IntStream.range(0, tables.guest().irqs())
                .filter(i -> tables.guest().owner(s, tables.guest().irq(i)) >= 0)
                .count();
    }
}
