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
import org.pirqscope.machine.version.LinuxRules.Reuse;
import org.pirqscope.machine.xen.XenCells;
import org.pirqscope.search.pack.Renaming;
import org.pirqscope.search.path.Deadline;
import org.pirqscope.search.space.Outcomes;

/**
 * Proves that a scenario never fails by looking at each controller alone, in atomic steps, where get_free_pirq is
 * answered both ways: with a pirq, if the controller itself has left one, and with -ENOSPC, as if others held all the
 * rest. That is an over-approximation of what the others can do, exact for "never fails", if all that they share are
 * names: pirqs, Xen irqs, ports and Linux irqs that one of them holds are touched by no other, and no number decides
 * anything. It is exact where, in every state of each controller alone,
 *
 * <ul>
 *   <li>the kernel never reads a stored message, takes no pirq that Xen did not reserve, and no event is guest-wide;
 *   <li>a message is written to an entry without a pirq, so that QEMU compares it with nothing (filter-needs-pirq);
 *   <li>the device is not in MSI mode, whose register keeps its pirq;
 *   <li>each step uses pirqs only that the controller holds, and a free pirq or Xen irq has nothing left of its past;
 *   <li>the most Xen irqs, ports and Linux irqs of all controllers together are there.
 * </ul>
 *
 * Where one of these does not hold, or a controller loses something alone, nothing is said.
 */
public final class EachAlone {

    /** More states of one controller than these are a matter for a search. */
    private static final int MOST = 200_000;

    private final Scenario scenario;
    private final Deadline deadline;
    private final Machine machine;
    private final Wiring w;
    private final LayerTables tables;
    private final Outcomes outcomes;
    private long moves;
    private int longest;

    /**
     * What was proved.
     *
     * @param states of all controllers, each alone; equal ones are looked at once
     * @param depth most atomic steps of one
     */
    public record Proof(long states, long moves, int depth) {}

    /** What one controller holds at once, at most, and how many states it has. */
    private record Peak(long states, int xenIrqs, int ports, int guestIrqs) {}

    private EachAlone(Scenario scenario, Deadline deadline) {
        this.scenario = scenario;
        this.deadline = deadline;
        this.machine = new Machine(scenario);
        this.w = machine.wiring();
        this.tables = new LayerTables(w);
        this.outcomes = new Outcomes(machine);
    }

    /** The proof that the scenario never fails, if there is one of this kind. */
    public static Optional<Proof> of(Scenario scenario, Deadline deadline) {
        boolean eligible = scenario.events().isEmpty()
                && scenario.versions().linuxRules().reuse() == Reuse.NEVER
                && !scenario.versions().linuxRules().unreservedFallback()
                && !scenario.versions().xenRules().uncheckedFreePirq()
                && scenario.versions().xenRules().hvmPirq()
                && scenario.versions().qemuRules().filterNeedsPirq()
                && scenario.pool().nrIrqsGsi() > 0;
        return eligible ? new EachAlone(scenario, deadline).proof() : Optional.empty();
    }

    private Optional<Proof> proof() {
        int[] kinds = Renaming.kinds(scenario);
        Peak[] peaks = new Peak[kinds.length];
        Peak all = new Peak(0, 0, 0, 0);
        for (int c = 0; c < kinds.length; c++) {
            boolean known = kinds[c] != c;
            Optional<Peak> peak = known ? Optional.of(peaks[kinds[c]]) : states(c);
            if (peak.isEmpty()) {
                return Optional.empty();
            }
            peaks[c] = peak.get();
            all = new Peak(
                    all.states + (known ? 0 : peaks[c].states),
                    all.xenIrqs + peaks[c].xenIrqs,
                    all.ports + peaks[c].ports,
                    all.guestIrqs + peaks[c].guestIrqs);
        }
        boolean fits = all.xenIrqs <= tables.xen().xenIrqs()
                && all.ports <= tables.xen().ports()
                && all.guestIrqs <= tables.guest().irqs();
        return fits ? Optional.of(new Proof(all.states, moves, longest)) : Optional.empty();
    }

    private record Reached(short[] world, int depth) {}

    /** All states of a controller alone; empty if some state is not as it must be, or they are too many. */
    private Optional<Peak> states(int c) {
        Set<ShortBuffer> seen = new HashSet<>();
        ArrayDeque<Reached> left = new ArrayDeque<>();
        Peak peak = new Peak(0, 0, 0, 0);
        short[] start = machine.start();
        seen.add(ShortBuffer.wrap(start));
        left.add(new Reached(start, 0));
        while (!left.isEmpty()) {
            Reached at = left.removeFirst();
            if (seen.size() > MOST || (moves & 63) == 0 && deadline.over(1) || !lonely(at.world, c)) {
                return Optional.empty();
            }
            longest = Math.max(longest, at.depth);
            peak = new Peak(
                    seen.size(),
                    Math.max(peak.xenIrqs, xenIrqs(at.world)),
                    Math.max(peak.ports, ports(at.world)),
                    Math.max(peak.guestIrqs, guestIrqs(at.world)));
            if (!machine.ended(at.world, c)) {
                boolean asks = machine.nextStep(at.world, c) == AtomicStep.A;
                for (short[] next : asks
                        ? new short[][] {moved(at.world, c), refused(at.world, c)}
                        : new short[][] {moved(at.world, c)}) {
                    if (seen.add(ShortBuffer.wrap(next))) {
                        left.add(new Reached(next, at.depth + 1));
                    }
                }
            }
        }
        return Optional.of(peak);
    }

    private short[] moved(short[] world, int c) {
        short[] next = world.clone();
        machine.move(next, c, Tape.SILENT);
        moves++;
        return next;
    }

    /** The move in which others hold all pirqs that are free here. */
    private short[] refused(short[] world, int c) {
        short[] next = world.clone();
        int[] taken = tables.xen().takeFree(next);
        machine.move(next, c, Tape.SILENT);
        moves++;
        tables.xen().giveBack(next, taken);
        return next;
    }

    /** Whether this state and the step from it are as they must be for others not to matter. */
    private boolean lonely(short[] s, int c) {
        return !outcomes.lost(s)
                && w.drivers.mode(s, c) != DriverCells.MSI
                && nothingLeftBehind(s)
                && qemuHolds(s, c)
                && (machine.ended(s, c) || ownStep(s, c, machine.nextStep(s, c), machine.nextEntry(s, c)));
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
            if (!xen.used(s, irq) && xen.slot(s, irq) != 0 || xen.slot(s, irq) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean qemuHolds(short[] s, int c) {
        QemuCells qemu = tables.qemu();
        return IntStream.rangeClosed(0, qemu.msi(c))
                .map(e -> qemu.pirq(s, c, e))
                .allMatch(pirq -> pirq == -1 || held(s, pirq));
    }

    private boolean ownStep(short[] s, int c, AtomicStep step, int e) {
        QemuCells qemu = tables.qemu();
        return switch (step) {
            case S, A, Z, I, E1, E2, D, X, RS, SU, RM, BM -> true;
            case V -> restoresWhatIsThere(s, c);
            case BU -> unbindsOwn(s, qemu.pirq(s, c, e));
            case UNPLUG -> IntStream.rangeClosed(0, qemu.msi(c)).allMatch(each -> unbindsOwn(s, qemu.pirq(s, c, each)));
            case W -> qemu.pirq(s, c, e) == -1;
            case M -> held(s, qemu.pirq(s, c, e) == -1 ? qemu.message(s, c, e).pirq() : qemu.pirq(s, c, e));
            case B -> held(s, qemu.applied(s, c, e).pirq());
            case UB -> unbindsOwn(s, qemu.pirq(s, c, e));
            case UM -> held(s, qemu.pirq(s, c, e));
            case Q, U, C, AF -> !w.guest.hasIrq(s, c, e) || usesOwn(s, c, e);
            default -> false;
        };
    }

    /** Whether QEMU has the words that a restore writes, so that it ignores them whatever pirq they name. */
    private boolean restoresWhatIsThere(short[] s, int c) {
        return IntStream.range(0, tables.qemu().msi(c))
                .filter(e -> w.guest.hasIrq(s, c, e))
                .allMatch(e -> tables.qemu().pirq(s, c, e) != -1
                        && tables.qemu()
                                .message(s, c, e)
                                .equals(tables.guest().descriptorMessage(s, c, e, w.linux.messageData())));
    }

    /** What is not bound, Xen refuses to unbind as long as nobody has bound anything. */
    private boolean unbindsOwn(short[] s, int pirq) {
        return pirq == -1 || held(s, pirq) && tables.xen().bound(s, pirq);
    }

    private boolean usesOwn(short[] s, int c, int e) {
        int irq = tables.guest().descriptorIrq(s, c, e);
        int port = tables.guest().evtchn(s, irq);
        return held(s, tables.guest().pirq(s, irq))
                && (port == 0
                        || tables.xen().portPirq(s, port) == tables.guest().pirq(s, irq));
    }

    /** Of one controller alone: whatever is not free it holds, or has leaked. */
    private boolean held(short[] s, int pirq) {
        return tables.known(pirq) && !tables.xen().free(s, pirq);
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
